/** The largest batch there can be: `batchLength` is an int32 that leaves out the first 12 bytes. */
export const batchSizeBytesLimit = 0x7fffffff

/**
 * What a compressed batch may unpack to unless the caller says otherwise: 64 times Kafka's default `message.max.bytes`.
 * Kafka itself has no such bound.
 */
export const decompressedSizeBytesMax = 64 * 1024 * 1024

/** The first allocation of a BatchBuilder unless the caller says otherwise. */
export const builderInitialSizeBytes = 4 * 1024
