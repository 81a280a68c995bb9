import type { MemberNote } from '../apps/member-process.ts'
import type { WriterNote } from '../apps/writer-process.ts'
import type { ReadRecord, ReadSession } from '@millrace/simulator/checkers'

/** What a program that reads on its own tells. A session ends where it is moved, and another begins. */
export type ReaderNote = { readonly at: number; readonly session: number } & (
  | { readonly did: 'session'; readonly isolation: ReadSession['isolation'] }
  | { readonly did: 'polled'; readonly records: readonly ReadRecord[] }
)

/** What a program that copies by transactions tells, besides what each member of a group does. */
export interface CopiedNote {
  readonly at: number
  readonly did: 'copied'
  readonly count: number
}

/** What the programs of Kafka's clients tell (programs/HistoryClient.java, programs/kafkajs-history.mjs). Times are those of `now`. */
export type ClientNote = WriterNote | MemberNote | ReaderNote | CopiedNote

/** Whether something was taken by brokers, or came from them: whoever tells so gets on. */
export function isProgress(note: ClientNote): boolean {
  if (note.did === 'sent') return note.transaction === 0
  return note.did === 'copied' || note.did === 'polled' || (note.did === 'end' && note.outcome === 'committed')
}
