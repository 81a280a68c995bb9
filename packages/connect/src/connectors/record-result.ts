/** What became of one record that a sink was to write. */
export type RecordResult =
  | { readonly kind: 'ok' }
  /** It may work later: the record comes again. */
  | { readonly kind: 'retry'; readonly reason: string }
  /** It will never work: `errors.tolerance` says whether the task goes on without it. */
  | { readonly kind: 'reject'; readonly reason: string }

const ok: RecordResult = { kind: 'ok' }

/** Makes the answers of a sink; reasons are for people, and hold no values of records. */
export const recordResult = {
  /** It is written. */
  ok,
  /** It was not written now, and may be later: a server that is busy. */
  retry: (reason: string): RecordResult => ({ kind: 'retry', reason }),
  /** It can't be written as it is: a value that does not fit. */
  reject: (reason: string): RecordResult => ({ kind: 'reject', reason }),
}
