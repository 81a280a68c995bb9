import { serde } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { processorHarness } from '../../test/processor-harness.ts'
import { timestampedKeyValueStore } from '../stores/builders.ts'
import { changeOf } from '../table/change.ts'
import { tableAggregate } from './table-aggregate.ts'
import { tableGroup } from './table-group.ts'

type Row = { readonly group: string | null; readonly amount: number | null }

const row = (group: string | null, amount: number | null): Row => ({ group, amount })

function grouping(isVersioned = false) {
  return processorHarness(
    tableGroup<string | null, Row, string, number>({
      select: ({ group, amount }) => [group, amount],
      isSameKey: (one, other) => one === other,
      isVersioned,
    }),
    [],
  )
}

describe('rows of a table by group', () => {
  it('move from group to group: first out, then in', () => {
    const { send } = grouping()
    expect(send('a', changeOf<Row>(row('x', 1), null), 1)).toEqual([['x', changeOf<number>(1, null), 1]])
    expect(send('a', changeOf(row('y', 2), row('x', 1)), 2)).toEqual([
      ['x', changeOf<number>(null, 1), 2],
      ['y', changeOf<number>(2, null), 2],
    ])
    expect(send('a', changeOf(row('y', 3), row('y', 2)), 3)).toEqual([['y', changeOf(3, 2), 3]])
    expect(send('a', changeOf<Row>(null, row('y', 3)), 4)).toEqual([['y', changeOf<number>(null, 3), 4]])
  })

  it('without group or value are in none', () => {
    const { send } = grouping()
    expect(send('a', changeOf<Row>(row(null, 1), null), 1)).toEqual([])
    expect(send('a', changeOf(row('x', 1), row(null, 1)), 2)).toEqual([['x', changeOf<number>(1, null), 2]])
    expect(send('a', changeOf(row('x', null), row('x', 1)), 3)).toEqual([['x', changeOf<number>(null, 1), 3]])
  })

  it('of the past are no rows of a group, if the table has versions', () => {
    const late = changeOf<Row>(row('x', 1), null, false)
    expect(grouping(true).send('a', late, 1)).toEqual([])
    expect(grouping().send('a', late, 1)).toEqual([['x', changeOf<number>(1, null, false), 1]])
  })

  it('have a key', () => {
    expect(() => grouping().send(null, changeOf<Row>(null, null), 1)).toThrow(
      expect.objectContaining({ code: 'INVALID_RECORD' }),
    )
  })
})

function sums({ sendsOldValues = false, cacheBytesMax = 0 } = {}) {
  const supplier = tableAggregate<string | null, number, number>({
    store: 's',
    output: { sendsOldValues },
    initializer: () => 100,
    aggregator: (sum, value) => (sum + value === 0 ? null : sum + value),
    subtractor: (sum, value) => sum - value,
  })
  const store = timestampedKeyValueStore('s', {
    key: serde.string(),
    value: serde.json<number>(),
    kind: 'memory',
    cached: true,
  })
  return processorHarness(supplier, [store], { cacheBytesMax })
}

describe('aggregates of groups', () => {
  it('subtract what was, then add what is, with the highest timestamp', () => {
    const { send } = sums({ sendsOldValues: true })
    expect(send('g', changeOf<number>(1, null), 5)).toEqual([['g', changeOf<number>(101, null), 5]])
    expect(send('g', changeOf(4, 1), 3)).toEqual([['g', changeOf(104, 101), 5]])
    expect(send('g', changeOf<number>(null, 4), 6)).toEqual([['g', changeOf(100, 104), 6]])
  })

  it('go with a null result, and begin anew', () => {
    const { send } = sums()
    send('g', changeOf<number>(1, null), 5)
    expect(send('g', changeOf<number>(-101, null), 3)).toEqual([['g', changeOf<number>(null, null), 5]])
    // Nothing is subtracted from a group that is not there.
    expect(send('g', changeOf(2, 7), 4)).toEqual([['g', changeOf<number>(102, null), 4]])
  })

  it('have a key', () => {
    expect(() => sums().send(null, changeOf<number>(1, null), 1)).toThrow(
      expect.objectContaining({ code: 'INVALID_RECORD' }),
    )
  })

  it('go on when the cache lets go of them, with what caused the last change', () => {
    const { send, stores, context } = sums({ sendsOldValues: true, cacheBytesMax: 10_000 })
    expect(send('g', changeOf<number>(1, null), 5)).toEqual([])
    expect(send('g', changeOf<number>(2, null), 7)).toEqual([])
    for (const store of stores) store.flush()
    expect(context.taken()).toEqual([['g', changeOf<number>(103, null), 7]])
  })
})
