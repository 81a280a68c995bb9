const prime1 = 0x9e3779b1
const prime2 = 0x85ebca77
const prime3 = 0xc2b2ae3d
const prime4 = 0x27d4eb2f
const prime5 = 0x165667b1

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}

/** XXH32 with seed 0 of `bytes` from `start` to `end`, unsigned: the checksum of LZ4 frames. */
export function xxhash32(bytes: Buffer, start = 0, end: number = bytes.length): number {
  const word = (position: number): number =>
    (bytes[position] ?? 0) |
    ((bytes[position + 1] ?? 0) << 8) |
    ((bytes[position + 2] ?? 0) << 16) |
    ((bytes[position + 3] ?? 0) << 24)
  const round = (lane: number, position: number): number =>
    Math.imul(rotate((lane + Math.imul(word(position), prime2)) | 0, 13), prime1)

  let position = start
  let hash: number
  if (end - start >= 16) {
    let lane1 = (prime1 + prime2) | 0
    let lane2 = prime2 | 0
    let lane3 = 0
    let lane4 = -prime1 | 0
    for (; position + 16 <= end; position += 16) {
      lane1 = round(lane1, position)
      lane2 = round(lane2, position + 4)
      lane3 = round(lane3, position + 8)
      lane4 = round(lane4, position + 12)
    }
    hash = (rotate(lane1, 1) + rotate(lane2, 7) + rotate(lane3, 12) + rotate(lane4, 18)) | 0
  } else hash = prime5 | 0
  hash = (hash + (end - start)) | 0
  for (; position + 4 <= end; position += 4) {
    hash = Math.imul(rotate((hash + Math.imul(word(position), prime3)) | 0, 17), prime4)
  }
  for (; position < end; position++) {
    hash = Math.imul(rotate((hash + Math.imul(bytes[position] ?? 0, prime5)) | 0, 11), prime1)
  }
  hash = Math.imul(hash ^ (hash >>> 15), prime2)
  hash = Math.imul(hash ^ (hash >>> 13), prime3)
  return (hash ^ (hash >>> 16)) >>> 0
}
