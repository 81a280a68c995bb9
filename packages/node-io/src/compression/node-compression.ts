import type { Compression, CompressionCodec } from '@millrace/base'
import { packGzip, unpackGzip } from './gzip.ts'
import { packLz4, unpackLz4 } from './lz4.ts'
import { packSnappy, unpackSnappy } from './snappy.ts'
import { packZstd, unpackZstd } from './zstd.ts'

interface Codec {
  pack(bytes: Buffer, level?: number): Buffer
  unpack(bytes: Buffer, sizeBytesMax: number): Buffer
}

const codecs: Readonly<Record<CompressionCodec, Codec>> = {
  gzip: { pack: packGzip, unpack: unpackGzip },
  snappy: { pack: packSnappy, unpack: unpackSnappy },
  lz4: { pack: packLz4, unpack: unpackLz4 },
  zstd: { pack: packZstd, unpack: unpackZstd },
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Kafka's codecs on Node: zlib for gzip, and for zstd where Node has it; packages with native code, or WebAssembly, for the others. */
export class NodeCompression implements Compression {
  compress(codec: CompressionCodec, bytes: Uint8Array, level?: number): Buffer {
    return codecs[codec].pack(asBuffer(bytes), level)
  }

  decompress(codec: CompressionCodec, bytes: Uint8Array, sizeBytesMax: number): Buffer {
    return codecs[codec].unpack(asBuffer(bytes), sizeBytesMax)
  }
}
