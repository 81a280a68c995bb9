import { expect, it } from 'vitest'
import { offsetOf, parseOffset, type WalPosition } from './position.ts'

const at: WalPosition = {
  commitLsn: 10n,
  progress: undefined,
  micros: 1_700_000_000_000_000n,
  transaction: 4_000_000_000,
}

it('a position is read back from its offset', () => {
  const within = { ...at, progress: { finalLsn: 2n ** 60n, lsn: 12n, row: 3 } }
  for (const position of [at, within, { ...at, transaction: undefined }]) {
    expect(parseOffset(offsetOf(position))).toEqual(position)
  }
})

it("has Debezium's names, and reads what it wrote", () => {
  expect(offsetOf(at)).toMatchObject({ lsn_commit: 10, lsn: 10, txId: 4_000_000_000, ts_usec: 1_700_000_000_000_000 })
  const theirs = { lsn_proc: 12, messageType: 'INSERT', lsn_commit: 10, lsn: 12, txId: 7, ts_usec: 5 }
  expect(parseOffset(theirs)).toEqual({ commitLsn: 10n, progress: undefined, micros: 5n, transaction: 7 })
})

it('an offset that says no place is refused, with what it lacks', () => {
  expect(parseOffset({})).toContain("'lsn_commit'")
  expect(parseOffset({ lsn_commit: 1.5 })).toContain("'lsn_commit'")
  expect(parseOffset({ lsn_commit: 1, txId: 'x' })).toContain("'txId'")
  expect(parseOffset({ lsn_commit: 1, lsn_transaction: 2, lsn: 'x' })).toContain("'lsn'")
})
