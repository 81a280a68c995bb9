import { xxhash32 } from '../src/compression/xxhash32.ts'

/** An LZ4 block of `sizeBytes` zeros: one literal, then a match of distance 1 for the rest but the last bytes. */
export function lz4ZeroBlock(sizeBytes: number): Buffer {
  const lastLiterals = 5
  const matchLength = sizeBytes - 1 - lastLiterals
  const rest = matchLength - 4 - 15
  const more = Buffer.alloc(Math.trunc(rest / 255) + 1, 255)
  more[more.length - 1] = rest % 255
  return Buffer.concat([
    Buffer.from([0x1f, 0x00, 0x01, 0x00]),
    more,
    Buffer.from([lastLiterals << 4]),
    Buffer.alloc(lastLiterals),
  ])
}

export interface Lz4FrameOptions {
  readonly flags?: number
  readonly blockDescriptor?: number
  readonly contentSize?: bigint
  readonly contentChecksum?: number
}

/** An LZ4 frame of the blocks given, or of blocks of zeros with the sizes given. */
export function lz4Frame(blocks: readonly (Buffer | number)[], options: Lz4FrameOptions = {}): Buffer {
  const contentSize = Buffer.alloc(options.contentSize === undefined ? 0 : 8)
  if (options.contentSize !== undefined) contentSize.writeBigUInt64LE(options.contentSize)
  const flags =
    (options.flags ?? 0x60) | (contentSize.length > 0 ? 0x08 : 0) | (options.contentChecksum === undefined ? 0 : 0x04)
  const descriptor = Buffer.concat([Buffer.from([flags, options.blockDescriptor ?? 0x70]), contentSize])
  const pieces: Buffer[] = [uint32(0x184d2204), descriptor, Buffer.from([(xxhash32(descriptor) >>> 8) & 0xff])]
  for (const given of blocks) {
    const block = typeof given === 'number' ? lz4ZeroBlock(given) : given
    pieces.push(uint32(block.length), block)
  }
  pieces.push(uint32(0))
  if (options.contentChecksum !== undefined) pieces.push(uint32(options.contentChecksum))
  return Buffer.concat(pieces)
}

export interface ZstdFrameOptions {
  /** Eight bytes of content size are written. */
  readonly contentSize?: bigint
}

/** A zstd frame header with a window of 2 MiB. */
export function zstdHeader(options: ZstdFrameOptions = {}): Buffer {
  const contentSize = Buffer.alloc(options.contentSize === undefined ? 0 : 8)
  if (options.contentSize !== undefined) contentSize.writeBigUInt64LE(options.contentSize)
  const descriptor = contentSize.length > 0 ? 0xc0 : 0x00
  return Buffer.concat([uint32(0xfd2fb528), Buffer.from([descriptor, 0x58]), contentSize])
}

/** A zstd frame of `count` blocks that repeat a zero `sizeBytes` times each. */
export function repeatedZstdFrame(count: number, sizeBytes: number, options: ZstdFrameOptions = {}): Buffer {
  const pieces = [zstdHeader(options)]
  for (let index = 0; index < count; index++) {
    const header = Buffer.alloc(4)
    header.writeUIntLE((sizeBytes << 3) | (1 << 1) | (index === count - 1 ? 1 : 0), 0, 3)
    pieces.push(header)
  }
  return Buffer.concat(pieces)
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
