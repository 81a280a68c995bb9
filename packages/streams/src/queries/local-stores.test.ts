import { serde, topic } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { count } from '../dsl/operators/aggregates.ts'
import { groupByKey } from '../dsl/operators/group-by.ts'
import { suppress, untilWindowCloses } from '../dsl/operators/suppress.ts'
import { windowedBy } from '../dsl/operators/windowed-by.ts'
import { streams } from '../dsl/streams.ts'
import { TopicNames } from '../runtime/names.ts'
import type { StreamsState } from '../runtime/options.ts'
import { MemoryBytes } from '../stores/bytes/memory-bytes.ts'
import { tumbling } from '../windows/windows.ts'
import { LocalStores, type QueriedTask } from './local-stores.ts'
import type { OtherCopies } from './store-router.ts'
import { StoreRouter } from './store-router.ts'

const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const countries = topic('countries', { key: serde.string(), value: serde.string() })
const request = {
  query: { kind: 'key', key: Buffer.from('k') },
  after: undefined,
  rowsMax: 1,
  bytesMax: 1_000,
} as const

/** A copy of an application with three tasks, of which it has those that are given. */
function copy(tasks: Record<string, QueriedTask> = {}, standbys: Record<string, QueriedTask> = {}) {
  const app = streams({ id: 'app', value: serde.long() })
  const grouped = app.stream(clicks).pipe(groupByKey())
  grouped.pipe(count({ store: 'counts', value: serde.long() }))
  grouped.pipe(windowedBy(tumbling('1m')), count(), suppress(untilWindowCloses()))
  app.globalTable(countries, { store: 'countries' })
  const topology = app.topology()
  const now: { state: StreamsState; globals: MemoryBytes | undefined } = { state: 'running', globals: undefined }
  const local = new LocalStores(() => ({
    applicationId: 'app',
    processId: 'me',
    topology,
    names: new TopicNames('app', topology),
    state: now.state,
    counts: new Map([['clicks', 3]]),
    tasks: () => [],
    task: (id) => tasks[id],
    standby: (id) => standbys[id],
    globalBytes: () => now.globals,
  }))
  return { local, now }
}

/** A task in whose store counts there is a row. */
function having(value: number, isReady = true): QueriedTask {
  const bytes = new MemoryBytes()
  const row = Buffer.alloc(16)
  row.writeBigInt64BE(BigInt(value), 8)
  bytes.put(Buffer.from('k'), row)
  return { isReady, committedBytes: () => bytes }
}

const refused = (code: string, text: string): unknown =>
  expect.objectContaining({ code, message: expect.stringContaining(text) })
const valueOf = (rows: readonly { readonly value: Uint8Array }[]): number =>
  Number(Buffer.from(rows[0]?.value ?? []).readBigInt64BE())

describe('the stores of a copy', () => {
  it('are found by name', () => {
    const { local } = copy()
    expect(local.all().map(({ name }) => name)).toEqual(expect.arrayContaining(['counts', 'countries']))
    expect(local.partitionCount(local.find('counts'))).toBe(3)
    expect(local.partitionCount(local.find('countries'))).toBe(1)
    expect(() => local.find('count')).toThrow(refused('UNKNOWN_STORE', 'did you mean counts?'))
    expect(() => local.find('nothing-like-it')).toThrow(refused('UNKNOWN_STORE', 'counts'))
    const held = local.copy.topology.subtopologies
      .flatMap(({ stores }) => stores)
      .find(({ queries }) => queries === undefined)
    expect(() => local.find(held?.name ?? '')).toThrow(refused('INVALID_REQUEST', 'for its processors alone'))
  })

  it('answer from the task of the partition, once that is ready', () => {
    const { local, now } = copy({ '0_1': having(7), '0_2': having(0, false) })
    const counts = local.find('counts')
    expect(valueOf(local.page(counts, 1, request, false).rows)).toBe(7)
    expect(() => local.page(counts, 2, request, false)).toThrow(refused('STORE_NOT_READY', 'being restored'))
    expect(() => local.page(counts, 0, request, false)).toThrow(refused('STORE_MOVED', 'partition 0'))
    now.state = 'failed'
    expect(() => local.page(counts, 1, request, false)).toThrow(refused('CLOSED', 'failed'))
  })

  it('answer from a standby only if that is enough', () => {
    const { local } = copy({ '0_2': having(0, false) }, { '0_0': having(5), '0_2': having(6) })
    const counts = local.find('counts')
    expect(() => local.page(counts, 0, request, false)).toThrow(refused('STORE_MOVED', ''))
    expect([0, 2].map((partition) => valueOf(local.page(counts, partition, request, true).rows))).toEqual([5, 6])
  })

  it('have global tables whole, once they were read', () => {
    const { local, now } = copy()
    const global = local.find('countries')
    expect(() => local.page(global, 0, request, false)).toThrow(refused('STORE_NOT_READY', 'still being read'))
    now.globals = new MemoryBytes()
    now.globals.put(Buffer.from('k'), Buffer.concat([Buffer.alloc(8), Buffer.from('Kenya')]))
    expect(String(local.page(global, 0, request, false).rows[0]?.value)).toBe('Kenya')
  })
})

describe('a question goes', () => {
  const elsewhere: OtherCopies = { page: () => Promise.resolve({ rows: [], isLast: true }) }

  it('to this copy if it has the partition, and else to the others', async () => {
    const { local } = copy({ '0_1': having(7) })
    const access = new StoreRouter(local, () => elsewhere).access('counts')
    expect(access.partitionCount).toBe(3)
    expect(valueOf((await access.page(1, request, {})).rows)).toBe(7)
    expect((await access.page(0, request, {})).rows).toEqual([])
    await expect(access.page(0, request, { local: true })).rejects.toMatchObject({ code: 'STORE_MOVED' })
  })

  it('to a standby elsewhere while it is being restored here', async () => {
    const { local } = copy({ '0_1': having(0, false) })
    const access = new StoreRouter(local, () => elsewhere).access('counts')
    await expect(access.page(1, request, {})).rejects.toMatchObject({ code: 'STORE_NOT_READY' })
    expect((await access.page(1, request, { standbys: true })).rows).toEqual([])
  })

  it('to nobody as long as no others are known', async () => {
    const { local, now } = copy()
    const access = new StoreRouter(local, () => undefined).access('counts')
    await expect(access.page(0, request, {})).rejects.toMatchObject({ code: 'STORE_MOVED' })
    now.state = 'stopped'
    await expect(access.page(0, request, {})).rejects.toMatchObject({ code: 'CLOSED' })
  })
})
