import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger } from '@millrace/base'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { bytesStoreConformance, sortedMapProperty } from '../../../test/conformance/bytes-store.ts'
import { TaskState } from './task-state.ts'

const folder = mkdtempSync(join(tmpdir(), 'task-bytes-'))
const state = TaskState.open({ folder, bootId: 'boot', logger: silentLogger, writeIntervalMs: 0 })
/** Of commits the first alone is written: the others stay in front of LMDB. */
const lazy = TaskState.open({
  folder: `${folder}/lazy`,
  bootId: 'boot',
  logger: silentLogger,
  writeIntervalMs: Infinity,
})
let opened = 0

/** Stores share one environment, as those of a task do; few of them, as LMDB has room for so many only. */
const harness = {
  open: () => {
    const store = state.bytes(`s${opened++ % 20}`)
    store.deleteRange(undefined, undefined)
    return store
  },
  commit: () => state.commit({ changelogOffsets: {} }),
}

afterAll(async () => {
  await state.close()
  await lazy.close()
  rmSync(folder, { recursive: true })
})

bytesStoreConformance('LMDB', harness)

it('a store in LMDB is a sorted map, with commits at any time', () => {
  fc.assert(sortedMapProperty(harness), { numRuns: 60 })
})

const lazyHarness = {
  open: () => {
    const store = lazy.bytes(`s${opened++ % 20}`)
    store.deleteRange(undefined, undefined)
    return store
  },
  commit: () => lazy.commit({ changelogOffsets: {} }),
}

it('a store whose commits are not written yet is a sorted map', () => {
  fc.assert(sortedMapProperty(lazyHarness), { numRuns: 60 })
})

const someKey = fc.constantFrom('a', 'aa', 'b', 'c', 'd')
const someBound = fc.option(someKey, { nil: undefined })
const action = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), key: someKey, value: fc.constantFrom('1', '2', '') }),
  fc.record({ kind: fc.constant('delete' as const), key: someKey }),
  fc.record({ kind: fc.constant('deleteRange' as const), from: someBound, to: someBound }),
  fc.record({ kind: fc.constantFrom('freeze' as const, 'commit' as const, 'drop' as const) }),
)
type Model = ReadonlyMap<string, string>

const bytesOf = (text: string | undefined) => (text === undefined ? undefined : Buffer.from(text))
const textsOf = (rows: Iterable<readonly [Uint8Array, Uint8Array]>): string[] =>
  Array.from(rows, ([key, value]) => `${String(key)}=${String(value)}`)
const modelTexts = (model: Model): string[] =>
  [...model].toSorted(([a], [b]) => (a < b ? -1 : 1)).map((row) => row.join('='))

for (const [name, taskState] of [
  ['written at once', state],
  ['not written yet', lazy],
] as const) {
  it(`a commit of what was frozen leaves what came since uncommitted, and both are forgotten together: ${name}`, () => {
    const property = fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      const storeName = `frozen${opened++ % 20}`
      const store = taskState.bytes(storeName)
      const committedStore = taskState.committed(storeName)
      store.deleteRange(undefined, undefined)
      taskState.commit({ changelogOffsets: {} })
      let now: Model = new Map()
      let frozen: Model | undefined
      let committed: Model = new Map()
      for (const each of actions) {
        const next = new Map(now)
        if (each.kind === 'put') {
          store.put(Buffer.from(each.key), Buffer.from(each.value))
          next.set(each.key, each.value)
        } else if (each.kind === 'delete') {
          store.delete(Buffer.from(each.key))
          next.delete(each.key)
        } else if (each.kind === 'deleteRange') {
          const { from = '', to = '~' } = each
          store.deleteRange(bytesOf(each.from), bytesOf(each.to))
          for (const key of now.keys()) if (key >= from && key < to) next.delete(key)
        } else if (each.kind === 'commit') {
          taskState.commit({ changelogOffsets: {} })
          committed = frozen ?? now
          frozen = undefined
        } else if (each.kind === 'drop') {
          taskState.drop()
          frozen = undefined
        } else if (frozen === undefined) {
          taskState.freeze()
          frozen = now
        }
        now = each.kind === 'drop' ? committed : next
        expect(textsOf(store.range(undefined, undefined))).toEqual(modelTexts(now))
        expect(textsOf(store.range(undefined, undefined, true))).toEqual(modelTexts(now).toReversed())
        expect(textsOf(committedStore.range(undefined, undefined))).toEqual(modelTexts(committed))
        for (const key of ['a', 'aa', 'b', 'c', 'd']) {
          const [value, old] = [store.get(Buffer.from(key)), committedStore.get(Buffer.from(key))]
          expect(value === undefined ? undefined : String(value)).toBe(now.get(key))
          expect(old === undefined ? undefined : String(old)).toBe(committed.get(key))
        }
      }
      taskState.drop()
    })
    fc.assert(property, { numRuns: 60 })
  })
}

it('a store that is asked for first while a commit is under way has nothing in it', () => {
  state.freeze()
  const store = state.bytes('late')
  store.put(Buffer.from('a'), Buffer.from('1'))
  state.commit({ changelogOffsets: {} })
  expect(textsOf(state.committed('late').range(undefined, undefined))).toEqual([])
  expect(textsOf(store.range(undefined, undefined))).toEqual(['a=1'])
  state.commit({ changelogOffsets: {} })
  expect(textsOf(state.committed('late').range(undefined, undefined))).toEqual(['a=1'])
})
