/** A generator of 32-bit numbers from a seed (xorshift32): the same bytes in every run, and none that compress. */
export function xorshift(seed: number): () => number {
  let state = seed | 0 || 0x9e3779b9
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
}

/** `count` different incompressible values of `sizeBytes` each, from a seed. */
export function seededPayloads(count: number, sizeBytes: number, seed = 42): Buffer[] {
  const next = xorshift(seed)
  return Array.from({ length: count }, () => {
    const payload = Buffer.allocUnsafe(sizeBytes)
    for (let at = 0; at < sizeBytes; at += 1) payload[at] = next()
    return payload
  })
}

/** Reads something of every byte range of a value, so that a consumer can't pass by not looking. */
export function touch(value: Uint8Array | null): number {
  if (value === null || value.length === 0) return 0
  return (value[0] ?? 0) + (value[value.length - 1] ?? 0) + value.length
}
