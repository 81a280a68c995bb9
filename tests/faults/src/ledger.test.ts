import { expect, test } from 'vitest'
import { Ledger } from './ledger.ts'

const origin = (sequence: number, producer = 0, partition = 0) => ({ producer, partition, sequence })

function ledgerWith(...sequences: number[]): Ledger {
  const ledger = new Ledger()
  for (const sequence of sequences) ledger.acknowledge({ producer: 0, partition: 0, sequence, offset: sequence })
  return ledger
}

test('what is read back as it was acknowledged is fine', () => {
  const ledger = ledgerWith(0, 1, 2)
  const before = ledger.outstanding()
  for (const sequence of [0, 1, 2, 3]) expect(ledger.read(0, sequence, origin(sequence))).toBeUndefined()
  expect(ledger.stillMissing(before)).toEqual([])
})

test('an acknowledged record that is not there at the end is lost', () => {
  const ledger = ledgerWith(0, 1)
  const before = ledger.outstanding()
  ledger.read(0, 0, origin(0))
  expect(ledger.stillMissing(before).map(({ violation }) => violation)).toEqual(['lost'])
})

test('an acknowledged record that is missing before a later one is lost', () => {
  const ledger = ledgerWith(0, 1, 2)
  ledger.read(0, 0, origin(0))
  expect(ledger.read(0, 1, origin(2))?.violation).toBe('lost')
})

test('a record that was never acknowledged may not be skipped either', () => {
  expect(new Ledger().read(0, 0, origin(1))?.violation).toBe('gap')
})

test('a record that comes twice is doubled', () => {
  const ledger = ledgerWith(0)
  ledger.read(0, 0, origin(0))
  expect(ledger.read(0, 1, origin(0))?.violation).toBe('doubled')
})

test('a record after a later one is reordered', () => {
  const ledger = ledgerWith(0, 1, 2)
  for (const sequence of [0, 1, 2]) ledger.read(0, sequence, origin(sequence))
  expect(ledger.read(0, 3, origin(1))?.violation).toBe('reordered')
})

test('a value that nobody wrote, or wrote to another partition, is foreign', () => {
  const ledger = new Ledger()
  expect(ledger.read(0, 0, undefined)?.violation).toBe('foreign')
  expect(ledger.read(0, 1, origin(0, 0, 3))?.violation).toBe('foreign')
})

test('a record at another offset than the one it was acknowledged at has moved', () => {
  const ledger = ledgerWith(0)
  expect(ledger.read(0, 9, origin(0))?.violation).toBe('moved')
})
