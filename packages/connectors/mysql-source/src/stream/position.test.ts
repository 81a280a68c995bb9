import { expect, it } from 'vitest'
import { GtidState, parseGtid } from '../binlog/gtid.ts'
import { offsetOf, parseOffset } from './position.ts'

it('a position is what its offset says', () => {
  const gtid = parseGtid('7-1-2')
  const at = { seconds: 5, file: 'binlog.000001', position: 590, gtids: new GtidState(), progress: undefined }
  for (const one of [at, { ...at, progress: gtid && { gtid, event: 3, row: 4 } }]) {
    expect(
      String(
        JSON.stringify(parseOffset(offsetOf(one, {})), (_, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        ),
      ),
    ).toBe(JSON.stringify(one, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
  }
})

it.each([
  [{}, 'gtids'],
  [{ gtids: 'x' }, 'gtids'],
  [{ gtids: '0-1-1', pos: -1 }, 'pos'],
  [{ gtids: '0-1-1', file: 5 }, 'file'],
  [{ gtids: '0-1-1', event: 2 }, 'transaction_id'],
  [{ gtids: '0-1-1', transaction_id: '0-1-2', row: 1.5 }, 'row'],
])('what is wrong with %j is named', (offset, name) => {
  expect(parseOffset(offset)).toContain(name)
})
