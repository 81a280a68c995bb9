import protobuf from 'protobufjs/minimal.js'

/** Bytes fields from this size on are not copied into the writer's buffer. Below, a copy costs less than another piece. */
const largeSizeBytesMin = 8 * 1024

/** What of protobufjs's writer this one works with (8.8.1): the buffer it fills, how far, and where open messages begin. */
interface WriterState {
  buf: Uint8Array
  pos: number
  states: number[] | null
  _reserve(bytes: number): void
}

interface Large {
  /** Where it belongs: before this byte of the buffer. */
  at: number
  readonly bytes: Uint8Array
}

/**
 * Writes a message in pieces, in which large bytes fields are the message's own memory. The writer of protobufjs copies such a field
 * once into its buffer, once more for each message around it (to make room for the length), and again at the end; a fetch frame of
 * 1 MiB would cross memory four times.
 */
export class PartsWriter extends protobuf.BufferWriter {
  private readonly large: Large[] = []

  override bytes(value: Uint8Array | string): this {
    if (typeof value === 'string' || value.length < largeSizeBytesMin) {
      super.bytes(value)
      return this
    }
    this.uint32(value.length)
    this.large.push({ at: stateOf(this).pos, bytes: value })
    return this
  }

  /** Puts the length of a message that ends here before it; what was not copied counts, but need not be moved. */
  override ldelim(): this {
    const state = stateOf(this)
    const start = state.states?.pop()
    if (start === undefined) return this
    const copied = state.pos - start - 1
    const inside = this.large.filter(({ at }) => at > start)
    const length = inside.reduce((sum, { bytes }) => sum + bytes.length, copied)
    const more = varintSizeBytes(length) - 1
    state._reserve(more)
    state.buf.copyWithin(start + 1 + more, start + 1, start + 1 + copied)
    for (const each of inside) each.at += more
    const end = state.pos + more
    state.pos = start
    this.uint32(length)
    state.pos = end
    return this
  }

  /** The message, in pieces; one if it has nothing large. */
  parts(): Uint8Array[] {
    const small = this.finish()
    const parts: Uint8Array[] = []
    let from = 0
    for (const { at, bytes } of this.large) {
      if (at > from) parts.push(small.subarray(from, at))
      parts.push(bytes)
      from = at
    }
    if (from < small.length || parts.length === 0) parts.push(small.subarray(from))
    return parts
  }
}

function stateOf(writer: PartsWriter): WriterState {
  return writer as unknown as WriterState
}

function varintSizeBytes(value: number): number {
  let size = 1
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) size += 1
  return size
}
