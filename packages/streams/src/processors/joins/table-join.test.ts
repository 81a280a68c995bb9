import { describe, expect, it } from 'vitest'
import { FakeContext, input } from '../../../test/fake-context.ts'
import type { ValueAndTimestamp } from '../../stores/store.ts'
import { changeOf } from '../../table/change.ts'
import type { TableValueGetterSupplier } from '../../table/value-getter.ts'
import { joinedRows, tableJoin, type TableJoinSide } from './table-join.ts'

type Rows = Readonly<Record<string, ValueAndTimestamp<string>>>

const rowsOf = (rows: Rows, store = 's'): TableValueGetterSupplier<string, string> => ({
  stores: [store],
  make: () => ({ isVersioned: false, get: (key) => rows[key], getAsOf: () => undefined }),
})

const pair = (left: string | null, right: string | null): string | null =>
  right === 'none' ? null : `${left}-${right}`

function joined(side: Partial<TableJoinSide<string, string, string, string>>, rows: Rows) {
  const context = new FakeContext()
  const processor = tableJoin<string, string, string, string>({
    other: rowsOf(rows),
    joiner: pair,
    needsThis: true,
    needsOther: true,
    ignoresHistory: false,
    sendsOldValues: () => true,
    ...side,
  })()
  processor.init?.(context)
  return { context, processor }
}

describe('a change of one side', () => {
  it('is joined with the other row, at the later time; old values too, if they are asked for', () => {
    const { context, processor } = joined({}, { k: { value: 'r', timestamp: 7 } })
    processor.process(input('k', changeOf('new', 'old'), 5))
    processor.process(input('k', changeOf<string>(null, 'new'), 9))
    expect(context.taken()).toEqual([
      ['k', changeOf('new-r', 'old-r'), 7],
      ['k', changeOf(null, 'new-r'), 9],
    ])
  })

  it('gives nothing where the other row is needed and missing, nor for a row that never was', () => {
    const { context, processor } = joined({}, {})
    processor.process(input('k', changeOf<string>('new', null), 5))
    const outer = joined({ needsThis: false, needsOther: false }, {})
    outer.processor.process(input('k', changeOf<string>(null, null), 5))
    outer.processor.process(input('k', changeOf<string>(null, 'old'), 6))
    expect(context.taken()).toEqual([])
    expect(outer.context.taken()).toEqual([['k', changeOf(null, 'old-null'), 6]])
  })

  it('without key, or out of order in a versioned table, is dropped', () => {
    const { context, processor } = joined({ ignoresHistory: true }, { k: { value: 'r', timestamp: 7 } })
    processor.process(input(null as unknown as string, changeOf<string>('new', null), 5))
    processor.process(input('k', changeOf<string>('new', null, false), 5))
    expect(context.taken()).toEqual([])
    expect(context.drops.map(({ reason }) => reason)).toEqual(['null-key', 'late'])
  })
})

it('a joined table without store is looked up in both tables', () => {
  const left: Rows = {
    both: { value: 'l', timestamp: 3 },
    left: { value: 'l', timestamp: 1 },
    none: { value: 'l', timestamp: 1 },
  }
  const right: Rows = {
    both: { value: 'r', timestamp: 2 },
    right: { value: 'r', timestamp: 4 },
    none: { value: 'none', timestamp: 1 },
  }
  const lookUp = (needsLeft: boolean, needsRight: boolean) => {
    const supplier = joinedRows({
      left: rowsOf(left, 'l'),
      right: rowsOf(right, 'r'),
      joiner: pair,
      needsLeft,
      needsRight,
    })
    expect(supplier.stores).toEqual(['l', 'r'])
    const rows = supplier.make(new FakeContext())
    expect(rows.isVersioned).toBe(false)
    return ['both', 'left', 'right', 'none', 'neither'].map((key) => rows.get(key)?.value)
  }
  expect(lookUp(true, true)).toEqual(['l-r', undefined, undefined, undefined, undefined])
  expect(lookUp(true, false)).toEqual(['l-r', 'l-null', undefined, undefined, undefined])
  expect(lookUp(false, false)).toEqual(['l-r', 'l-null', 'null-r', undefined, undefined])
})
