import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { BytesStore } from '../builder.ts'
import { MemoryBytes } from './memory-bytes.ts'

const bytes = (text: string): Buffer => Buffer.from(text)
const rowsOf = (store: BytesStore, from?: string, to?: string, isBackward = false): string[][] =>
  [
    ...store.range(from === undefined ? undefined : bytes(from), to === undefined ? undefined : bytes(to), isBackward),
  ].map(([key, value]) => [String(key), String(value)])

const someKey = fc.constantFrom('a', 'aa', 'b', 'c', 'd')
const action = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), key: someKey, value: fc.constantFrom('1', '2', '') }),
  fc.record({ kind: fc.constant('delete' as const), key: someKey }),
  fc.record({ kind: fc.constant('deleteRange' as const), from: fc.option(someKey), to: fc.option(someKey) }),
  fc.record({ kind: fc.constant('freeze' as const) }),
  fc.record({ kind: fc.constant('commit' as const) }),
)

it('shows what was there at the last commit, or when that was frozen, whatever has changed since', () => {
  const property = fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
    const store = new MemoryBytes({ keepsCommitted: true })
    const committed = store.committed('s')
    let expected: string[][] = []
    let frozen: string[][] | undefined
    for (const each of actions) {
      if (each.kind === 'put') store.put(bytes(each.key), bytes(each.value))
      else if (each.kind === 'delete') store.delete(bytes(each.key))
      else if (each.kind === 'deleteRange') {
        store.deleteRange(
          each.from === null ? undefined : bytes(each.from),
          each.to === null ? undefined : bytes(each.to),
        )
      } else if (each.kind === 'freeze') {
        // One commit is under way at a time.
        if (frozen === undefined) {
          store.freeze()
          frozen = rowsOf(store)
        }
      } else {
        store.commit()
        expected = frozen ?? rowsOf(store)
        frozen = undefined
      }
      expect(rowsOf(committed)).toEqual(expected)
      expect(rowsOf(committed, 'aa', 'd', true)).toEqual(
        expected.filter(([key = '']) => key >= 'aa' && key < 'd').toReversed(),
      )
      expect(committed.approximateEntryCount()).toBe(expected.length)
      for (const key of ['a', 'aa', 'b', 'c', 'd']) {
        const value = committed.get(bytes(key))
        expect(value === undefined ? undefined : String(value)).toBe(expected.find(([other]) => other === key)?.[1])
      }
    }
  })
  fc.assert(property)
})

it('takes no writes', () => {
  const committed = new MemoryBytes({ keepsCommitted: true }).committed('counts')
  const refused = expect.objectContaining({ code: 'INVALID_REQUEST', message: expect.stringContaining('counts') })
  expect(() => committed.put(bytes('a'), bytes('1'))).toThrow(refused)
  expect(() => committed.delete(bytes('a'))).toThrow(refused)
  expect(() => committed.deleteRange(undefined, undefined)).toThrow(refused)
})

it('of a store that keeps nothing apart it is what is there', () => {
  const store = new MemoryBytes()
  store.put(bytes('a'), bytes('1'))
  expect(rowsOf(store.committed('s'))).toEqual([['a', '1']])
})
