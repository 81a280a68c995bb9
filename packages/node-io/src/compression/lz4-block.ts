/**
 * Unpacks one LZ4 block (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md) into `target` from `targetStart` on, writing
 * nothing at or behind `targetEnd`. Returns where it ended; -1 if the block is broken, -2 if it needs more room.
 *
 * A block is a row of sequences: a token (literal length, match length - 4, four bits each; 15 goes on in bytes of 255), the literals,
 * and a match: two bytes of distance back, copied from what was written. The last sequence has literals alone.
 */
export function unpackLz4Block(
  source: Buffer,
  sourceStart: number,
  sourceEnd: number,
  target: Buffer,
  targetStart: number,
  targetEnd: number,
): number {
  let read = sourceStart
  let write = targetStart
  // `?? 0` never applies: every read is checked against `sourceEnd`.
  while (read < sourceEnd) {
    const token = source[read++] ?? 0
    let literals = token >>> 4
    if (literals === 15) {
      for (let more = 255; more === 255; literals += more) {
        if (read >= sourceEnd) return blockIsBroken
        more = source[read++] ?? 0
      }
    }
    if (literals > sourceEnd - read) return blockIsBroken
    if (literals > targetEnd - write) return blockNeedsRoom
    if (literals > shortCopyLength) {
      source.copy(target, write, read, read + literals)
      write += literals
      read += literals
    } else {
      for (const end = read + literals; read < end;) target[write++] = source[read++] ?? 0
    }
    if (read === sourceEnd) return write

    if (sourceEnd - read < 2) return blockIsBroken
    const distance = (source[read] ?? 0) | ((source[read + 1] ?? 0) << 8)
    read += 2
    if (distance === 0 || distance > write - targetStart) return blockIsBroken
    let length = token & 0x0f
    if (length === 15) {
      for (let more = 255; more === 255; length += more) {
        if (read >= sourceEnd) return blockIsBroken
        more = source[read++] ?? 0
      }
    }
    length += 4
    if (length > targetEnd - write) return blockNeedsRoom
    write = copyMatch(target, write, distance, length)
  }
  return blockIsBroken
}

export const blockIsBroken = -1
export const blockNeedsRoom = -2

/** Up to this length a loop beats a call into the runtime. */
const shortCopyLength = 32

/** Copies what stands `distance` before `write`; where that overlaps, it repeats. */
function copyMatch(target: Buffer, write: number, distance: number, length: number): number {
  const end = write + length
  if (length <= shortCopyLength) {
    for (let from = write - distance; write < end;) target[write++] = target[from++] ?? 0
    return end
  }
  if (distance === 1) {
    target.fill(target[write - 1] ?? 0, write, end)
    return end
  }
  // Each round doubles what there is to copy from.
  const from = write - distance
  while (write < end) {
    const step = Math.min(write - from, end - write)
    target.copyWithin(write, from, from + step)
    write += step
  }
  return end
}
