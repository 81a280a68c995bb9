import { present } from '@millrace/base'
import { connect, type ProducibleTopic } from '@millrace/client'
import { streams, type Streams } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'
import { drive } from '../../work/drive.ts'
import { events, keyOf, type NexmarkEvent } from '../nexmark/events.ts'
import { auctions, bids, persons } from '../nexmark/model.ts'
import { queries, type Query } from '../nexmark/queries.ts'
import { type ApplicationSettings, begin, deleteInternalTopics } from './application.ts'
import { committedUntil, repartitionedUntil } from './processed.ts'

/** Writes the events of Nexmark to their topics. */
export interface NexmarkFillJob {
  readonly kind: 'nexmark-fill'
  readonly address: string
  readonly baseMs: number
  readonly events: number
}

/** Has a query process what these topics hold. */
export interface NexmarkRunJob extends ApplicationSettings {
  readonly kind: 'nexmark-run'
  readonly applicationId: string
  readonly query: string
  readonly baseMs: number
  readonly events: number
}

/** Has the test driver process as many events. */
export interface NexmarkDriveJob {
  readonly kind: 'nexmark-drive'
  readonly query: string
  readonly events: number
}

export interface NexmarkResult {
  readonly seconds: number
  /** Those that the query asks for. */
  readonly events: number
}

// What is sent to each topic are its own events.
const topics = { person: persons, auction: auctions, bid: bids } as unknown as Readonly<
  Record<NexmarkEvent['topic'], ProducibleTopic<string, NexmarkEvent['value']>>
>
const batchRecords = 1_000
const batchesInFlight = 16

function queryOf(name: string): Query {
  return present(queries[name], 'queries are asked for by their names')
}

function applicationOf(id: string, { add }: Query): Streams {
  const app = streams({ id })
  add(app)
  return app
}

interface Sent {
  readonly key: string
  readonly value: NexmarkEvent['value']
  readonly timestamp: number
}

const recordOf = (event: NexmarkEvent): Sent => ({ key: keyOf(event), value: event.value, timestamp: event.value.ts })

export async function nexmarkFill({ address, baseMs, events: count }: NexmarkFillJob): Promise<object> {
  await using client = await connect({ brokers: [address], clientId: 'bench' })
  await using producer = client.producer({ lingerMs: 5, compression: 'none' })
  const all = [...events(count, baseMs)]
  for (const name of ['person', 'auction', 'bid'] as const) {
    const records = all.filter(({ topic }) => topic === name).map(recordOf)
    await drive(Math.ceil(records.length / batchRecords), batchesInFlight, (batch) =>
      producer.sendBatch(topics[name], records.slice(batch * batchRecords, (batch + 1) * batchRecords)),
    )
  }
  return {}
}

/** From when it runs until all that it reads, and what it repartitions, is committed. */
export async function nexmarkRun(job: NexmarkRunJob): Promise<NexmarkResult> {
  const { address, applicationId, query: name, baseMs, events: count } = job
  const query = queryOf(name)
  const asked = [...events(count, baseMs)].filter(({ topic }) => query.reads.includes(topic)).length
  await using client = await connect({ brokers: [address], clientId: 'bench' })
  const running = begin(applicationOf(applicationId, query), job)
  try {
    await running.begun
    const startedMs = performance.now()
    await committedUntil(client, applicationId, query.reads, asked, running)
    await repartitionedUntil(client, applicationId, running)
    return { seconds: (performance.now() - startedMs) / 1000, events: asked }
  } finally {
    await running.stop()
    await deleteInternalTopics(client, applicationId)
  }
}

const warmShare = 0.25

export function nexmarkDrive({ query: name, events: count }: NexmarkDriveJob): Promise<NexmarkResult> {
  const query = queryOf(name)
  using driver = testDriver(applicationOf('nexmark', query))
  const inputs = new Map(query.reads.map((topic) => [topic, driver.input(topics[topic])] as const))
  const asked = [...events(count)].flatMap((event) => {
    const input = inputs.get(event.topic)
    return input === undefined ? [] : [{ input, record: recordOf(event) }]
  })
  const warmUp = Math.floor(asked.length * warmShare)
  for (const { input, record } of asked.slice(0, warmUp)) input.send(record)
  const timed = asked.slice(warmUp)
  const startedMs = performance.now()
  for (const { input, record } of timed) input.send(record)
  return Promise.resolve({ seconds: (performance.now() - startedMs) / 1000, events: timed.length })
}
