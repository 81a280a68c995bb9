/** What flows between the nodes of a table: what a key's value became, and what it was. */
export interface Change<Value> {
  /** null: the row is gone. */
  readonly newValue: Value | null
  /** null if there was no row, or if nobody downstream asked for old values. */
  readonly oldValue: Value | null
  /** False for what came out of order: a versioned table keeps it as history, and it is not the key's newest value (KIP-914). */
  readonly isLatest: boolean
}

export function changeOf<Value>(newValue: Value | null, oldValue: Value | null, isLatest = true): Change<Value> {
  return { newValue, oldValue, isLatest }
}
