/** What is written in transactions. */
export const ledgerTopic = 'ledger'
/** What the ledger is copied to, each record to its own partition. */
export const copiesTopic = 'copies'
/** Of each of them. */
export const ledgerPartitions = 3
/** The group that copies. */
export const copiers = 'copiers'

/** How long a transaction of an application may take; one that nobody ends holds up readers for so long. */
export const transactionTimeoutsMs: readonly number[] = [3_000, 8_000]
