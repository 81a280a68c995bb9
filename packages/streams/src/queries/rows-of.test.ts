import { assert } from '@millrace/base'
import { serde } from '@millrace/client'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FakeEnvironment } from '../../test/fake-environment.ts'
import type { StoreBuilder, StoreQueries } from '../stores/builder.ts'
import {
  keyValueStore,
  sessionStore,
  timestampedKeyValueStore,
  versionedStore,
  windowStore,
} from '../stores/builders.ts'
import type { StateStore } from '../stores/store.ts'
import type { RowQuery, StoredRow } from './row-query.ts'
import { pageOf } from './rows-of.ts'

const text = { key: serde.string(), value: serde.string() }
const bytes = (key: string): Buffer => Buffer.from(key)
const open = { from: undefined, to: undefined }
const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }

/** A store that was written by its task, and the same one as queries see it. */
function built<Store extends StateStore>(
  builder: StoreBuilder<Store>,
): { readonly store: Store; readonly all: (query: RowQuery, rowsMax?: number, bytesMax?: number) => StoredRow[] } {
  const environment = new FakeEnvironment()
  const { queries } = builder
  assert(queries !== undefined, 'it can be queried')
  const { store, flush } = builder.build(environment)
  return {
    store,
    all: (query, rowsMax = 1_000, bytesMax = 1_000_000) => {
      flush()
      return pagedRows(environment, queries, query, rowsMax, bytesMax)
    },
  }
}

function pagedRows(
  environment: FakeEnvironment,
  queries: StoreQueries,
  query: RowQuery,
  rowsMax: number,
  bytesMax: number,
): StoredRow[] {
  const rows: StoredRow[] = []
  for (;;) {
    const { store } = queries.overBytes().build(environment)
    const page = pageOf(store, queries, { query, after: rows.at(-1), rowsMax, bytesMax })
    expect(page.rows.length).toBeLessThanOrEqual(rowsMax)
    rows.push(...page.rows)
    if (page.isLast) return rows
    expect(page.rows.length).toBeGreaterThan(0)
  }
}

const shown = (rows: readonly StoredRow[]): unknown[][] =>
  rows.map(({ key, value, startMs, endMs }) => [String(key), String(value), startMs, endMs])

const someKey = fc.constantFrom('a', 'aa', 'ab', 'b', 'é')
const someOrder = fc.constantFrom('forward' as const, 'backward' as const)

describe('pages of any size together are what one page of everything is', () => {
  const somePage = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(1, 3, 1_000))

  it('of keys', () => {
    const property = fc.property(fc.uniqueArray(someKey), someOrder, somePage, (keys, order, [rowsMax, bytesMax]) => {
      const { store, all } = built(keyValueStore('kv', text))
      for (const key of keys) store.put(key, `v${key}`)
      for (const query of [
        { kind: 'keys', ...open, order },
        { kind: 'keys', from: bytes('aa'), to: bytes('b'), order },
        { kind: 'prefix', prefix: bytes('a') },
      ] as const) {
        expect(all(query, rowsMax, bytesMax)).toEqual(all(query))
      }
      expect(shown(all({ kind: 'keys', ...open, order })).map(([key]) => key)).toEqual(
        [...store.all(order)].map(([key]) => key),
      )
    })
    fc.assert(property)
  })

  it('of windows', () => {
    const rows = fc.array(fc.tuple(someKey, fc.nat(40)), { maxLength: 12 })
    const property = fc.property(rows, someOrder, somePage, (put, order, [rowsMax, bytesMax]) => {
      const { store, all } = built(windowStore('w', { ...text, retentionMs: 10_000, windowSizeMs: 10 }))
      for (const [key, startMs] of put) store.put(key, `${key}${startMs}`, startMs)
      for (const keys of [open, { key: bytes('a') }, { from: bytes('aa'), to: undefined }]) {
        for (const times of [always, { fromMs: 5, toMs: 25 }]) {
          const query = { kind: 'windows', keys, times, order } as const
          expect(all(query, rowsMax, bytesMax)).toEqual(all(query))
        }
      }
      expect(shown(all({ kind: 'windows', keys: open, times: always, order }))).toEqual(
        [...store.all(order)].map(([{ key, startMs }, value]) => [key, value, startMs, 0]),
      )
    })
    fc.assert(property)
  })

  it('of sessions', () => {
    const rows = fc.array(fc.tuple(someKey, fc.nat(40), fc.nat(10)), { maxLength: 12 })
    const property = fc.property(rows, someOrder, somePage, (put, order, [rowsMax, bytesMax]) => {
      const { store, all } = built(sessionStore('s', { ...text, retentionMs: 10_000 }))
      for (const [key, startMs, lengthMs] of put) store.put({ key, startMs, endMs: startMs + lengthMs }, `v${startMs}`)
      for (const keys of [open, { key: bytes('a') }]) {
        for (const times of [always, { fromMs: 5, toMs: 25 }]) {
          const query = { kind: 'sessions', keys, times, order } as const
          expect(all(query, rowsMax, bytesMax)).toEqual(all(query))
          for (const { startMs, endMs } of all(query)) {
            expect(endMs >= times.fromMs && startMs <= times.toMs).toBe(true)
          }
        }
      }
      expect(all({ kind: 'sessions', keys: open, times: always, order })).toHaveLength(
        [...store.fetchKeyRange(undefined, undefined)].length,
      )
    })
    fc.assert(property)
  })

  it('of versions', () => {
    const rows = fc.array(fc.tuple(fc.nat(40), fc.boolean()), { maxLength: 12 })
    const property = fc.property(rows, someOrder, somePage, (put, order, [rowsMax, bytesMax]) => {
      const { store, all } = built(versionedStore('v', { ...text, historyRetentionMs: 10_000 }))
      for (const [timestampMs, isThere] of put) store.put('k', isThere ? `v${timestampMs}` : null, timestampMs)
      const query = { kind: 'versions', key: bytes('k'), times: always, order } as const
      expect(all(query, rowsMax, bytesMax)).toEqual(all(query))
      expect(all(query).map(({ startMs, validToMs }) => [startMs, validToMs])).toEqual(
        [...store.versions('k', 0, 100, order)].map(({ timestamp, validToMs }) => [timestamp, validToMs]),
      )
    })
    fc.assert(property)
  })
})

it('a key gives its row, with the timestamp where there is one', () => {
  const plain = built(keyValueStore('kv', text))
  plain.store.put('a', '1')
  expect(plain.all({ kind: 'key', key: bytes('a') })).toMatchObject([{ timestamp: undefined }])
  expect(plain.all({ kind: 'key', key: bytes('b') })).toEqual([])
  const timestamped = built(timestampedKeyValueStore('t', text))
  timestamped.store.put('a', { value: '1', timestamp: 7 })
  expect(timestamped.all({ kind: 'key', key: bytes('a') })).toMatchObject([{ timestamp: 7 }])
})

it('a version is that of its time', () => {
  const { store, all } = built(versionedStore('v', { ...text, historyRetentionMs: 1_000 }))
  store.put('k', 'one', 10)
  store.put('k', 'two', 20)
  const asOf = (asOfMs: number | undefined): string[] =>
    all({ kind: 'version', key: bytes('k'), asOfMs }).map(({ value }) => String(value))
  expect([asOf(undefined), asOf(25), asOf(19), asOf(9)]).toEqual([['two'], ['two'], ['one'], []])
})

it('a store is not asked for what another kind has', () => {
  const { all } = built(keyValueStore('kv', text))
  expect(() => all({ kind: 'version', key: bytes('k'), asOfMs: undefined })).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST', message: expect.stringContaining('key-value store') }),
  )
})
