import { int, short } from '../keys/numbers.ts'
import { boolean } from '../keys/texts.ts'

const endedInTime = 'each has a time of its own at which that is done, and nobody has to look for it'

/** Transactions. */
export const transactionsKeys = {
  'transactional.id.expiration.ms': int({
    default: '604800000',
    least: 1,
    documentation: 'How long an unused transactional id is remembered.',
  }),
  'transaction.max.timeout.ms': int({
    default: '900000',
    least: 1,
    documentation: 'The longest time-out that a producer may ask for; after its time-out a transaction is aborted.',
  }),
  'transaction.two.phase.commit.enable': boolean({
    default: 'false',
    noEquivalent: 'no transaction waits for a decision that is made elsewhere',
    documentation: 'Whether a transaction may be prepared and then wait without limit for its decision.',
  }),
  'transaction.state.log.load.buffer.size': int({
    default: '5242880',
    least: 1,
    documentation: 'How much is read at a time while the state of transactions is loaded.',
  }),
  'transaction.state.log.replication.factor': short({
    default: '3',
    least: 1,
    documentation:
      "Replicas of the topic of transactions' state, when it is made. While this is left to its default, no more than there are brokers.",
  }),
  'transaction.state.log.num.partitions': int({
    default: '50',
    least: 1,
    documentation: "Partitions of the topic of transactions' state.",
  }),
  'transaction.state.log.segment.bytes': int({
    default: '104857600',
    least: 1,
    documentation: "Segment size of the topic of transactions' state.",
  }),
  'transaction.state.log.min.isr': int({
    default: '2',
    least: 1,
    documentation:
      'How many replicas of that topic must have a write: its min.insync.replicas when it is made; no more than it has.',
  }),
  'transaction.abort.timed.out.transaction.cleanup.interval.ms': int({
    default: '10000',
    least: 1,
    noEquivalent: endedInTime,
    documentation: 'How often transactions that took too long are looked for.',
  }),
  'transaction.remove.expired.transaction.cleanup.interval.ms': int({
    default: '3600000',
    least: 1,
    noEquivalent: endedInTime,
    documentation: 'How often expired transactional ids are looked for.',
  }),
  'transaction.partition.verification.enable': boolean({
    default: 'true',
    update: 'cluster-wide',
    documentation: 'Whether a write in a transaction is checked to belong to one that is under way.',
  }),
  'add.partitions.to.txn.retry.backoff.ms': int({
    default: '20',
    least: 1,
    documentation: 'How long a leader waits before it asks again whether a partition is in a transaction.',
  }),
  'add.partitions.to.txn.retry.backoff.max.ms': int({
    default: '100',
    least: 0,
    documentation: 'For how long it asks, until the producer is told to send again.',
  }),
} as const
