/** Every bound of the SDK that is not an option of its own, by name. Bytes and milliseconds as the names say. */
export const limits = {
  /** Batches of one partition that may be on their way at once, as in Kafka: a broker remembers five to recognise duplicates. */
  batchesInFlightPerPartition: 5,
  /** Whoever sends nothing to a partition for so long may be forgotten by its leader (`producer.id.expiration.ms`). */
  producerSilentMs: 60_000,
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
  /** How long after it was told that a broker refuses batches with a code it is told again. */
  refusalToldAgainMs: 60_000,
  /** Calls of one refresh of metadata. */
  metadataTimeoutMs: 10_000,
  /** Metadata older than this is asked for again, unless `metadataMaxAgeMs` says otherwise. */
  metadataAgeMsMax: 300_000,
  /** What has this share of that age is asked for together with what is older. */
  metadataAgeShare: 0.9,
  /** Pauses while the leader of a partition is looked for: from the first to the second, as often as the third says, then rarer. */
  failoverPauseMsMin: 25,
  failoverPauseMsMax: 100,
  failoverAttemptsEager: 50,
  /** A broker that has not answered a read-only call for so long gets company: another one is asked too, then the pause doubles. */
  hedgeAfterMs: 100,
  /** A broker that was last heard of longer ago is asked a small thing before a change is entrusted to it. */
  answerAgeMsMax: 1_000,
  /** Brokers that are told of no more, and whose addresses are remembered for a while. */
  absentBrokersMax: 64,
  /** A produce request without an answer for so long: is its leader still the leader? Asked again as often. */
  slowAnswerMs: 250,
  /** The same for a topic that is consumed and of which nothing comes; then less and less often. */
  fetchSilenceMsMin: 2_000,
  fetchSilenceMsMax: 30_000,
  /** How long the leader of a partition may take to answer a question at first; twice as long each time that it is asked again. */
  leaderAnswerMsMin: 2_000,
  /** A nearer replica that did not do is asked for again after this, when the metadata is next looked at. */
  nearerAgainMs: 60_000,
  /** Ids that a topic had before it was made again, so that a broker that lags behind does not bring them back. */
  formerTopicIdsMax: 16,
  /** Ids under which a client keeps producers of transactions, by `client.transaction`. */
  transactionalIdsMax: 1_000,
  /** How long a commit of offsets is tried, and the look at what was committed. */
  commitTimeoutMs: 30_000,
  /** Until the coordinator has said how often it wants to hear of a member, and when it takes it for dead. */
  heartbeatIntervalMsFirst: 3_000,
  sessionTimeoutMsAssumed: 45_000,
  /** A heartbeat that is so late says that the event loop was blocked. */
  loopBlockedMs: 1_000,
  /** Whoever leaves a group waits so long for its coordinator at most, which else finds out by the session timeout. */
  leaveTimeoutMs: 5_000,
  /** How much longer than the member itself the coordinator waits for it to let go of partitions. */
  letGoGraceMs: 2_000,
  /** Whoever closes a consumer waits so long for the loop body to finish what it has in hand: it may be the body that closes it. */
  inHandAtCloseMsMax: 1_000,
  /** A loop body that has the same item for so long is told of in the log, once. */
  slowHandlerMs: 300_000,
  /** Records that `observe` may hold back for each that may be with the subscriber, unless `lookAhead` says otherwise. */
  observeLookAhead: 8,
  /** Records of a batch whose senders a span is linked to. */
  otelLinksMax: 128,
  /** Characters of an error's message that a dead letter carries. */
  deadLetterMessageLengthMax: 4096,
  /** A fetch stream's credit never passes what the HTTP/2 window takes, so that a reader that stops costs the broker nothing. */
  fetchCreditBytesMax: 8 * 1024 * 1024 - 256 * 1024,
  /** A fetch stream is given credit again once this share of its prefetch was taken by the application. */
  fetchGrantShare: 1 / 4,
  /** A partition is read backwards in pages: how large, how many records at most, and of how many partitions at the same time. */
  newestPageSizeBytesMin: 64 * 1024,
  newestPageSizeBytesMax: 1024 * 1024,
  newestRecordsPerPageMax: 10_000,
  newestPagesAtOnceMax: 16,
  /** What a serde says of a value that it can't write or read is cut to this many characters, and to this many of its problems. */
  serdeReasonCharsMax: 1000,
  serdeProblemsMax: 5,
  /** Items of Avro arrays and maps that take no bytes (null, an empty record), in one key or value. */
  avroEmptyItemsMax: 10_000,
  /** How deep records may lie in each other in one Avro value. */
  avroDepthMax: 500,
  /** Schemas that one single-object serde reads. */
  avroWritersMax: 1000,
} as const
