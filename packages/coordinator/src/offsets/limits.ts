/** Groups with offsets that one partition of __consumer_offsets remembers; each is forgotten after offsets.retention.minutes. */
export const groupsWithOffsetsMax = 100_000
/** What the records of one commit may take, in bytes: they are one batch. */
export const commitSizeBytesMax = 512 * 1024
/** What a committed offset takes beyond its names and its metadata, in bytes, at the most: its numbers, and a record around them. */
export const offsetSizeBytesExtra = 128
/** Offsets that one tick forgets; the rest is for the next, at once. One group may pass it. */
export const offsetsPerTickMax = 2_000
/** Offsets that one tick looks at. One group may pass it. */
export const offsetsSeenPerTickMax = 20_000
