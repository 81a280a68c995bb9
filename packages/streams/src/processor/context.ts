import type { RecordOrigin, StreamRecord } from '../record.ts'
import type { StateStore } from '../stores/store.ts'

/** By what time a punctuation goes: by that of the records, or by the clock. */
export type PunctuationType = 'stream-time' | 'wall-clock'

/** A punctuation that is scheduled. */
export interface Scheduled {
  /** No more calls; may be called within the callback. */
  cancel(): void
}

/** What a processor may do beside taking records. Of one task: valid from `init` until `close`. */
export interface ProcessorContext<KeyOut = unknown, ValueOut = unknown> {
  readonly applicationId: string
  /** Such as `0_3`: sub-topology and partition. */
  readonly taskId: string
  /** Topic, partition and offset of the input being processed; undefined in a punctuation. */
  readonly recordMetadata: RecordOrigin | undefined
  /** The highest timestamp of the task's inputs so far, the one being processed included; -1 before the first. Milliseconds. */
  readonly streamTimeMs: number
  /** Milliseconds since 1970 UTC, of the clock that the runtime or the test driver gives. */
  readonly wallClockMs: number
  /** Gives a record to all nodes behind, or to the one of that name, in the order in which they were attached. */
  forward(record: StreamRecord<KeyOut, ValueOut>, child?: string): void
  /** A store that is connected to this processor. Throws INVALID_TOPOLOGY if it is not. */
  store<Store extends StateStore>(name: string): Store
  /**
   * Calls back every so many milliseconds. By stream time: first with the first record, then at multiples of the interval, once after a jump,
   * after the record was processed. By the clock: first one interval from now, once after a jump (KIP-138).
   */
  schedule(intervalMs: number, type: PunctuationType, callback: (timestampMs: number) => void): Scheduled
  /** Asks for a commit soon. */
  commit(): void
}

/** Why a record was not taken; each is counted (KIP-743's dropped-records), by reason. */
export type DropReason = 'null-key' | 'null-value' | 'null-foreign-key' | 'late' | 'expired' | 'negative-timestamp'

/**
 * A time that an operator must find again after a restart, or on another instance: its own stream time, up to where it emitted closed windows.
 * The task writes it with each commit, with the offsets, and restores it before `init` (as KIP-825's processor metadata).
 */
export interface SavedTime {
  /** -1 as long as nothing was set. */
  valueMs: number
}

/** Something that a processor has not finished: commits cover only what came before its inputs. */
export interface Hold {
  release(): void
}

/** Whether what is held ends by itself, before a deadline (`call`), or may wait for what comes next (`input`). */
export type HoldKind = 'call' | 'input'

/** What our own operators may do besides. */
export interface InternalContext<KeyOut = unknown, ValueOut = unknown> extends ProcessorContext<KeyOut, ValueOut> {
  /** Counts a record that is dropped, and says so in the log at `debug`. */
  dropped(reason: DropReason, record: StreamRecord<unknown, unknown>): void
  /**
   * Calls back when time goes on although no record comes (see the runtime's `idleTimeout`): the node does what is due by then, and says whether
   * it forwarded anything. Nodes are called in the order of the topology.
   */
  whenIdle(advance: (streamTimeMs: number) => boolean): void
  /** The name of this node, as the description shows it. */
  readonly nodeName: string
  /** At least so often, in milliseconds of the clock, closed windows and unmatched joins are looked for; 0: at each record. */
  readonly emitIntervalMs: number
  /** The time of that name of this node: the same object for each call, to be set at will. */
  savedTime(name: string): SavedTime
  /**
   * Keeps what is being processed from being committed before it is released. Within a punctuation no input is processed: then nothing is committed
   * before.
   */
  hold(kind: HoldKind): Hold
  /** Calls back when the task has its next turn, soon. Of what may happen at any time. */
  post(work: () => void): void
  /**
   * Within a turn: goes on with what was held, the newest last, as part of the processing of its inputs: with their origin, at the stream time that
   * there was. What `work` throws the handler of failures decides about. Then they are released.
   */
  resume(holds: readonly Hold[], work: () => void): void
  /** Calls back once, after so many milliseconds of the clock, at any time. */
  after(delayMs: number, callback: () => void): Scheduled
  /** The task takes no more inputs before whoever said so takes it back. */
  congested(isCongested: boolean): void
}
