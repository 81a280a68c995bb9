/** Lengths, counts and numbers at the edges of what their types can say. */
const edges = {
  int16: [-2, -1, 0, 1, 0x7f, 0x7fff, -0x8000],
  int32: [-2, -1, 0, 1, 0x7fff, 0x10000, 0x0fff_ffff, 0x7fff_ffff, -0x8000_0000],
}

/** Varints: the least, the greatest of 32 bits, one with more bits, one that has no end, and ones with bytes to spare. */
const varints = [
  '00',
  '01',
  '02',
  '7f',
  '8001',
  'ffffffff07',
  'ffffffff0f',
  'ffffffff1f',
  'ffffffffffff',
  '8080808000',
  '808000',
].map((hex) => Buffer.from(hex, 'hex'))

const spliced = (bytes, from, to, between) => Buffer.concat([bytes.subarray(0, from), between, bytes.subarray(to)])

/** Each changes some bytes; those it is given stay as they are. */
const changes = {
  flipBit(bytes, random) {
    const copy = Buffer.from(bytes)
    copy[random.below(copy.length)] ^= 1 << random.below(8)
    return copy
  },
  setByte(bytes, random) {
    const copy = Buffer.from(bytes)
    copy[random.below(copy.length)] = random.pick([0, 1, 0x7f, 0x80, 0xff, random.below(256)])
    return copy
  },
  setInt16(bytes, random) {
    if (bytes.length < 2) return bytes
    const copy = Buffer.from(bytes)
    copy.writeInt16BE(random.pick(edges.int16), random.below(copy.length - 1))
    return copy
  },
  setInt32(bytes, random) {
    if (bytes.length < 4) return bytes
    const copy = Buffer.from(bytes)
    copy.writeInt32BE(random.pick(edges.int32), random.below(copy.length - 3))
    return copy
  },
  putVarint(bytes, random) {
    const at = random.below(bytes.length)
    return spliced(bytes, at, at + random.below(2), random.pick(varints))
  },
  cut: (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  remove(bytes, random) {
    const from = random.below(bytes.length)
    return spliced(bytes, from, from + 1 + random.below(8), Buffer.alloc(0))
  },
  insert(bytes, random) {
    const at = random.below(bytes.length + 1)
    return spliced(bytes, at, at, Buffer.alloc(1 + random.below(8), random.below(256)))
  },
  repeat(bytes, random) {
    const from = random.below(bytes.length)
    const part = bytes.subarray(from, from + 1 + random.below(64))
    const copies = Array.from({ length: 1 + random.below(64) }, () => part)
    return spliced(bytes, from, from, Buffer.concat(copies))
  },
  splice(bytes, random, other) {
    const part = other.subarray(random.below(other.length + 1))
    return spliced(bytes, random.below(bytes.length + 1), bytes.length, part)
  },
}

const kinds = Object.values(changes)

/** `bytes` changed in one way as often as in two to five; `other` is what a part may come from. */
export function mutated(bytes, random, other) {
  let result = bytes
  for (let left = random.below(2) === 0 ? 1 : 2 + random.below(4); left > 0 && result.length > 0; left--) {
    result = random.pick(kinds)(result, random, other)
  }
  return Buffer.from(result)
}
