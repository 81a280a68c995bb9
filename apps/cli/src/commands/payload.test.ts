import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { payloads, seededBytes, seededNumbers } from './payload.ts'

test('the same seed gives the same payloads, another seed others', () => {
  const sample = (seed: number): string => {
    const next = payloads(10, seed)
    return [next(), next(), next()].map((value) => value.toString('hex')).join()
  }
  expect(sample(1)).toBe(sample(1))
  expect(sample(1)).not.toBe(sample(2))
})

test('payloads do not compress, even many of them together', () => {
  const next = payloads(1_000, 1)
  const bytes = Buffer.concat(Array.from({ length: 1_000 }, next))
  expect(bytes).toHaveLength(1_000_000)
  expect(deflateRawSync(bytes).length).toBeGreaterThan(990_000)
})

test('any size, past the end of the pool too', () => {
  for (const size of [0, 1, 3, 1_000_000]) {
    const next = payloads(size, 1)
    for (let count = 0; count < 20; count += 1) expect(next()).toHaveLength(size)
  }
})

test('odd lengths are filled to the last byte', () => {
  const bytes = new Uint8Array(7)
  seededBytes(5)(bytes)
  expect([...bytes].filter((byte) => byte === 0).length).toBeLessThan(3)
})

test('numbers lie from 0 to 1', () => {
  const next = seededNumbers(3)
  const numbers = Array.from({ length: 1_000 }, next)
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...numbers)).toBeLessThan(1)
})
