/** Kafka's compression types in the order of their numbers (attributes bits 0-2), without `none`. */
export const compressionCodecs = ['gzip', 'snappy', 'lz4', 'zstd'] as const
export type CompressionCodec = (typeof compressionCodecs)[number]

/** Compression as a port, in the framing that Kafka's record batches use (xerial framing for snappy, lz4 frame). */
export interface Compression {
  compress(codec: CompressionCodec, bytes: Uint8Array): Uint8Array
  /**
   * The inverse, over every framing that Kafka's clients write. Never allocates more than about `sizeBytesMax` for the output.
   * Throws StreamError: RECORD_LIST_TOO_LARGE when it would pass `sizeBytesMax`, CORRUPT_MESSAGE when the bytes are not of the codec.
   */
  decompress(codec: CompressionCodec, bytes: Uint8Array, sizeBytesMax: number): Uint8Array
}
