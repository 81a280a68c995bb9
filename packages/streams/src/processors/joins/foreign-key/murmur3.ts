const c1 = 0x239b961b
const c2 = 0xab0e9789
const c3 = 0x38b34ae5
const c4 = 0xa1e38b93

const hashSizeBytes = 16

/**
 * MurmurHash3 with 128 bits (the variant for 32-bit arithmetic, seed 0): what tells the versions of a row apart in foreign-key joins
 * (KIP-213). Not for what an attacker may choose.
 */
export function murmur3(bytes: Uint8Array): Buffer {
  const { byteLength } = bytes
  const view = new DataView(bytes.buffer, bytes.byteOffset, byteLength)
  const blocksEnd = byteLength - (byteLength % hashSizeBytes)
  let h1 = 0
  let h2 = 0
  let h3 = 0
  let h4 = 0
  for (let at = 0; at < blocksEnd; at += hashSizeBytes) {
    h1 ^= mixed(view.getUint32(at, true), c1, 15, c2)
    h1 = (Math.imul((rotated(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0
    h2 ^= mixed(view.getUint32(at + 4, true), c2, 16, c3)
    h2 = (Math.imul((rotated(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0
    h3 ^= mixed(view.getUint32(at + 8, true), c3, 17, c4)
    h3 = (Math.imul((rotated(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0
    h4 ^= mixed(view.getUint32(at + 12, true), c4, 18, c1)
    h4 = (Math.imul((rotated(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0
  }
  // The rest, filled up with zeros: a word of zeros changes nothing.
  const rest = new Uint8Array(hashSizeBytes)
  rest.set(bytes.subarray(blocksEnd))
  const tail = new DataView(rest.buffer)
  h1 ^= mixed(tail.getUint32(0, true), c1, 15, c2) ^ byteLength
  h2 ^= mixed(tail.getUint32(4, true), c2, 16, c3) ^ byteLength
  h3 ^= mixed(tail.getUint32(8, true), c3, 17, c4) ^ byteLength
  h4 ^= mixed(tail.getUint32(12, true), c4, 18, c1) ^ byteLength

  h1 = (h1 + h2 + h3 + h4) | 0
  h2 = avalanched(h1 + h2)
  h3 = avalanched(h1 + h3)
  h4 = avalanched(h1 + h4)
  h1 = avalanched(h1)
  h1 = (h1 + h2 + h3 + h4) | 0

  const hash = Buffer.allocUnsafe(hashSizeBytes)
  hash.writeInt32BE(h1, 0)
  hash.writeInt32BE((h1 + h2) | 0, 4)
  hash.writeInt32BE((h1 + h3) | 0, 8)
  hash.writeInt32BE((h1 + h4) | 0, 12)
  return hash
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}

function mixed(word: number, first: number, bits: number, second: number): number {
  return Math.imul(rotated(Math.imul(word, first), bits), second)
}

/** The finalizer: each bit of the word changes half of the others. */
function avalanched(word: number): number {
  let h = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
