/** Characters of an id or another short text of a member. Kafka's limit is that of a string on its wire; a key of a record stays small so. */
export const idLengthMax = 1_000

/** Groups with members, or that had some of late, of one partition of `__consumer_offsets`. */
export const groupsMax = 100_000

/** Topics that one member may name in its subscription. */
export const subscribedTopicsMax = 10_000

/** Characters that their names may have together: they are one record. */
export const subscriptionLengthMax = 256 * 1024

/** Bytes of what a member says of itself to a client-side assignor, and of what that says to the member. */
export const memberMetadataSizeBytesMax = 65_536

/** Bytes of what a client-side assignor says to all members together: it becomes one batch. */
export const assignedMetadataSizeBytesMax = 512 * 1024

/** Characters of a pattern of topics. */
export const regexLengthMax = 1_000

/** Steps of what a pattern is compiled to: each character of a name may cost as many. */
export const regexProgramSizeMax = 500

/** Characters of a client's text that an error repeats. */
export const shownTextLengthMax = 250

/** Records that one tick writes, about: what is due beyond them waits for the next tick, which is due at once. */
export const recordsPerTickMax = 5_000

/**
 * Silent members of one group that one tick takes out: it becomes one batch, which has to fit into a segment, and a group may hold any number
 * of them after the cluster was away.
 */
export const fencedMembersPerTickMax = 50

/** Times that partitions are balanced anew across topics whose subscribers differ: each pass comes closer, and few get far. */
export const balancePassesMax = 16

/** How often a group without members is looked at, whether it can be forgotten: once it has no offsets any more. Kafka's default. */
export const emptyGroupLookMs = 600_000

/** How long a member of a classic group may wait beyond its session timeout for the others: its request is then given up. Kafka's limit. */
export const newClassicMemberJoinMs = 300_000

/** Bytes of what a member of the classic protocol says to its leader, for all assignors that it knows together. */
export const classicMetadataSizeBytesMax = 512 * 1024
/** Members of one classic group that were given an id and have not joined with it yet. */
export const promisedMembersMax = 1_000
/** Bytes of the record that says all of a classic group, if it is not one of its members that makes it so long: it must fit into a batch. */
export const classicGroupSizeBytesMax = 8 * 1024 * 1024

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
