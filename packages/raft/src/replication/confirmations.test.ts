import { expect, test } from 'vitest'
import { Confirmations } from './confirmations.ts'

test('a read waits for its own round or a later one, and for what must be committed first', () => {
  const confirmations = new Confirmations()
  confirmations.ask(1, 5, 10)
  confirmations.ask(2, 5, 10)
  confirmations.ask(3, 6, 12)
  expect(confirmations.needsRound(5)).toBe(true)
  expect(confirmations.needsRound(6)).toBe(false)

  expect(confirmations.take(4, 20)).toEqual([])
  expect(confirmations.take(5, 9)).toEqual([])
  expect(confirmations.take(5, 10)).toEqual([
    { token: 1, readOffset: 10 },
    { token: 2, readOffset: 10 },
  ])
  expect(confirmations.waiting).toBe(1)
  expect(confirmations.refuseAll()).toEqual([{ token: 3, readOffset: undefined }])
  expect(confirmations.waiting).toBe(0)
})
