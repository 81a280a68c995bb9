/**
 * What of a binlog is known: every transaction up to some place in it. Immutable. Transactions are told apart by the text of their ids, which
 * each kind of server, and each way it is set up, has its own form of.
 */
export interface KnownTransactions {
  /** With a transaction that came after these. */
  with(id: string): KnownTransactions
  /** Whether a transaction is among them. What is no id is: it was there from the beginning. */
  includes(id: string): boolean
  /** The ids as the server writes them; undefined where only a file and a position in it say how far it is. */
  readonly gtids: string | undefined
  /** For people. */
  toString(): string
}
