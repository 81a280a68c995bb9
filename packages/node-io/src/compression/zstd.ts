import { BoundedOutput, corruptStream } from './bounded-output.ts'
import { zstdFrames } from './zstd-frames.ts'
import { zstdNative } from './zstd-native.ts'
import { packZstdWasm, unpackZstdWasm } from './zstd-wasm.ts'

/** Kafka's default level. */
const levelDefault = 3

/** How one frame is unpacked: undefined if it is broken, or larger than `sizeBytesMax`. */
export type UnpackFrame = (frame: Buffer, sizeBytesMax: number) => Buffer | undefined

/** Unpacks any number of frames; nothing may follow them. */
export function unpackZstd(
  stream: Buffer,
  sizeBytesMax: number,
  unpackFrame: UnpackFrame = zstdNative === undefined ? unpackZstdWasm : zstdNative.unpack,
): Buffer {
  const frames = zstdFrames(stream)
  const output = new BoundedOutput('zstd', sizeBytesMax, 0)
  for (const frame of frames) {
    if ((frame.contentSizeBytes ?? 0) > output.remaining) throw output.tooLarge()
    const isBounded = frame.sizeBytesBound <= output.remaining
    const content = unpackFrame(frame.bytes, Math.min(frame.sizeBytesBound, output.remaining))
    if (content === undefined) throw isBounded ? corruptStream('zstd', 'a frame is broken') : output.tooLarge()
    if (frame.contentSizeBytes !== undefined && frame.contentSizeBytes !== content.length) {
      throw corruptStream(
        'zstd',
        `a frame says that it unpacks to ${frame.contentSizeBytes} bytes, not ${content.length}`,
      )
    }
    if (frames.length === 1) return content
    output.append(content)
  }
  return output.result()
}

/** Packs `bytes` as one frame, at a level of -131,072 to 22. */
export function packZstd(bytes: Buffer, level = levelDefault): Buffer {
  return zstdNative === undefined ? packZstdWasm(bytes, level) : zstdNative.pack(bytes, level)
}
