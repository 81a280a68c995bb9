/** The least that a part of an upload may have, but for the last, as S3 has it. */
export const partBytesMin = 5 * 1024 * 1024

/** Bytes of an object, before they are compressed, after which the next one begins: a thousand parts of the least size. */
export const objectBytesMax = 5 * 1024 * 1024 * 1024

/** Files of one partition of a topic that are open at a time; with one more all of them are closed. */
export const openFilesMax = 500

/** Bytes, before they are compressed, of files that are open together: past it all of them are closed. One that is alone may have more. */
export const openTogetherBytesMax = 64 * 1024 * 1024

/** Bytes of all partitions that wait to be sent, or are being sent: records are not taken past it. At least four parts. */
export const bufferedBytesMax = 128 * 1024 * 1024

/** Requests with parts or objects that a task has under way at a time. */
export const requestsMax = 6

/** Parts of one object that are under way at a time. */
export const partsAtOnceMax = 3

/** Bytes that are compressed together. */
export const compressedBlockBytes = 1024 * 1024

/** Bytes of rows, as they are estimated, that a group of rows of Parquet has. */
export const rowGroupBytes = 16 * 1024 * 1024

/** Bytes of a block of Avro, before they are compressed. */
export const avroBlockBytes = 64 * 1024

/** Bytes of a key, as S3 has it. */
export const keyBytesMax = 1024

/** Unfinished uploads of one key that are aborted when it is written anew. */
export const staleUploadsMax = 1000

/** How long uploads may take that are under way when a task ends, in milliseconds: what is later comes again. */
export const lastUploadsMs = 10_000

/** Pauses before a request is tried again, in milliseconds, are no longer. */
export const retryDelayMsMax = 20_000

/** Schemas whose layout in Avro or Parquet is remembered. */
export const knownSchemasMax = 1000
