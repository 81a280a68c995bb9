import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { LogFields, Logger } from '@millrace/base'
import { CollectingMetrics } from '@millrace/base/testing'
import type { Client, Topic } from '@millrace/client'
import type { RunOptions, Streams } from '@millrace/streams'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const module = new URL('./support/threads-app.mjs', import.meta.url)
const { app, counts, inputs, places } = (await import(module.href)) as {
  readonly app: Streams
  readonly inputs: Topic<string, string>
  readonly places: Topic<string, string>
  readonly counts: Topic<string, number>
}

let cluster: TestCluster
let client: Client
let folder: string

beforeEach(async () => {
  // A thread that crashed is a member that falls silent.
  cluster = await startTestCluster({
    configs: {
      'group.consumer.min.session.timeout.ms': 1_000,
      'group.consumer.session.timeout.ms': 5_000,
      'group.consumer.min.heartbeat.interval.ms': 500,
      'group.consumer.heartbeat.interval.ms': 1_000,
    },
  })
  client = await cluster.client()
  folder = mkdtempSync(path.join(tmpdir(), 'millrace-threads-'))
  for (const each of [inputs, counts, places]) await client.admin().createTopic(each, { partitions: 4 })
})

afterEach(async () => {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
})

function run(options: RunOptions = {}) {
  const stop = new AbortController()
  const states: string[] = []
  const done = app.run({
    brokers: cluster.bootstrap.split(','),
    signal: stop.signal,
    stateDir: folder,
    commitInterval: '20ms',
    onState: (state) => states.push(state),
    ...options,
  })
  const failed = done.then(() => new Promise<never>(() => undefined))
  failed.catch(() => undefined)
  const leave = (): Promise<void> => {
    stop.abort()
    return done
  }
  return { states, done, failed, stop: leave }
}

/** As many records of each key as there are values; 8 keys, so that all partitions have some. */
async function send(...values: readonly string[]): Promise<void> {
  const producer = client.producer()
  for (const value of values) {
    for (let key = 0; key < 8; key += 1) void producer.send(inputs, { key: `k${key}`, value })
  }
  await producer.close()
}

/** Waits until each key is counted so often; gives where its records were processed. */
async function counted(times: number, failed: Promise<never>): Promise<Set<string>> {
  const consumer = client.consumer({ isolation: 'read_committed' })
  const last = new Map<string, number>()
  const where = new Set<string>()
  const countsRead = (async () => {
    for await (const { key, value } of consumer.records(counts, { from: 'earliest' })) {
      expect(value).toBeGreaterThan(last.get(key ?? '') ?? 0)
      last.set(key ?? '', value ?? 0)
      if (last.size === 8 && [...last.values()].every((each) => each === times)) return
    }
  })()
  await Promise.race([countsRead, failed])
  let seen = 0
  for await (const { value } of consumer.records(places, { from: 'earliest' })) {
    where.add(value ?? '')
    seen += 1
    if (seen === times * 8) break
  }
  await consumer.close()
  return where
}

class Lines implements Logger {
  readonly lines: string[] = []
  readonly debug = (): void => undefined
  readonly info = (fields: LogFields, message: string): void =>
    void this.lines.push(`${String(fields['thread'])} ${message}`)
  readonly warn = this.info
  readonly error = this.info
  readonly child = (): Logger => this
}

describe('an application in threads', () => {
  it('counts each record once, in all of them, and tells the one that started it how it fares', async () => {
    const metrics = new CollectingMetrics()
    const logger = new Lines()
    const running = run({ threads: 2, module, metrics, logger })
    await send('a', 'b', 'c')
    const first = await counted(3, running.failed)
    expect([...first].every((place) => place.startsWith('thread'))).toBe(true)
    await send('d')
    await counted(4, running.failed)
    await running.stop()
    expect(running.states.at(0)).toBe('rebalancing')
    expect(running.states).toContain('running')
    expect(running.states.slice(-2)).toEqual(['stopping', 'stopped'])
    const processed = metrics.samples().filter(({ name }) => name === 'millrace_streams_records_processed_total')
    expect(processed.reduce((sum, { value }) => sum + value, 0)).toBe(32)
    for (const thread of [0, 1]) expect(logger.lines).toContain(`${thread} the application changes its state`)
    // The same application, in one thread and in this: it goes on where it was.
    const alone = run()
    await send('e')
    const all = await counted(5, alone.failed)
    await alone.stop()
    expect([...all].some((place) => place.startsWith('main'))).toBe(true)
  })

  it('stops as a whole with what one of them failed with', async () => {
    const running = run({ threads: 2, module })
    await send('a')
    await counted(1, running.failed)
    const producer = client.producer()
    await producer.send(inputs, { key: 'k0', value: 'fail' })
    await producer.close()
    await expect(running.done).rejects.toMatchObject({
      code: 'PROCESSING_FAILED',
      message: expect.stringMatching(/failed with the record at offset \d+ of threaded-\d: it is to fail/) as unknown,
    })
    expect(running.states.at(-1)).toBe('failed')
  })

  it('has another thread in the place of one that crashed, if the policy says so', async () => {
    const running = run({ threads: 2, module, onUncaught: 'replace' })
    await send('a')
    await counted(1, running.failed)
    await send(`crash ${path.join(folder, 'was-here')}`)
    await counted(2, running.failed)
    await running.stop()
    expect(running.states.at(-1)).toBe('stopped')
  })

  it('stops when a thread is gone, and says how', async () => {
    const running = run({ threads: 1, module })
    await send('exit')
    await expect(running.done).rejects.toThrow(/^thread 0 of application threaded has crashed: it exited with code 3$/)
  })

  it('stops when it is asked to, be it before it has begun', async () => {
    for (const waitMs of [20, 200]) {
      const running = run({ threads: 2, module })
      await delay(waitMs)
      await running.stop()
      expect(running.states.at(-1)).toBe('stopped')
    }
  })
})

describe('threads that can not be', () => {
  it.each<[what: string, options: object, message: string]>([
    ['no number', { threads: 0, module }, 'threads is a number from 1 to 128, not 0'],
    ['a service for each', { threads: 1, module, control: true }, 'the control service works without threads alone'],
    ['no module', { threads: 2 }, 'threads need a module'],
    [
      'a function for another thread',
      { threads: 2, module, onUncaught: () => 'stop' },
      "onUncaught of run() can't be given to a thread",
    ],
    ['a module that is not there', { threads: 1, module: '/nowhere.mjs' }, "can't be loaded"],
    [
      'a module without the application',
      { threads: 1, module: 'data:text/javascript,export const app = 1' },
      'exports no application threaded',
    ],
  ])('%s', async (_, options, message) => {
    await expect(run(options as RunOptions).done).rejects.toThrow(message)
  })
})
