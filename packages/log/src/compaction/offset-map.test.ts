import { SeededRandom } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { KeyHasher } from './key-hash.ts'
import { OffsetMap, offsetMapEntryBytes } from './offset-map.ts'

const secret = Uint8Array.from({ length: 16 }, (_, at) => at)

it('hashes are those of HalfSipHash-2-4 under the two halves of the secret', () => {
  // The first of the reference implementation's vectors of 64 bits: no input, key 00 01 .. 07.
  const hasher = new KeyHasher(secret)
  hasher.hash(Buffer.alloc(0), 0, 0)
  const words = Buffer.alloc(8)
  words.writeUInt32LE(hasher.a, 0)
  words.writeUInt32LE(hasher.b, 4)
  expect(words.toString('hex')).toBe('218d1f59b9b83cc8')
})

it('every byte of a key, its length, and the secret change all four words', () => {
  const bytes = Buffer.from('a key of some length')
  const of = (secretOf: Uint8Array, data: Buffer, start: number, length: number): number[] => {
    const hasher = new KeyHasher(secretOf)
    hasher.hash(data, start, length)
    return [hasher.a, hasher.b, hasher.c, hasher.d]
  }
  const seen = [of(secret, bytes, 0, bytes.length), of(secret.toReversed(), bytes, 0, bytes.length)]
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    seen.push(of(secret, changed, 0, bytes.length), of(secret, bytes, at, bytes.length - at - 1))
  }
  for (const word of [0, 1, 2, 3]) expect(new Set(seen.map((words) => words[word])).size).toBe(seen.length)
  expect(of(secret, Buffer.concat([Buffer.from('..'), bytes]), 2, bytes.length)).toEqual(seen[0])
})

it('knows the last offset of each key, whatever the order and however full it is, as a Map does', () => {
  const random = new SeededRandom(1)
  const map = new OffsetMap({ sizeBytes: 500 * offsetMapEntryBytes, loadFactor: 1, secret })
  const model = new Map<string, number>()
  expect(map.keysMax).toBe(499)
  for (let offset = 0; offset < 6_000; offset++) {
    const key = `key-${random.integer(700)}`
    const bytes = Buffer.from(key)
    // Beyond 2^32 too.
    const at = offset * 10_000_000
    const isTaken = map.put(bytes, 0, bytes.length, at)
    expect(isTaken).toBe(model.has(key) || model.size < 499)
    if (isTaken) model.set(key, at)
  }
  expect([map.size, model.size]).toEqual([499, 499])
  for (let at = 0; at < 700; at++) {
    const bytes = Buffer.from(`key-${at}`)
    expect(map.get(bytes, 0, bytes.length)).toBe(model.get(`key-${at}`) ?? -1)
  }
})

it('takes a key even with next to no memory, and no more than it may', () => {
  expect(new OffsetMap({ sizeBytes: 0, loadFactor: 0, secret }).keysMax).toBe(1)
  expect(new OffsetMap({ sizeBytes: 1_000 * offsetMapEntryBytes, loadFactor: 0.9, secret }).keysMax).toBe(900)
})
