import type { Producer, ReplayedAt } from '@millrace/coordinator'

/** What a command came to: what is to be written, and what whoever asked is told once it is. */
export interface Decided<Item, Response> {
  /** Written as one batch; nothing is if there is none. */
  readonly records: readonly Item[]
  readonly response: Response
  /** Whose transaction the records belong to: they count once that is committed. */
  readonly producer?: Producer | undefined
  /** Replayed, and not written: whoever loads the partition finds it out by other means. */
  readonly unlogged?: readonly Item[] | undefined
}

/**
 * What is kept in one partition of an internal topic, in memory: only `replay` and `replayEndMarker` change it, so that whoever reads the
 * partition comes to the same; and `replayUnlogged`, by what the reader finds out from elsewhere.
 */
export interface CoordinatorShard<Item, Tick = unknown> {
  replay(record: Item, at: ReplayedAt): void
  /** Takes in what was decided without being written. */
  replayUnlogged?(record: Item): void
  /** The transaction of a producer has ended, as far as it concerns this partition. */
  replayEndMarker?(producerId: number, producerEpoch: number, isCommit: boolean): void
  /** When {@link tick} is due, by the time that commands are given; undefined if nothing is. Asked after every decision. */
  nextTickMs(): number | undefined
  /** What time alone brings about. May leave something for the next one: then `nextTickMs` stays in the past. */
  tick(nowMs: number): Decided<Item, Tick>
}

/** How records become keys and values of a log, and again records. */
export interface RecordCodec<Item> {
  encode(record: Item): { readonly key: Buffer; readonly value: Buffer | null }
  /** Undefined for a record of a kind that this release does not know. Throws a StreamError for one that is none. */
  decode(key: Buffer | null, value: Buffer | null): Item | undefined
}
