import { expect, test } from 'vitest'
import { Uncommitted } from './uncommitted.ts'

test('the first entry always has room, and others while they fit', () => {
  const uncommitted = new Uncommitted()
  expect(uncommitted.hasRoom(1_000, 100)).toBe(true)
  uncommitted.add(1, 60)
  expect(uncommitted.hasRoom(40, 100)).toBe(true)
  expect(uncommitted.hasRoom(41, 100)).toBe(false)
  uncommitted.add(2, 40)
  uncommitted.committed(1)
  expect(uncommitted.bytes).toBe(40)
  uncommitted.committed(9)
  expect(uncommitted.bytes).toBe(0)
})
