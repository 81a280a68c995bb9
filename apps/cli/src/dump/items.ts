import type { BytesField } from '../output/show-record.ts'

/** An int64: as text where a number would round it. */
export type Whole = number | string

/** An int64 as {@link Whole}. */
export function whole(value: bigint): Whole {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : String(value)
}

/** What a file holds. */
export const dumpKinds = [
  'log',
  'index',
  'timeindex',
  'txnindex',
  'snapshot',
  'leader-epochs',
  'offsets',
  'properties',
  'durable-hint',
] as const
export type DumpKind = (typeof dumpKinds)[number]

/** Begins a file. */
export interface FileItem {
  readonly type: 'file'
  readonly file: string
  readonly kind: DumpKind
  readonly sizeBytes: number
}

/** The header of a record batch. */
export interface BatchItem {
  readonly type: 'batch'
  readonly position: number
  readonly sizeBytes: number
  readonly baseOffset: Whole
  readonly lastOffset: Whole
  readonly recordCount: number
  readonly compression: string
  readonly timestampType: string
  readonly baseTimestamp: Whole
  readonly maxTimestamp: Whole
  readonly leaderEpoch: number
  readonly producerId: Whole
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly isTransactional: boolean
  readonly isControl: boolean
  readonly deleteHorizonMs: Whole | null
  /** As it is written, in hexadecimal. */
  readonly crc: string
  readonly crcIsValid: boolean
}

/** A record of the batch before it. */
export interface RecordItem {
  readonly type: 'record'
  readonly offset: Whole
  readonly timestamp: Whole | null
  /** What a record of a control batch says, where its type is known. */
  readonly control?: string
  readonly coordinatorEpoch?: number
  readonly key: BytesField
  readonly value: BytesField
  readonly headers: readonly { readonly key: string; readonly value: BytesField }[]
}

/** A line of an index, snapshot, checkpoint or properties file. */
export interface EntryItem {
  readonly type: 'entry'
  readonly entry: Readonly<Record<string, Whole | null>>
}

/** What a file is allowed to hold, and is worth saying. */
export interface NoteItem {
  readonly type: 'note'
  readonly position: number
  readonly message: string
}

/** Something is not as it must be. */
export interface ProblemItem {
  readonly type: 'problem'
  readonly problem: 'corrupt' | 'truncated' | 'out-of-order' | 'mismatch' | 'unsupported' | 'too-large'
  readonly position: number
  readonly message: string
}

/** Ends a file. */
export interface SummaryItem {
  readonly type: 'summary'
  readonly file: string
  readonly kind: DumpKind
  readonly batches?: number
  readonly records?: number
  readonly firstOffset?: Whole
  readonly lastOffset?: Whole
  readonly entries?: number
  readonly problems: number
}

export type DumpItem = FileItem | BatchItem | RecordItem | EntryItem | NoteItem | ProblemItem | SummaryItem

/** Takes what a reader finds, in order. */
export interface DumpSink {
  /** True once it is time to {@link flush}. */
  add(item: DumpItem): boolean
  /** Resolves once more can be taken; false if nobody wants more. */
  flush(): Promise<boolean>
  /** Says how far the reader is, for the progress bar. Throws {@link DumpEnded} if nobody wants more. */
  reached(position: number): void
}

/** Nobody reads any more. */
export class DumpEnded extends Error {
  override readonly name = 'DumpEnded'
}

/** Adds an item, and waits where that is due. Throws {@link DumpEnded}. */
export function put(sink: DumpSink, item: DumpItem): Promise<void> | undefined {
  return sink.add(item) ? flush(sink) : undefined
}

async function flush(sink: DumpSink): Promise<void> {
  if (!(await sink.flush())) throw new DumpEnded()
}
