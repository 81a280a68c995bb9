/** Something in what clients saw that must not be. */
export interface Anomaly {
  /** As Jepsen's Kafka workload names them; `G0` and `G1c` are Adya's. */
  readonly kind: AnomalyKind
  readonly message: string
}

/** What can be wrong with a history. */
export type AnomalyKind =
  | 'LostWrites'
  | 'InconsistentOffsets'
  | 'Duplicates'
  | 'AbortedReads'
  | 'InternalPollSkips'
  | 'PollSkips'
  | 'InternalNonMonotonicPolls'
  | 'NonMonotonicPolls'
  | 'InternalNonMonotonicSends'
  | 'NonMonotonicSends'
  | 'UnseenWrites'
  | 'G0'
  | 'G1c'
