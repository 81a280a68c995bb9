/** What is bounded, and how time is counted. Times are in ticks: the driver says how long one is (50 ms suits the defaults). */
export interface RaftLimits {
  /**
   * A follower that hears no leader for this long stands for election, and for twice this at the latest (it is drawn by lot); until then
   * it refuses its vote to others. A leader that hears no majority for this long steps down.
   */
  readonly electionTicks: number
  /** How often a leader tells its peers that it lives. */
  readonly heartbeatTicks: number
  /** How long a candidate waits for votes before it asks again, and twice this at the latest. */
  readonly campaignTicks: number
  /**
   * When the leader's process is known to be gone, voters stand for election one after another, this far apart, so that two of them
   * don't split the vote; also how soon one asks again that was refused because the other had not noticed yet.
   */
  readonly staggerTicks: number
  /** A leader sends again what a peer has not answered for this long. */
  readonly resendTicks: number
  /** A leader no longer serves an observer that has been silent for this long. */
  readonly observerSilentTicksMax: number
  /** Observers a leader serves. */
  readonly observersMax: number
  /** Bytes of entries in one append; a larger single entry goes alone. */
  readonly appendBytesMax: number
  /** Appends on their way to one peer that it has not answered yet... */
  readonly inFlightAppendsMax: number
  /** ...and bytes of entries in them. */
  readonly inFlightBytesMax: number
  /** Bytes of a leader's own entries that are not committed: proposals beyond that are refused. */
  readonly uncommittedBytesMax: number
  /** Bytes of committed, durable entries that are kept in memory for peers that are a little behind. */
  readonly cachedBytesMax: number
  /** Bytes of a snapshot in one message. */
  readonly snapshotChunkBytesMax: number
  /** Readies that are not durable yet; the next one then brings nothing to write. */
  readonly readiesInFlightMax: number
  /** Reads that wait for leadership to be confirmed. */
  readonly confirmationsMax: number
  /** An observer may become a voter when it lacks at most this many offsets. */
  readonly catchUpOffsetsMax: number
}

/** With ticks of 50 ms: an election timeout of 1 to 2 s, a heartbeat every 150 ms. */
export const defaultRaftLimits: RaftLimits = {
  electionTicks: 20,
  heartbeatTicks: 3,
  campaignTicks: 8,
  staggerTicks: 2,
  resendTicks: 20,
  observerSilentTicksMax: 200,
  observersMax: 1_000,
  appendBytesMax: 1024 * 1024,
  inFlightAppendsMax: 64,
  inFlightBytesMax: 8 * 1024 * 1024,
  uncommittedBytesMax: 64 * 1024 * 1024,
  cachedBytesMax: 8 * 1024 * 1024,
  snapshotChunkBytesMax: 256 * 1024,
  readiesInFlightMax: 128,
  confirmationsMax: 10_000,
  catchUpOffsetsMax: 1_000,
}

/** What an entry costs besides its payload, where bytes are counted. */
export const entryOverheadBytes = 64
