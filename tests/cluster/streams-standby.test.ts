import { readdirSync } from 'node:fs'
import path from 'node:path'
import { type Client, serde, topic } from '@millrace/client'
import { count, groupByKey, joinTable, type RunOptions, streams, to, toStream } from '@millrace/streams'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Copy, newestProgress, restoredCount, StreamsCopies } from './support/streams-copies.ts'

const words = topic('words', { key: serde.string(), value: serde.string() })
const kept = topic('kept', { key: serde.string(), value: serde.long() })
const held = topic('held', { key: serde.string(), value: serde.long() })
const names = topic('names', { key: serde.string(), value: serde.string() })
const named = topic('named', { key: serde.string(), value: serde.string() })
const keysCount = 300
const patience = { timeout: 60_000, interval: 50 }

let cluster: TestCluster
let client: Client
let copies: StreamsCopies

beforeEach(async () => {
  cluster = await startTestCluster()
  client = await cluster.client()
  copies = new StreamsCopies()
  for (const each of [words, kept, held, named]) await client.admin().createTopic(each, { partitions: 4 })
  await client.admin().createTopic(names, { partitions: 4, configs: { 'cleanup.policy': 'compact' } })
})

afterEach(async () => {
  await copies.remove()
  await cluster.stop()
})

/** A copy that counts words twice, on disk and in memory, with a state folder of its own. */
function copy(name: string, options: RunOptions): Copy {
  const app = streams({ id: 'counts', brokers: cluster.bootstrap.split(','), key: serde.string() })
  const records = app.stream(words)
  records.pipe(groupByKey(), count({ store: 'disk', value: serde.long() }), toStream(), to(kept))
  records.pipe(groupByKey(), count({ store: 'heap', kind: 'memory', value: serde.long() }), toStream(), to(held))
  return copies.run(app, name, options)
}

/** One more of each word. */
async function send(): Promise<void> {
  const producer = client.producer()
  for (let key = 0; key < keysCount; key += 1) void producer.send(words, { key: `word-${key}`, value: '' })
  await producer.close()
}

/** Waits until each word was counted so often, by both stores. None may be counted twice, or go back. */
async function counted(times: number): Promise<void> {
  for (const each of [kept, held]) {
    await vi.waitFor(async () => {
      const newest = new Map<string, number>()
      const consumer = client.consumer({ isolation: 'read_committed' })
      for await (const { key, value } of consumer.records(each, { from: 'earliest', until: 'end' })) {
        expect(value).toBeGreaterThan(newest.get(key ?? '') ?? 0)
        newest.set(key ?? '', value ?? 0)
      }
      await consumer.close()
      expect(newest.size).toBe(keysCount)
      expect(new Set(newest.values())).toEqual(new Set([times]))
    }, patience)
  }
}

/** Waits until a copy has caught up with so many stores. */
async function caughtUp(copied: Copy, stores: number): Promise<void> {
  await vi.waitFor(() => {
    const all = [...newestProgress(copied, 'standby').values()]
    expect(all).toHaveLength(stores)
    for (const { position, toOffset } of all) expect(position).toBe(toOffset)
  }, patience)
}

describe('standbys', () => {
  it('take over with what they have, on disk and in memory, and the one that had it becomes their standby', async () => {
    const options = { standbyReplicas: 1 }
    const first = copy('a', options)
    await send()
    await counted(1)
    const second = copy('b', options)
    // Little state is no reason to wait: each has two tasks, and the stores of the other two.
    await caughtUp(second, 4)
    await caughtUp(first, 4)
    await send()
    await counted(2)
    // What moved away was kept as it was, and went on from there.
    for (const { fromOffset, restored: count } of newestProgress(first, 'standby').values()) {
      expect(fromOffset).toBeGreaterThan(0)
      expect(count).toBeLessThan(keysCount)
    }
    await vi.waitFor(() => {
      const ends = [...newestProgress(second, 'standby').values()]
      expect(ends.reduce((sum, { restored: count }) => sum + count, 0)).toBeGreaterThan(keysCount)
      for (const { position, toOffset } of ends) expect(position).toBe(toOffset)
    }, patience)
    const before = restoredCount(second, 'active')
    await first.stop()
    await send()
    await counted(3)
    expect(restoredCount(second, 'active')).toBe(before)
    await second.stop()
  })

  it('warm up before a task with much state moves, which goes on meanwhile', async () => {
    const options = { acceptableRecoveryLag: 10, maxWarmupReplicas: 1 }
    const first = copy('a', options)
    await send()
    await counted(1)
    const second = copy('b', options)
    // One task after the other: two of the four. Each moves as soon as it can, be it before its standby told that it had caught up.
    await vi.waitFor(async () => {
      const { members } = await client.admin().describeGroup('counts')
      expect(members.map(({ assigned }) => assigned.length)).toEqual([2, 2])
    }, patience)
    await send()
    await counted(2)
    expect(newestProgress(second, 'standby').size).toBe(4)
    expect(restoredCount(second, 'active')).toBe(0)
    expect(restoredCount(second, 'standby')).toBeGreaterThan(0)
    await first.stop()
    await send()
    await counted(3)
    await second.stop()
  })

  it('keep tables that are restored from their own topic up to what is committed', async () => {
    const producer = client.producer()
    for (let key = 0; key < keysCount; key += 1) void producer.send(names, { key: `word-${key}`, value: `name ${key}` })
    await producer.close()
    const copyOf = (name: string): Copy => {
      const app = streams({ id: 'named', brokers: cluster.bootstrap.split(','), optimize: 'all' })
      const table = app.table(names, { store: 'names' })
      app.stream(words).pipe(
        joinTable(table, (_word, name) => name),
        to(named),
      )
      return copies.run(app, name, { standbyReplicas: 1 })
    }
    const joined = async (times: number): Promise<void> => {
      await vi.waitFor(async () => {
        const found: string[] = []
        const consumer = client.consumer({ isolation: 'read_committed' })
        for await (const { key, value } of consumer.records(named, { from: 'earliest', until: 'end' })) {
          expect(value).toBe(key?.replace('word-', 'name '))
          found.push(key ?? '')
        }
        await consumer.close()
        expect(found).toHaveLength(times * keysCount)
      }, patience)
    }
    const first = copyOf('a')
    await vi.waitFor(() => expect(first.states).toContain('running'), patience)
    const second = copyOf('b')
    await send()
    await joined(1)
    // Both have all of the table: the one that stays restores nothing of what it takes over.
    const all = (copied: Copy): number => restoredCount(copied, 'active') + restoredCount(copied, 'standby')
    await vi.waitFor(() => expect([...newestProgress(second, 'standby').keys()]).toHaveLength(2), patience)
    const before = restoredCount(second, 'active')
    await first.stop()
    await send()
    await joined(2)
    expect(restoredCount(second, 'active')).toBe(before)
    expect(all(second)).toBeGreaterThan(0)
    await second.stop()
  })
})

it('a standby is in another zone than its task, wherever that is', async () => {
  const startIn = async (name: string, zone: string) => {
    const app = streams({ id: 'zones', brokers: cluster.bootstrap.split(','), stores: 'memory' })
    app.stream(words).pipe(groupByKey(), count({ store: 'per-word' }))
    return app.start({
      stateDir: path.join(copies.folder, name),
      standbyReplicas: 1,
      clientTags: { zone },
      rackAwareAssignmentTags: ['zone'],
    })
  }
  await using one = await startIn('a', 'east')
  await using two = await startIn('b', 'east')
  await using three = await startIn('c', 'west')
  const idsOf = ({ tasks }: typeof one, isStandby: boolean): string[] =>
    tasks.filter(({ standby }) => standby === isStandby).map(({ taskId }) => taskId)
  await vi.waitFor(() => {
    const [east, west] = [[one, two], [three]].map((running) => ({
      active: running.flatMap((each) => idsOf(each, false)).toSorted(),
      standby: running.flatMap((each) => idsOf(each, true)).toSorted(),
    }))
    expect(west?.active).toHaveLength(1)
    expect(east?.active).toHaveLength(3)
    expect(east?.standby).toEqual(west?.active)
    expect(west?.standby).toEqual(east?.active)
  }, patience)
})

describe('the state of tasks that have gone to another copy', () => {
  it('is deleted after a while, and no other', async () => {
    const options = { stateCleanupDelay: '1s' } as const
    const first = copy('a', options)
    await send()
    await counted(1)
    const tasksOf = (name: string): string[] =>
      readdirSync(path.join(copies.folder, name, 'counts')).filter((entry) => /^\d+_\d+$/.test(entry))
    expect(tasksOf('a')).toHaveLength(4)
    const second = copy('b', options)
    await vi.waitFor(() => {
      expect(tasksOf('a')).toHaveLength(2)
      expect(tasksOf('b')).toHaveLength(2)
      expect(new Set([...tasksOf('a'), ...tasksOf('b')]).size).toBe(4)
    }, patience)
    await send()
    await counted(2)
    // What they run has stayed, also beyond that time.
    expect(new Set([...tasksOf('a'), ...tasksOf('b')]).size).toBe(4)
    await first.stop()
    await second.stop()
  })
})
