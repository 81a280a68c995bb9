import { closeSync, cpSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { type Client, serde, topic } from '@millrace/client'
import {
  count,
  filter,
  groupBy,
  groupByKey,
  merge,
  reduce,
  type RunOptions,
  streams,
  to,
  toStream,
} from '@millrace/streams'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Copy, restoredCount, StreamsCopies } from './support/streams-copies.ts'

const text = { key: serde.string(), value: serde.string() }
const words = topic('words', text)
const counts = topic('counts', { key: serde.string(), value: serde.long() })
const changelog = 'app-per-word-changelog'
const keysCount = 50
const patience = { timeout: 60_000, interval: 50 }

let cluster: TestCluster
let client: Client
let copies: StreamsCopies

beforeEach(async () => {
  cluster = await startTestCluster()
  client = await cluster.client()
  copies = new StreamsCopies()
  await client.admin().createTopic(words, { partitions: 2 })
  await client.admin().createTopic(counts, { partitions: 1 })
})

afterEach(async () => {
  await copies.remove()
  await cluster.stop()
})

const newApp = () => streams({ id: 'app', brokers: cluster.bootstrap.split(','), key: serde.string() })

/** A word count whose words are keys already. */
function counting(store = 'per-word') {
  const app = newApp()
  app.stream(words).pipe(groupByKey(), count({ store, value: serde.long() }), toStream(), to(counts))
  return app
}

const run = (name: string, options?: RunOptions): Copy => copies.run(counting(), name, options)

async function send(): Promise<void> {
  const producer = client.producer()
  for (let key = 0; key < keysCount; key += 1) void producer.send(words, { key: `word-${key}`, value: '' })
  await producer.close()
}

/** Waits until the newest count of each word is this; of one partition, so in order. */
async function counted(times: number, copy: Copy): Promise<void> {
  const waiting = vi.waitFor(
    async () => expect(new Set((await newestCounts()).values())).toEqual(new Set([times])),
    patience,
  )
  await Promise.race([waiting, copy.done.then(() => new Promise(() => undefined))])
}

async function newestCounts(): Promise<Map<string, number>> {
  const newest = new Map<string, number>()
  const consumer = client.consumer({ isolation: 'read_committed' })
  for await (const { key, value } of consumer.records(counts, { from: 'earliest', until: 'end' }))
    newest.set(key ?? '', value ?? 0)
  await consumer.close()
  return newest
}

/** Runs a copy until it has counted what was sent, so many times in all. */
async function countAnd(name: string, times: number, options?: RunOptions): Promise<Copy> {
  await send()
  const copy = run(name, options)
  await counted(times, copy)
  await copy.stop()
  return copy
}

const stateOf = (name: string, ...parts: string[]): string => path.join(copies.folder, name, 'app', ...parts)

/** Why copies deleted states. */
const wipes = ({ warnings }: Copy): unknown[] =>
  warnings
    .filter(({ text: said }) => said.includes('is deleted'))
    .map(({ about }) => about['reason'] ?? about['taskId'])

it('may have rows as large as the records that the application may write', async () => {
  const largeWords = topic('large-words', text)
  const configs = { 'max.message.bytes': '4194304' }
  await client.admin().createTopic(largeWords, { partitions: 1, configs })
  const app = newApp()
  app.stream(words).pipe(
    groupByKey(),
    reduce((_, value) => value.repeat(2 << 20), { store: 'large', value: serde.string() }),
    toStream(),
    to(largeWords),
  )
  const copy = copies.run(app, 'large', { producer: { maxRecordBytes: 3 << 20 } })
  const producer = client.producer()
  await producer.sendBatch(words, [
    { key: 'word', value: 'a' },
    { key: 'word', value: 'b' },
  ])
  await producer.close()
  const lengthOf = async (name: string): Promise<number> => {
    let length = 0
    const consumer = client.consumer({ isolation: 'read_committed' })
    const all = consumer.records(topic(name, text), { from: 'earliest', until: 'end' })
    for await (const { value } of all) length = value?.length ?? 0
    await consumer.close()
    return length
  }
  await vi.waitFor(async () => expect(await lengthOf('large-words')).toBe(2 << 20), patience)
  expect(await lengthOf('app-large-changelog')).toBe(2 << 20)
  await copy.stop()
})

describe('state on a disk', () => {
  it('is gone on from after a stop, without restoring', async () => {
    await countAnd('a', 1)
    const again = await countAnd('a', 2)
    expect(restoredCount(again, 'active')).toBe(0)
    expect(again.warnings).toEqual([])
  })

  it('is restored after the machine stopped, since nobody knows what of it was written', async () => {
    await countAnd('a', 1)
    for (const task of ['0_0', '0_1']) writeFileSync(stateOf('a', task, 'opened'), 'another boot of the machine')
    const again = await countAnd('a', 2)
    expect(restoredCount(again, 'active')).toBe(keysCount)
    expect(wipes(again)).toEqual(Array(2).fill('it was not closed before the machine stopped'))
    expect(restoredCount(await countAnd('a', 3), 'active')).toBe(0)
  })

  it('is restored if it is damaged', async () => {
    await countAnd('a', 1)
    const file = stateOf('a', '0_0', 'data.mdb')
    const descriptor = openSync(file, 'r+')
    writeSync(descriptor, Buffer.alloc(statSync(file).size - 8_192, 0x5a), 0, statSync(file).size - 8_192, 8_192)
    closeSync(descriptor)
    const again = await countAnd('a', 2)
    expect(wipes(again)).toEqual([expect.stringContaining('its file is damaged') as string])
    expect(restoredCount(again, 'active')).toBeGreaterThan(0)
    expect(restoredCount(again, 'active')).toBeLessThan(keysCount)
  })

  it('belongs to one copy: another says who has it', async () => {
    await send()
    const first = run('a')
    await counted(1, first)
    await expect(run('a').done).rejects.toMatchObject({
      code: 'DATA_DIRECTORY_IN_USE',
      message: expect.stringMatching(new RegExp(`in use by process ${process.pid}: stop that copy`)) as string,
    })
    await first.stop()
  })

  it('begins anew where its changelog does not go on from it: cut off, or made anew', async () => {
    await countAnd('a', 1)
    cpSync(stateOf('a'), stateOf('old'), { recursive: true })
    cpSync(stateOf('a'), stateOf('future'), { recursive: true })
    const ends = await client.admin().listOffsets(changelog, 'latest')
    const before = new Map(ends.map(({ partition, offset = 0 }) => [partition, offset]))
    await countAnd('a', 2)
    const policy = (value: string) =>
      client.admin().alterConfigs({ type: 'topic', name: changelog }, { set: { 'cleanup.policy': value } })
    // All but the newest count of the words goes, and the end of the transaction that the older state would go on with.
    await policy('compact,delete')
    await client.admin().deleteRecords(changelog, before)
    await policy('compact')
    const old = await countAnd('old', 3)
    expect(wipes(old).toSorted()).toEqual(['0_0', '0_1'])
    for (const { partition, fromOffset } of old.progress) expect(fromOffset).toBe(before.get(partition))
    await client.admin().deleteTopic(changelog)
    await expect(run('future').done).rejects.toMatchObject({
      code: 'INVALID_TOPOLOGY',
      message: expect.stringMatching(/^\+ app-per-word-changelog /m) as string,
    })
    const anew = run('future', { onTopologyChange: 'allow' })
    await vi.waitFor(() => expect(anew.states.at(-1)).toBe('running'), patience)
    expect(wipes(anew).toSorted()).toEqual(['0_0', '0_1'])
    await send()
    // Nothing is left of what was counted before.
    await counted(1, anew)
    await anew.stop()
  })

  it('begins anew where its changelog was made anew, and has grown past what the state goes on from', async () => {
    await countAnd('a', 1)
    const ends = await client.admin().listOffsets(changelog, 'latest')
    await client.admin().deleteTopic(changelog)
    await client.admin().createTopic(changelog, { partitions: 2, configs: { 'cleanup.policy': 'compact' } })
    const rows = topic(changelog, { key: serde.string(), value: serde.long() })
    await using producer = client.producer()
    for (let key = 0; key < keysCount; key += 1) void producer.send(rows, { key: `word-${key}`, value: 41 })
    // These alone lie where the old state would go on.
    for (let other = 0; other < keysCount; other += 1) void producer.send(rows, { key: `other-${other}`, value: 7 })
    await producer.flush()
    for (const [index, { offset = 0 }] of (await client.admin().listOffsets(changelog, 'latest')).entries())
      expect(offset).toBeGreaterThan(ends[index]?.offset ?? Infinity)
    const again = await countAnd('a', 42)
    expect(wipes(again).toSorted()).toEqual(['0_0', '0_1'])
    for (const { text: said } of again.warnings) expect(said).toContain('was deleted and made anew')
    expect(wipes(await countAnd('a', 43))).toEqual([])
  })
})

describe('a changed topology', () => {
  const refused = (difference: RegExp) => ({
    code: 'INVALID_TOPOLOGY',
    message: expect.stringMatching(difference) as string,
  })

  it('is refused on old state, with the difference, unless it is allowed', async () => {
    await countAnd('a', 1)
    const difference = /^[-] app-per-word-changelog [^]*^[+] app-by-word-changelog /m
    for (const name of ['a', 'elsewhere']) {
      await expect(copies.run(counting('by-word'), name).done).rejects.toMatchObject(refused(difference))
    }
    await expect(copies.run(counting('by-word'), 'a', { onTopologyChange: 'maybe' as 'allow' }).done).rejects.toThrow(
      /onTopologyChange is fail or allow, not maybe/,
    )
    const allowed = copies.run(counting('by-word'), 'a', { onTopologyChange: 'allow' })
    await send()
    await send()
    // The new store begins empty, and knows nothing of what was counted before.
    await counted(2, allowed)
    expect(allowed.warnings.map(({ text: said }) => said)).toContain('the topology is not the one that the state is of')
    await allowed.stop()
  })

  it('of other inputs is seen by what lies on the disk; stateless parts may come and go', async () => {
    await countAnd('a', 1)
    const more = topic('more', text)
    await client.admin().createTopic(more, { partitions: 2 })
    const stateless = counting()
    stateless.stream(more).pipe(
      filter(() => false),
      to(words),
    )
    const copy = copies.run(stateless, 'a')
    await vi.waitFor(() => expect(copy.states.at(-1)).toBe('running'), patience)
    await copy.stop()
    const merged = newApp()
    merged
      .stream(words)
      .pipe(
        merge(merged.stream(more)),
        groupByKey(),
        count({ store: 'per-word', value: serde.long() }),
        toStream(),
        to(counts),
      )
    await expect(copies.run(merged, 'a').done).rejects.toMatchObject(
      refused(/^- store per-word: from words \(2\); .*\n\+ store per-word: from more \(2\), words \(2\); /m),
    )
  })

  it('is refused beside copies that run another one', async () => {
    await send()
    const first = run('a')
    await counted(1, first)
    const other = newApp()
    other.stream(words).pipe(to(topic('elsewhere', text)))
    await client.admin().createTopic('elsewhere')
    const second = copies.run(other, 'b', { onTopologyChange: 'allow' })
    await expect(second.done).rejects.toMatchObject(
      refused(
        /that run already have another topology:\n- sub-topology 0: .* per-word\n\+ sub-topology 0: .* nothing\n/,
      ),
    )
    await send()
    await counted(2, first)
    await first.stop()
  })
})

describe('inputs that change', () => {
  it('one that is deleted ends all copies with its name', async () => {
    await send()
    const all = [run('a'), run('b')]
    await Promise.race(all.map((copy) => counted(1, copy)))
    await client.admin().deleteTopic(words)
    for (const copy of all) {
      await expect(copy.done).rejects.toMatchObject({
        code: 'UNKNOWN_TOPIC_OR_PARTITION',
        message: expect.stringMatching(/the topic words, which the application reads, is not there any more/) as string,
      })
    }
  })

  it('one that grows is read on where nothing is kept, and ends the application where state has its number of partitions', async () => {
    const plain = streams({ id: 'plain', brokers: cluster.bootstrap.split(',') })
    await client.admin().createTopic('copied', { partitions: 1 })
    plain.stream(words).pipe(to(topic('copied', text)))
    await send()
    const stateless = copies.run(plain, 'plain')
    const stateful = run('a')
    await counted(1, stateful)
    await client.admin().createPartitions(words.name, 6)
    await expect(stateful.done).rejects.toMatchObject({
      code: 'INVALID_TOPOLOGY',
      message: expect.stringMatching(/app-per-word-changelog has 2 partitions, and the topology wants 6/) as string,
    })
    await send()
    await vi.waitFor(async () => {
      const [end] = await client.admin().listOffsets('copied', 'latest')
      const found: (string | null)[] = []
      for await (const { key } of client
        .consumer({ isolation: 'read_committed' })
        .records(topic('copied', text), { from: 'earliest', until: 'end' })) {
        found.push(key)
      }
      expect(end?.offset).toBeGreaterThan(0)
      expect(found).toHaveLength(2 * keysCount)
    }, patience)
    await stateless.stop()
  })

  it('those that are joined must have the same number of partitions, those that are merged need not', async () => {
    const more = topic('more', text)
    await client.admin().createTopic(more, { partitions: 3 })
    const merged = newApp()
    merged.stream(words).pipe(
      merge(merged.stream(more)),
      groupBy((_, key) => key ?? ''),
      count({ store: 'per-word', value: serde.long() }),
      toStream(),
      to(counts),
    )
    await send()
    const producer = client.producer()
    for (let key = 0; key < keysCount; key += 1) void producer.send(more, { key: `word-${key}`, value: '' })
    await producer.close()
    const copy = copies.run(merged, 'a')
    await counted(2, copy)
    await copy.stop()
  })
})

describe('repartition topics', () => {
  it('keep only what is not processed yet', async () => {
    const app = newApp()
    app.stream(words).pipe(
      groupBy((_, key) => key ?? ''),
      count({ store: 'per-word', value: serde.long() }),
      toStream(),
      to(counts),
    )
    await send()
    const copy = copies.run(app, 'a', { repartitionPurgeInterval: '100ms' })
    await counted(1, copy)
    await send()
    await counted(2, copy)
    await vi.waitFor(async () => {
      const name = 'app-per-word-repartition'
      const starts = await client.admin().listOffsets(name, 'earliest')
      expect(starts.every(({ offset = 0 }) => offset > 0)).toBe(true)
    }, patience)
    await send()
    await counted(3, copy)
    await copy.stop()
  })
})
