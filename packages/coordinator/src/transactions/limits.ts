/** The longest transactional id, in bytes of UTF-8. */
export const transactionalIdSizeBytesMax = 1_000
/** Transactional ids that one partition of __transaction_state remembers; each is forgotten after transactional.id.expiration.ms. */
export const transactionalIdsMax = 100_000
/** What the partitions of one transaction may take in the record that names them, in bytes: it must fit into a batch. */
export const transactionPartitionsSizeBytesMax = 512 * 1024
/** Transactional ids that one tick aborts or forgets; the rest is for the next, at once. */
export const transactionsPerTickMax = 1_000
/** What one tick writes, in bytes; one transaction may pass it. */
export const transactionTickSizeBytesMax = 256 * 1024
/** How long a transaction that is open when another broker begins to coordinate it has at least: its clock may be ahead. */
export const transactionGraceMs = 10_000
