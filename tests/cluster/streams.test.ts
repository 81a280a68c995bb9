import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Client, serde, topic } from '@millrace/client'
import { count, flatMapValues, groupBy, streams, to, toStream } from '@millrace/streams'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const lines = topic('lines', { key: serde.string(), value: serde.string() })
const counts = topic('counts', { key: serde.string(), value: serde.long() })

let cluster: TestCluster
let client: Client
let folder: string
/** The topics that copies wrote to. */
let written: Set<string>

beforeEach(async () => {
  cluster = await startTestCluster()
  client = await cluster.client()
  written = new Set()
  folder = mkdtempSync(path.join(tmpdir(), 'millrace-streams-'))
  await client.admin().createTopic(lines, { partitions: 3 })
  await client.admin().createTopic(counts, { partitions: 2 })
})

afterEach(async () => {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A copy of a word count, with a state folder of its own. */
function copy(name: string, guarantee: 'exactly_once' | 'at_least_once' = 'exactly_once') {
  const app = streams({ id: 'words', brokers: cluster.bootstrap.split(','), key: serde.string() })
  app.stream(lines).pipe(
    flatMapValues((line) => (line ?? '').split(' ')),
    groupBy((word) => word),
    count({ store: 'per-word', value: serde.long() }),
    toStream(),
    to(counts),
  )
  const stop = new AbortController()
  const states: string[] = []
  const done = app.run({
    signal: stop.signal,
    stateDir: path.join(folder, name),
    guarantee,
    commitInterval: '50ms',
    producer: {
      compression: 'zstd',
      interceptors: [{ name: 'written', onCall: ({ topic: name }) => void written.add(name) }],
    },
    onState: (state) => states.push(state),
  })
  // Whoever waits for what it writes would wait for ever.
  const failed = done.then(() => new Promise<never>(() => undefined))
  const leave = (): Promise<void> => {
    stop.abort()
    return done
  }
  return { states, failed, stop: leave }
}

async function send(from: number, to: number): Promise<void> {
  const producer = client.producer()
  for (let number = from; number < to; number += 1) {
    void producer.send(lines, { key: String(number), value: `all b${number % 3}` })
  }
  await producer.close()
}

/** Everything committed to `counts`, once all words of so many lines are counted. */
async function countsUntil(expected: number, failed: Promise<never>): Promise<Map<string, number[]>> {
  const consumer = client.consumer({ isolation: 'read_committed' })
  const seen = new Map<string, number[]>()
  const reading = (async () => {
    for await (const { key, value } of consumer.records(counts, { from: 'earliest' })) {
      seen.set(key ?? '', [...(seen.get(key ?? '') ?? []), value ?? -1])
      const isCounted = (word: string, to: number): boolean => seen.get(word)?.at(-1) === to
      if (isCounted('all', expected) && ['b0', 'b1', 'b2'].every((word) => isCounted(word, expected / 3))) return
    }
  })()
  await Promise.race([reading, failed])
  await consumer.close()
  return seen
}

function upTo(end: number): number[] {
  return Array.from({ length: end }, (_, index) => index + 1)
}

describe('an application of streams', () => {
  it('counts through a repartition topic, and goes on where it was with its state', async () => {
    await send(0, 300)
    const first = copy('a')
    await countsUntil(300, first.failed)
    await first.stop()
    const all = ['counts', 'words-per-word-changelog', 'words-per-word-repartition']
    expect([...written].toSorted()).toEqual(all)
    expect(first.states).toEqual(expect.arrayContaining(['rebalancing', 'running', 'stopping', 'stopped']))
    await send(300, 600)
    const second = copy('a')
    await countsUntil(600, second.failed)
    await second.stop()
    // Another has no state on its disk: it comes back from the changelog.
    await send(600, 900)
    written.clear()
    const third = copy('b', 'at_least_once')
    const counted = await countsUntil(900, third.failed)
    expect([...written].toSorted()).toEqual(all)
    expect([...counted.keys()].toSorted()).toEqual(['all', 'b0', 'b1', 'b2'])
    await third.stop()
  })

  it('shares its work among copies, and each count comes once, whoever comes and goes', async () => {
    const first = copy('a')
    await send(0, 210)
    await countsUntil(210, first.failed)
    const second = copy('b')
    await send(210, 420)
    await countsUntil(420, Promise.race([first.failed, second.failed]))
    await first.stop()
    await send(420, 600)
    const seen = await countsUntil(600, second.failed)
    await second.stop()
    // Caches leave some out; none comes twice, and none goes back.
    for (const values of seen.values()) {
      expect(values).toEqual([...new Set(values)].toSorted((left, right) => left - right))
      expect(upTo(600)).toEqual(expect.arrayContaining(values))
    }
  })

  it('stops when it is asked to, be it before it has begun', async () => {
    for (const waitMs of [0, 1, 20]) {
      const one = copy(`early-${waitMs}`)
      await delay(waitMs)
      await one.stop()
      expect(one.states.at(-1)).toBe('stopped')
    }
  })

  it('says what is missing', async () => {
    const app = streams({ id: 'nothing', brokers: cluster.bootstrap.split(',') })
    app.stream(topic('not-there', { key: serde.string(), value: serde.string() })).pipe(to(lines))
    await expect(app.run({ stateDir: folder })).rejects.toMatchObject({ code: 'UNKNOWN_TOPIC_OR_PARTITION' })
    await expect(streams({ id: 'nowhere' }).run()).rejects.toMatchObject({ code: 'INVALID_TOPOLOGY' })
  })
})
