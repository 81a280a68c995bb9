/** Every bound of the SDK that is not an option of its own, by name. Bytes and milliseconds as the names say. */
export const limits = {
  /** Batches of one partition that may be on their way at once, as in Kafka: a broker remembers five to recognise duplicates. */
  batchesInFlightPerPartition: 5,
  /** The largest epoch of a producer id; past it a new id is asked for. */
  producerEpochMax: 32_767,
  /** A request carries batches of several partitions until it has about this many bytes. */
  produceRequestSizeBytesTarget: 512 * 1024,
  /** The first allocation of a batch. */
  batchInitialSizeBytes: 4096,
  /** Buffers of done batches that a producer keeps for the next, and how large each may be. */
  pooledStoragesMax: 16,
  pooledStorageSizeBytesMin: 16 * 1024,
  pooledStorageSizeBytesMax: 1024 * 1024,
  /** Keys given as text up to a third of this are hashed without an allocation. */
  keyScratchBytes: 3 * 1024,
  /** What a record takes in a batch of its own beside its key, value and headers, at most. */
  recordOverheadBytes: 128,
  /** A message of the transport: the largest batch with its surroundings, as brokers send them. */
  messageSizeBytesMax: 64 * 1024 * 1024,
  /** Calls of one refresh of metadata. */
  metadataTimeoutMs: 10_000,
  /** Metadata older than this is asked for again when it is used. */
  metadataAgeMsMax: 300_000,
  /** A fetch stream's credit never passes what the HTTP/2 window takes, so that a reader that stops costs the broker nothing. */
  fetchCreditBytesMax: 8 * 1024 * 1024 - 256 * 1024,
  /** A fetch stream is given credit again once this share of its prefetch was taken by the application. */
  fetchGrantShare: 1 / 4,
} as const
