/** Kafka's compression types in the order of their numbers (attributes bits 0-2), without `none`. */
export const compressionCodecs = ['gzip', 'snappy', 'lz4', 'zstd'] as const
/** A codec's name, as Kafka's `compression.type` has it. */
export type CompressionCodec = (typeof compressionCodecs)[number]

/** Compression as a port, in the framing that Kafka's record batches use (xerial framing for snappy, lz4 frame). */
export interface Compression {
  /**
   * `level` is the codec's own, as Kafka's `compression.*.level` name it: gzip 1 to 9, lz4 1 to 17, zstd -131072 to 22. Snappy has none.
   * Without, Kafka's default. A higher one takes longer and usually makes the result smaller; what it unpacks to is the same.
   */
  compress(codec: CompressionCodec, bytes: Uint8Array, level?: number): Uint8Array
  /**
   * The inverse, over every framing that Kafka's clients write. Never allocates more than about `sizeBytesMax` for the output.
   * Throws StreamError: RECORD_LIST_TOO_LARGE when it would pass `sizeBytesMax`, CORRUPT_MESSAGE when the bytes are not of the codec.
   */
  decompress(codec: CompressionCodec, bytes: Uint8Array, sizeBytesMax: number): Uint8Array
}
