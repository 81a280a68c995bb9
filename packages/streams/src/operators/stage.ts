import { RecordHeaders } from '@millrace/client'
import type { InternalContext } from '../processor/context.ts'
import type { StreamRecord } from '../record.ts'

export type AnyRecord = StreamRecord<unknown, unknown>

/** Takes what operators made of a record. */
export type Take = (element: unknown, cause: AnyRecord) => void

/** A place in a run of operators where what comes in and what goes out are apart in time. */
export interface Stage {
  /** Within the processing of a record, or of one that is resumed. */
  readonly take: Take
  /** The task goes: nothing leaves any more. */
  close(): void
}

/** How a stage is made, once for each task. */
export interface StageMaker {
  /** `next` is to be called within {@link InternalContext.resume} alone. */
  readonly make: (context: InternalContext, next: Take) => Stage
  /** It keeps an input at most so long, in milliseconds; undefined: that depends on what comes behind it. */
  readonly settleMs: number | undefined
}

export function isRecord(element: unknown): element is AnyRecord {
  return (
    typeof element === 'object' && element !== null && (element as Partial<AnyRecord>).headers instanceof RecordHeaders
  )
}
