/** A small seeded generator (mulberry32): the same seed, the same bytes. Not for secrets. */
export function seededBytes(seed: number): (target: Uint8Array) => void {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return (value ^ (value >>> 14)) >>> 0
  }
  return (target) => {
    let at = 0
    for (; at + 4 <= target.length; at += 4) {
      const word = next()
      target[at] = word
      target[at + 1] = word >>> 8
      target[at + 2] = word >>> 16
      target[at + 3] = word >>> 24
    }
    for (let word = next(); at < target.length; at += 1, word >>>= 8) target[at] = word
  }
}

/** A number from 0 (included) to 1 (excluded), from a seed. */
export function seededNumbers(seed: number): () => number {
  const fill = seededBytes(seed)
  const word = new Uint32Array(1)
  return () => {
    fill(new Uint8Array(word.buffer))
    return (word[0] ?? 0) / 2 ** 32
  }
}

// Values are windows into one pool of random bytes: making them costs nothing beside sending them, and no two near each other are alike.
const poolSizeBytes = 8 * 1024 * 1024

/** Values of `sizeBytes` random bytes each, one after the other. The result is a view: it must not be changed. */
export function payloads(sizeBytes: number, seed: number): () => Buffer {
  const pool = Buffer.allocUnsafe(poolSizeBytes)
  seededBytes(seed)(pool)
  let at = 0
  return () => {
    if (at + sizeBytes > poolSizeBytes) at = (at + 4_099) % 8_191
    const value = pool.subarray(at, at + sizeBytes)
    at += sizeBytes
    return value
  }
}
