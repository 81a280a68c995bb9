import type { OffsetMap, SourcePosition } from '@millrace/connect'
import { expect, it } from 'vitest'
import { GtidState } from '../binlog/gtid.ts'
import type { Table } from '../schema/table.ts'
import { SchemaHistory } from './schema-history.ts'

const int = { kind: 'int', name: 'INT', unsigned: false, length: null, scale: null, members: [] } as const
const table = (name: string, ...columns: readonly string[]): Table => ({
  database: 'd',
  name,
  columns: columns.map((column) => ({
    name: column,
    type: int,
    optional: true,
    autoIncremented: false,
    charset: null,
    default: null,
  })),
  key: [],
  charset: 'utf8mb4',
})
const at = (text: string): GtidState => GtidState.parse(text) ?? new GtidState()
const names = (history: SchemaHistory) =>
  Object.fromEntries(
    history.catalog.tables.map(({ name, columns }) => [name, columns.map((column) => column.name).join()]),
  )

/** Keeps positions, as the offsets' topic does. */
function store() {
  const kept = new Map<string, OffsetMap>()
  const key = (partition: OffsetMap) => JSON.stringify(partition)
  return {
    keep: (positions: readonly SourcePosition[]) =>
      positions.forEach(({ partition, offset }) => kept.set(key(partition), offset)),
    read: async (partition: OffsetMap) => kept.get(key(partition)) ?? null,
  }
}

it('definitions are those of a position, whatever was kept behind it', async () => {
  const { keep, read } = store()
  const history = SchemaHistory.empty('s')
  history.change(table('t', 'a'), table('t', 'a'), '')
  history.change(table('t', 'a'), table('t', 'a', 'b'), '0-1-5')
  history.change(table('u'), table('u', 'x'), '0-1-6')
  history.change(table('t'), null, '0-1-7')
  keep(history.takePositions())
  const load = async (gtids: string) => names(await SchemaHistory.load('s', at(gtids), undefined, read))
  expect(await load('0-1-4')).toEqual({ t: 'a' })
  expect(await load('0-1-5')).toEqual({ t: 'a,b' })
  expect(await load('0-1-6')).toEqual({ t: 'a,b', u: 'x' })
  expect(await load('0-1-9')).toEqual({ u: 'x' })
})

it('an offset carries what is not known to be kept, and nothing more', async () => {
  const { keep, read } = store()
  const history = SchemaHistory.empty('s')
  history.change(table('t'), table('t', 'a'), '')
  const first = history.takePositions()
  keep(first)
  history.committed(first, undefined)
  expect(history.carried).toBeUndefined()
  history.change(table('t'), table('t', 'a', 'b'), '0-1-5')
  const { carried } = history
  // Nobody kept it: the offset alone tells.
  expect(names(await SchemaHistory.load('s', at('0-1-5'), carried, read))).toEqual({ t: 'a,b' })
  expect(names(await SchemaHistory.load('s', at('0-1-5'), undefined, read))).toEqual({ t: 'a' })
  history.committed(first, undefined)
  expect(history.carried).toBe(carried)
})

it('a history that is not there is an error that says what to do', async () => {
  const load = SchemaHistory.load('s', at('0-1-5'), undefined, async () => null)
  await expect(load).rejects.toMatchObject({
    code: 'INVALID_DATA',
    message: expect.stringContaining('snapshot.mode=when_needed'),
  })
})

it('old versions go when they take too much room, and never one that a kept position needs', () => {
  const history = SchemaHistory.empty('s')
  const columns = Array.from({ length: 20 }, (_, nth) => `column${nth}`)
  for (let sequence = 1; sequence <= 100; sequence++) {
    history.change(table('t'), table('t', ...columns, String(sequence)), `0-1-${sequence}`)
    history.committed(history.takePositions(), at(`0-1-${sequence}`))
  }
  history.change(table('t'), table('t', 'last'), '0-1-101')
  const text = String(history.takePositions()[0]?.offset['versions'])
  expect(text.length).toBeLessThan(32 * 1024)
  expect(text).toContain('"gtid":"0-1-100"')
})
