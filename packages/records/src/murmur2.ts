/** Kafka's partitioner hash (`Utils.murmur2`): murmur2 with seed 0x9747b28c, a signed int32. */
export function murmur2(bytes: Uint8Array): number {
  const length = bytes.length
  const multiplier = 0x5bd1e995
  let hash = 0x9747b28c ^ length
  let position = 0
  for (; position + 4 <= length; position += 4) {
    let word =
      (bytes[position] ?? 0) |
      ((bytes[position + 1] ?? 0) << 8) |
      ((bytes[position + 2] ?? 0) << 16) |
      ((bytes[position + 3] ?? 0) << 24)
    word = Math.imul(word, multiplier)
    word ^= word >>> 24
    hash = Math.imul(hash, multiplier) ^ Math.imul(word, multiplier)
  }
  const rest = length - position
  if (rest > 2) hash ^= (bytes[position + 2] ?? 0) << 16
  if (rest > 1) hash ^= (bytes[position + 1] ?? 0) << 8
  if (rest > 0) hash = Math.imul(hash ^ (bytes[position] ?? 0), multiplier)
  hash ^= hash >>> 13
  hash = Math.imul(hash, multiplier)
  return hash ^ (hash >>> 15)
}

/** Kafka's `Utils.toPositive`: drops the sign bit (it does not negate). A key's partition is `toPositive(murmur2(key)) % count`. */
export function toPositive(hash: number): number {
  return hash & 0x7fffffff
}
