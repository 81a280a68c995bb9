import path from 'node:path'
import { serde, topic, type Client } from '@millrace/client'
import { count, groupBy, streams, to, toStream } from '@millrace/streams'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { millraceAt } from './support/cli.ts'
import { temporaryFolder } from './support/temporary.ts'

const words = topic('words', { key: serde.string(), value: serde.string() })
const counts = topic('counts', { key: serde.string(), value: serde.long() })

let cluster: TestCluster
let client: Client
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let cli: ReturnType<typeof millraceAt>

beforeEach(async () => {
  cluster = await startTestCluster()
  client = await cluster.client()
  folder = await temporaryFolder()
  cli = millraceAt(cluster.bootstrap)
  await client.admin().createTopic(words, { partitions: 2 })
  await client.admin().createTopic(counts, { partitions: 1 })
})

afterEach(async () => {
  await cluster.stop()
  await folder[Symbol.asyncDispose]()
})

/** A copy of a word count that runs. */
function startCopy(name: string, control: boolean) {
  const app = streams({ id: 'word-count', brokers: cluster.bootstrap.split(','), key: serde.string() })
  const table = app.stream(words).pipe(
    groupBy((word) => word),
    count({ store: 'per-word' }),
  )
  table.pipe(toStream(), to(counts))
  return app.start({ stateDir: path.join(folder.path, name), control, commitInterval: '20ms' })
}

/** Until the counts of `total` words have come, behind an offset. */
async function counted(total: number, offset = 0): Promise<Map<string, number>> {
  const newest = new Map<string, number>()
  const consumer = client.consumer({ isolation: 'read_committed' })
  for await (const { key, value } of consumer.records(counts, { from: new Map([[0, { offset }]]) })) {
    newest.set(key ?? '', value ?? 0)
    if ([...newest.values()].reduce((sum, each) => sum + each, 0) === total) break
  }
  await consumer.close()
  return newest
}

async function send(...values: readonly string[]): Promise<void> {
  const producer = client.producer()
  for (const value of values) void producer.send(words, { key: value, value })
  await producer.close()
}

const json = async (...commandLine: readonly string[]): Promise<unknown> => {
  const { code, stdout, stderr } = await cli([...commandLine, '--format', 'json'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

test('ls, describe, lag and graph show an application with its copies', { timeout: 120_000 }, async () => {
  await send('a', 'b', 'a')
  await using _running = await startCopy('a', true)
  await counted(3)
  expect(await json('streams', 'ls')).toEqual([{ application: 'word-count', state: 'stable', copies: 1, tasks: 4 }])
  expect((await cli(['streams', 'ls'])).stdout).toMatch(/^word-count +stable +1 +4$/m)
  expect(await json('streams', 'describe', 'word-count')).toMatchObject([
    {
      id: 'word-count',
      copies: [
        { active: ['0_0', '0_1', '1_0', '1_1'], standby: [], address: expect.stringMatching(/^127\.0\.0\.1:\d+$/) },
      ],
      internalTopics: [
        { name: 'word-count-per-word-changelog', kind: 'changelog', of: 'per-word', partitions: 2 },
        { name: 'word-count-per-word-repartition', kind: 'repartition', of: 'per-word', partitions: 2 },
      ],
    },
  ])
  expect((await cli(['streams', 'describe', 'word-count'])).stdout).toContain('0_0 0_1 1_0 1_1')
  expect(await json('streams', 'lag', 'word-count')).toMatchObject({
    inputs: expect.arrayContaining([expect.objectContaining({ topic: 'words', lag: 0 })]),
    restoring: [],
  })
  expect((await cli(['streams', 'graph', 'word-count'])).stdout).toMatch(/^Topologies:\n {3}Sub-topology: 0\n/)
  expect((await cli(['streams', 'graph', 'word-count', '--as', 'mermaid'])).stdout).toMatch(/^flowchart/m)
})

test('what is not there, or not to be asked, is told', { timeout: 120_000 }, async () => {
  await using _running = await startCopy('a', false)
  expect(await cli(['streams', 'describe', 'word-coun'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("did you mean 'word-count'?"),
  })
  expect(await cli(['streams', 'graph', 'word-count'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('run one with `control`'),
  })
  expect(await cli(['streams', 'reset', 'word-count'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('has members'),
  })
  expect(await cli(['streams', 'reset', 'no-such'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("there is nothing of an application 'no-such'"),
  })
})

test('reset shows what it would do, and does it with --yes', { timeout: 120_000 }, async () => {
  await send('a', 'b', 'a', 'c')
  const first = await startCopy('a', false)
  await counted(4)
  await first.stop()
  const before = await client.admin().listTopics()
  const reset = ['streams', 'reset', 'word-count', '--state', path.join(folder.path, 'a')]
  const shown = await cli(reset)
  expect(shown).toMatchObject({ code: 0, stderr: 'millrace: nothing was changed: --yes does it\n' })
  expect(shown.stdout).toContain('WOULD DELETE TOPIC')
  expect(shown.stdout).toMatch(/would delete the state of tasks 1_0 1_1/)
  expect(await client.admin().listTopics()).toEqual(before)

  expect(await json(...reset, '--yes')).toMatchObject({
    done: true,
    inputs: [
      { topic: 'words', partition: 0, to: 0 },
      { topic: 'words', partition: 1, to: 0 },
    ],
    deletedTopics: ['word-count-per-word-changelog', 'word-count-per-word-repartition'],
    deletedState: { tasks: ['1_0', '1_1'] },
  })
  expect(await client.admin().listTopics()).toEqual(['counts', 'words'])
  expect((await client.admin().listGroupOffsets('word-count')).map(({ offset }) => offset)).toEqual([0, 0])

  // It begins anew: the same words are counted once more, and from 0.
  const [end] = await client.admin().listOffsets(counts, 'latest')
  await using _second = await startCopy('a', false)
  expect(await counted(4, end?.offset)).toEqual(
    new Map([
      ['a', 2],
      ['b', 1],
      ['c', 1],
    ]),
  )
})
