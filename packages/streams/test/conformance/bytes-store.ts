import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BytesStore } from '../../src/stores/builder.ts'

/** An implementation, as the suite sees it. */
export interface BytesStoreHarness {
  /** An empty store. */
  open(): BytesStore
  /** Writes down what was put, if that is something else than putting: nothing may look different behind it. */
  commit?(store: BytesStore): void
}

type Rows = [string, string][]

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1')

/** What a range gives, as text of one character a byte. */
function rowsOf(rows: Iterable<readonly [Uint8Array, Uint8Array]>): Rows {
  return [...rows].map(([key, value]) => [Buffer.from(key).toString('latin1'), Buffer.from(value).toString('latin1')])
}

function put(store: BytesStore, ...keys: string[]): void {
  for (const key of keys) store.put(bytesOf(key), bytesOf(`of ${key.slice(0, 20)}`))
}

const keysOf = (rows: Rows): string[] => rows.map(([key]) => key)

/** What every {@link BytesStore} does. */
export function bytesStoreConformance(name: string, harness: BytesStoreHarness): void {
  describe(`${name} as a store of bytes`, () => {
    it('gives back what was put last, and nothing for what was deleted', () => {
      const store = harness.open()
      expect(store.get(bytesOf('a'))).toBeUndefined()
      store.put(bytesOf('a'), bytesOf('1'))
      store.put(bytesOf('a'), bytesOf('2'))
      expect(String(store.get(bytesOf('a')))).toBe('2')
      harness.commit?.(store)
      expect(String(store.get(bytesOf('a')))).toBe('2')
      store.delete(bytesOf('a'))
      expect(store.get(bytesOf('a'))).toBeUndefined()
      harness.commit?.(store)
      expect(store.get(bytesOf('a'))).toBeUndefined()
      store.delete(bytesOf('never there'))
      expect(rowsOf(store.range(undefined, undefined))).toEqual([])
    })

    it('takes empty keys, empty values, and any length of both', () => {
      const store = harness.open()
      const long = 'k'.repeat(5000)
      store.put(bytesOf(''), bytesOf('of nothing'))
      store.put(bytesOf('e'), bytesOf(''))
      for (const end of ['b', '', 'a', '\xff', 'ab']) store.put(bytesOf(long + end), bytesOf(`long ${end}`))
      const large = Buffer.alloc(3 << 20, 7)
      store.put(bytesOf('Large'), large)
      for (let round = 0; round < 2; round++) {
        expect(String(store.get(bytesOf('')))).toBe('of nothing')
        expect(store.get(bytesOf('e'))?.length).toBe(0)
        expect(String(store.get(bytesOf(`${long}a`)))).toBe('long a')
        expect(large.equals(store.get(bytesOf('Large')) ?? Buffer.alloc(0))).toBe(true)
        expect(rowsOf(store.range(bytesOf(long), undefined)).map(([, value]) => value)).toEqual(
          ['', 'a', 'ab', 'b', '\xff'].map((end) => `long ${end}`),
        )
        expect(keysOf(rowsOf(store.range(undefined, bytesOf('f'))))).toEqual(['', 'Large', 'e'])
        harness.commit?.(store)
      }
      store.delete(bytesOf(`${long}a`))
      store.delete(bytesOf(long))
      harness.commit?.(store)
      expect(rowsOf(store.range(bytesOf('kk'), bytesOf('l'))).length).toBe(3)
    })

    it('orders keys as unsigned bytes, a key before what it begins', () => {
      const store = harness.open()
      const keys = [
        '',
        '\0',
        '\0\0',
        '\0\x01',
        '\x01',
        'a',
        'a\0',
        'aa',
        'b',
        '\x7f',
        '\x80',
        '\xff',
        '\xff\0',
        '\xff\xff',
      ]
      put(store, ...[...keys].reverse())
      expect(keysOf(rowsOf(store.range(undefined, undefined)))).toEqual(keys)
      harness.commit?.(store)
      expect(keysOf(rowsOf(store.range(undefined, undefined)))).toEqual(keys)
      expect(keysOf(rowsOf(store.range(undefined, undefined, true)))).toEqual([...keys].reverse())
    })

    it('ranges include where they begin and exclude where they end, both ways', () => {
      const store = harness.open()
      put(store, 'a', 'b', 'c')
      harness.commit?.(store)
      put(store, 'bb', 'd')
      const range = (from: string | undefined, to: string | undefined, isBackward = false): string =>
        keysOf(
          rowsOf(
            store.range(
              from === undefined ? undefined : bytesOf(from),
              to === undefined ? undefined : bytesOf(to),
              isBackward,
            ),
          ),
        ).join(' ')
      expect(range('b', 'd')).toBe('b bb c')
      expect(range('b', 'd', true)).toBe('c bb b')
      expect(range('ba', undefined)).toBe('bb c d')
      expect(range(undefined, 'c', true)).toBe('bb b a')
      expect(range('c', 'b')).toBe('')
      expect(range('c', 'b', true)).toBe('')
      expect(range('x', undefined)).toBe('')
      expect(range('b', 'b')).toBe('')
    })

    it('a range that is left early leaves nothing behind', () => {
      const store = harness.open()
      put(store, 'a', 'b', 'c')
      harness.commit?.(store)
      for (let round = 0; round < 300; round++) {
        for (const [key] of store.range(undefined, undefined, round % 2 === 1)) {
          expect(key).toHaveLength(1)
          break
        }
      }
      put(store, 'd')
      harness.commit?.(store)
      expect(keysOf(rowsOf(store.range(undefined, undefined)))).toEqual(['a', 'b', 'c', 'd'])
    })

    it('what is put and deleted while a range is walked neither stops it nor has it see anything twice', () => {
      const store = harness.open()
      const keys = Array.from({ length: 2000 }, (_, index) => String(index).padStart(4, '0'))
      put(store, ...keys)
      harness.commit?.(store)
      put(store, ...keys.filter((_, index) => index % 3 === 0))
      for (const isBackward of [false, true]) {
        const seen: string[] = []
        for (const [key] of store.range(undefined, undefined, isBackward)) {
          const text = String(key)
          seen.push(text)
          if (seen.length % 2 === 0) store.delete(bytesOf(text))
          put(store, text)
        }
        expect(isBackward ? seen.reverse() : seen).toEqual(keys)
      }
    })

    it('deletes ranges, of what is committed and of what is not', () => {
      const store = harness.open()
      put(store, 'a', 'b', 'c', 'd')
      harness.commit?.(store)
      put(store, 'bb', 'cc', 'e')
      store.deleteRange(bytesOf('b'), bytesOf('cc'))
      expect(store.get(bytesOf('b'))).toBeUndefined()
      expect(store.get(bytesOf('bb'))).toBeUndefined()
      expect(keysOf(rowsOf(store.range(undefined, undefined)))).toEqual(['a', 'cc', 'd', 'e'])
      put(store, 'b')
      expect(keysOf(rowsOf(store.range(undefined, undefined)))).toEqual(['a', 'b', 'cc', 'd', 'e'])
      harness.commit?.(store)
      expect(keysOf(rowsOf(store.range(undefined, undefined)))).toEqual(['a', 'b', 'cc', 'd', 'e'])
      store.deleteRange(undefined, bytesOf('b'))
      store.deleteRange(bytesOf('d'), undefined)
      expect(keysOf(rowsOf(store.range(undefined, undefined, true)))).toEqual(['cc', 'b'])
      store.deleteRange(undefined, undefined)
      expect(rowsOf(store.range(undefined, undefined))).toEqual([])
      put(store, 'z')
      harness.commit?.(store)
      expect(keysOf(rowsOf(store.range(undefined, undefined)))).toEqual(['z'])
      expect(store.approximateEntryCount()).toBe(1)
    })
  })
}

type Action =
  | readonly ['put', string, string]
  | readonly ['delete', string]
  | readonly ['deleteRange', string | undefined, string | undefined]
  | readonly ['range', string | undefined, string | undefined, boolean]
  | readonly ['commit']

/** Few keys, so that they meet; some longer than a page of a database may have. */
const someKey = fc.oneof(
  fc.string({ unit: fc.constantFrom('\0', 'a', 'b', '\x80', '\xff'), maxLength: 3 }),
  fc
    .tuple(fc.constantFrom('x', 'y'), fc.string({ unit: fc.constantFrom('\0', 'a', '\xff'), maxLength: 2 }))
    .map(([letter, end]) => letter.repeat(2500) + end),
)
const bound = fc.option(someKey, { nil: undefined })
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constant('put' as const), someKey, fc.string({ maxLength: 5 })) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('delete' as const), someKey) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('deleteRange' as const), bound, bound) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('range' as const), bound, bound, fc.boolean()) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('commit' as const)) },
)

/** That a store is a sorted map, whatever is done to it. */
export function sortedMapProperty(harness: BytesStoreHarness): fc.IProperty<[Action[]]> {
  return fc.property(fc.array(action, { maxLength: 120 }), (actions) => behavesAsModel(harness, actions))
}

function behavesAsModel(harness: BytesStoreHarness, actions: readonly Action[]): void {
  const store = harness.open()
  const model = new Map<string, string>()
  const optional = (text: string | undefined): Buffer | undefined => (text === undefined ? undefined : bytesOf(text))
  const isIn = (key: string, from: string | undefined, to: string | undefined): boolean =>
    (from === undefined || key >= from) && (to === undefined || key < to)
  const modelRange = (from: string | undefined, to: string | undefined, isBackward: boolean): Rows => {
    const rows = [...model].filter(([key]) => isIn(key, from, to)).sort(([a], [b]) => (a < b ? -1 : 1))
    return isBackward ? rows.reverse() : rows
  }
  for (const [kind, ...rest] of actions) {
    const [first, second] = rest as [string, string]
    if (kind === 'put') {
      store.put(bytesOf(first), bytesOf(second))
      model.set(first, bytesOf(second).toString('latin1'))
    } else if (kind === 'delete') {
      store.delete(bytesOf(first))
      model.delete(first)
    } else if (kind === 'deleteRange') {
      store.deleteRange(optional(first), optional(second))
      for (const key of [...model.keys()]) if (isIn(key, first, second)) model.delete(key)
    } else if (kind === 'range') {
      const isBackward = rest[2] === true
      expect(rowsOf(store.range(optional(first), optional(second), isBackward))).toEqual(
        modelRange(first, second, isBackward),
      )
    } else harness.commit?.(store)
  }
  for (const key of [...model.keys(), 'a', '']) {
    expect(store.get(bytesOf(key))?.toString()).toBe(
      model.has(key) ? bytesOf(model.get(key) ?? '').toString() : undefined,
    )
  }
  expect(rowsOf(store.range(undefined, undefined))).toEqual(modelRange(undefined, undefined, false))
}
