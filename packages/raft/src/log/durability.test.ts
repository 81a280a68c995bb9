import { expect, test } from 'vitest'
import { Durability } from './durability.ts'

test('Readies become durable in their order, several at once if one sync serves them', () => {
  const durability = new Durability(10)
  durability.handedOver(1, 12)
  durability.handedOver(3, 15)
  durability.handedOver(4, 18)
  expect(durability.inFlight).toBe(3)

  durability.persisted(3)
  expect(durability.durableOffset).toBe(15)
  durability.persisted(4)
  expect(durability.durableOffset).toBe(18)
  expect(durability.inFlight).toBe(0)
})

test('what was cut does not count when it becomes durable', () => {
  const durability = new Durability(10)
  durability.handedOver(1, 20)
  durability.truncate(8)
  durability.handedOver(2, 14)
  expect(durability.durableOffset).toBe(8)

  durability.persisted(1)
  expect(durability.durableOffset).toBe(8)
  durability.persisted(2)
  expect(durability.durableOffset).toBe(14)
})

test('a Ready does not become durable after a later one', () => {
  const durability = new Durability(0)
  durability.handedOver(1, 1)
  durability.handedOver(2, 2)
  durability.persisted(2)
  expect(() => durability.persisted(1)).toThrow('Ready 2 is durable')
})
