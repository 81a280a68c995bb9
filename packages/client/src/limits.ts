/** Every bound of the SDK that is not an option of its own, by name. Bytes and milliseconds as the names say. */
export const limits = {
  /** Batches of one partition that may be on their way at once, as in Kafka: a broker remembers five to recognise duplicates. */
  batchesInFlightPerPartition: 5,
  /** The largest epoch of a producer id; past it a new id is asked for. */
  producerEpochMax: 32_767,
  /** A batch holds at most this many records, whatever their size: sequences and offsets are counted in it. */
  recordsPerBatchMax: 1_000_000,
  /** A request carries batches of several partitions until it has about this many bytes. */
  produceRequestSizeBytesTarget: 512 * 1024,
  /** What a batch may take beside its records: its header, with room for a growing varint. */
  batchOverheadBytes: 128,
  /** A message of the transport: the largest batch with its surroundings, as brokers send them. */
  messageSizeBytesMax: 64 * 1024 * 1024,
  /** Calls of one refresh of metadata. */
  metadataTimeoutMs: 10_000,
  /** Metadata older than this is asked for again when it is used. */
  metadataAgeMsMax: 300_000,
  /** A batch that unpacks to more than this is refused. */
  decompressedBatchSizeBytesMax: 256 * 1024 * 1024,
  /** A fetch stream's credit never passes what the HTTP/2 window takes, so that a reader that stops costs the broker nothing. */
  fetchCreditBytesMax: 8 * 1024 * 1024 - 256 * 1024,
  /** A fetch stream is given credit again once this share of its prefetch was taken by the application. */
  fetchGrantShare: 1 / 4,
  /** Topics of one producer that may be waiting for their metadata at once. */
  topicsMax: 100_000,
} as const
