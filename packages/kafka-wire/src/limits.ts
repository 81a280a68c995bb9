/** A classic string's length is an int16; Kafka holds compact ones to the same limit. */
export const stringSizeBytesMax = 0x7fff

/**
 * Array elements and unknown tagged fields that one message may decode to. Every element is first proven against the bytes that are
 * left, but an element of one byte becomes an object of many: this bounds what a frame can grow to.
 */
export const messageElementsMax = 1_000_000

/** Bytes that a writer starts with; it doubles from there. */
export const writerSizeBytesInitial = 256

/** What one encoded message may grow to: no frame or record may be larger than an int32 can say. */
export const messageSizeBytesMax = 0x7fff_ffff

/** Bytes fields from this size on are not copied into a message that is encoded in parts. Smaller ones cost less copied than as a part. */
export const partSizeBytesMin = 4096
