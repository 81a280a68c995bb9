/** A match is this long at least: shorter ones do not pay. */
const matchLengthMin = 4
/** What the format asks for at the end of a block: the last bytes are literals, and no match begins within the last of these. */
const literalsAtEnd = 5
const matchStartDistance = 12
const hashBits = 15
const distanceMax = 0xffff
/** Places looked at for one match, whatever the level: bytes that were made to have endless chains must not hold up the process. */
const attemptsMax = 256

/**
 * Packs LZ4 blocks (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md) thoroughly: positions with the same hash of four bytes
 * are chained, and of the chain the longest match is taken, unless the next position has a longer one. `level` L looks at up to
 * 2^(L-1) places of the chain, as the levels of Kafka's LZ4 library do, but never at more than 256 (level 10 and above). One instance packs one block after the other.
 */
export class Lz4HighPacker {
  readonly #attemptsMax: number
  /** The last position that had the hash, one up: 0 is none. */
  readonly #heads = new Int32Array(1 << hashBits)
  /** For each position the one before it that had the same hash, one up. */
  readonly #chain = new Int32Array(distanceMax + 1)
  #matchPosition = 0

  constructor(level: number) {
    this.#attemptsMax = Math.min(2 ** (level - 1), attemptsMax)
  }

  /** Packs a block of at most 64 KiB. The result may be longer than the block. */
  pack(block: Uint8Array): Buffer {
    this.#heads.fill(0)
    const target = Buffer.allocUnsafe(block.length + Math.ceil(block.length / 255) + 16)
    const matchEnd = block.length - literalsAtEnd
    let write = 0
    let literalsFrom = 0
    let position = 0
    while (position < block.length - matchStartDistance) {
      let length = this.#find(block, position, matchEnd)
      if (length < matchLengthMin) {
        position++
        continue
      }
      let from = this.#matchPosition
      // Perhaps the next position has a longer one: then this byte is a literal.
      while (position + 1 < block.length - matchStartDistance) {
        const next = this.#find(block, position + 1, matchEnd)
        if (next <= length) break
        position++
        length = next
        from = this.#matchPosition
      }
      write = writeSequence(target, write, block, literalsFrom, position, position - from, length)
      // The position after the match's start is chained already if it was looked at above.
      for (let passed = position + 1; passed < position + length && passed < matchEnd; passed++)
        this.#add(block, passed)
      position += length
      literalsFrom = position
    }
    write = writeLiterals(target, write, block, literalsFrom, block.length)
    return target.subarray(0, write)
  }

  /** The length of the longest match for `position`, 0 if there is none; where it is stands in `#matchPosition`. */
  #find(block: Uint8Array, position: number, end: number): number {
    this.#add(block, position)
    let best = 0
    let candidate = (this.#chain[position] ?? 0) - 1
    for (let attempt = 0; candidate >= 0 && attempt < this.#attemptsMax; attempt++) {
      // A longer match must agree where the best one ends.
      if (block[candidate + best] === block[position + best]) {
        const length = matchLength(block, candidate, position, end)
        if (length > best) {
          best = length
          this.#matchPosition = candidate
          if (position + best >= end) break
        }
      }
      candidate = (this.#chain[candidate] ?? 0) - 1
    }
    return best
  }

  /** Puts a position at the head of its chain, unless it stands there. */
  #add(block: Uint8Array, position: number): void {
    const hash = hashAt(block, position)
    const head = this.#heads[hash] ?? 0
    if (head === position + 1) return
    this.#chain[position] = head
    this.#heads[hash] = position + 1
  }
}

function hashAt(block: Uint8Array, position: number): number {
  const word =
    (block[position] ?? 0) |
    ((block[position + 1] ?? 0) << 8) |
    ((block[position + 2] ?? 0) << 16) |
    ((block[position + 3] ?? 0) << 24)
  return Math.imul(word, -1_640_531_535) >>> (32 - hashBits)
}

function matchLength(block: Uint8Array, from: number, position: number, end: number): number {
  let length = 0
  while (position + length < end && block[from + length] === block[position + length]) length++
  return length
}

/** Literals, then a match: a token, lengths of 15 and more going on in bytes of 255, and two bytes of distance. */
function writeSequence(
  target: Buffer,
  start: number,
  block: Uint8Array,
  literalsFrom: number,
  literalsTo: number,
  distance: number,
  length: number,
): number {
  const token = start
  let write = writeLiterals(target, start, block, literalsFrom, literalsTo)
  target[write++] = distance & 0xff
  target[write++] = distance >>> 8
  const more = length - matchLengthMin
  target[token] = (target[token] ?? 0) | Math.min(more, 15)
  return more < 15 ? write : writeLength(target, write, more - 15)
}

function writeLiterals(target: Buffer, start: number, block: Uint8Array, from: number, to: number): number {
  const count = to - from
  target[start] = Math.min(count, 15) << 4
  const write = count < 15 ? start + 1 : writeLength(target, start + 1, count - 15)
  target.set(block.subarray(from, to), write)
  return write + count
}

function writeLength(target: Buffer, start: number, length: number): number {
  let write = start
  let rest = length
  for (; rest >= 255; rest -= 255) target[write++] = 255
  target[write++] = rest
  return write
}
