import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Client } from '@millrace/client'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CopyProcess } from './harness/copy-process.ts'
import type { Example } from './harness/example.ts'
import { examples } from './harness/examples.ts'
import { expectedLines, linesOf } from './harness/expected.ts'
import { sendAll } from './harness/send.ts'
import { createTopics } from './harness/topics.ts'

/** Brokers and copies as processes, and the time until a copy that was killed is missed. */
const timeoutMs = 300_000

type Row = readonly [Buffer | null, Buffer | null]

let cluster: TestCluster

beforeAll(async () => {
  // The copies are processes of their own, and run what is built.
  const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url))
  await promisify(execFile)(process.execPath, [tsc, '-p', fileURLToPath(new URL('..', import.meta.url))])
  cluster = await startTestCluster({
    configs: {
      'offsets.topic.num.partitions': 2,
      'transaction.state.log.num.partitions': 2,
      // So long a copy that was killed keeps what it had.
      'group.consumer.min.session.timeout.ms': 6000,
      'group.consumer.session.timeout.ms': 6000,
    },
  })
}, timeoutMs)

afterAll(async () => {
  await cluster.stop()
})

// All at the same time, in one cluster: each of them mostly waits until a copy that was killed is missed.
test.concurrent.each(examples.map((example) => [example.name, example] as const))(
  'two copies of %s write what one without a cluster would, though one of them is killed',
  { timeout: timeoutMs },
  async (_name, example) => {
    const state = await mkdtemp(path.join(tmpdir(), 'millrace-examples-'))
    await using client = await cluster.client()
    await createTopics(client, example)
    const records = await example.records()
    const half = Math.floor(records.length / 2)
    const copies: CopyProcess[] = []
    try {
      // One after the other: where there is work for one alone, it is the first that has it.
      for (const number of [1, 2]) {
        const copy = new CopyProcess(example.name, number, cluster.bootstrap, state)
        copies.push(copy)
        await copy.says('running')
      }
      const partitions = await sendAll(client, records.slice(0, half))
      await untilWritten(client, example, (written) => written.some((rows) => rows.length > 0))
      await copies[0]?.end('SIGKILL')
      partitions.push(...(await sendAll(client, records.slice(half))))

      const expected = example.outputs.map((output) => expectedLines(example, output, records, partitions))
      const linesOfAll = (written: readonly (readonly Row[])[]): string[][] =>
        example.outputs.map((output, index) => linesOf(output, written[index] ?? []))
      await untilWritten(client, example, (written) =>
        linesOfAll(written).every((lines, index) => includesAll(lines, expected[index] ?? [])),
      )
      // What it may have written beyond that is committed when it has left.
      const { code } = await (copies[1]?.end('SIGTERM') ?? { code: undefined })
      expect(code).toBe(0)
      expect(linesOfAll(await allWritten(client, example))).toEqual(expected)
    } finally {
      await Promise.all(copies.map((copy) => copy.end('SIGKILL')))
      await rm(state, { recursive: true, force: true })
    }
  },
)

function includesAll(lines: readonly string[], wanted: readonly string[]): boolean {
  const there = new Set(lines)
  return wanted.every((line) => there.has(line))
}

/** Reads what is committed to the outputs, until it is enough. */
async function untilWritten(
  client: Client,
  { outputs }: Example,
  isEnough: (written: readonly (readonly Row[])[]) => boolean,
): Promise<void> {
  const written: Row[][] = outputs.map(() => [])
  const stop = new AbortController()
  const follow = async (name: string, rows: Row[]): Promise<void> => {
    await using consumer = client.consumer({ isolation: 'read_committed' })
    for await (const { records } of consumer.batches(name, { from: 'earliest', signal: stop.signal })) {
      for (const { key, value } of records) rows.push([key, value])
      if (isEnough(written)) stop.abort()
    }
  }
  const following = await Promise.allSettled(outputs.map(({ name }, index) => follow(name, written[index] ?? [])))
  const failed = following.find(({ status }) => status === 'rejected')
  if (!stop.signal.aborted && failed?.status === 'rejected') throw failed.reason
}

/** What is committed to the outputs. */
async function allWritten(client: Client, { outputs }: Example): Promise<Row[][]> {
  await using consumer = client.consumer({ isolation: 'read_committed' })
  const written: Row[][] = []
  for (const { name } of outputs) {
    const rows: Row[] = []
    for await (const { key, value } of consumer.records(name, { from: 'earliest', until: 'end' }))
      rows.push([key, value])
    written.push(rows)
  }
  return written
}
