import { int, short } from '../keys/numbers.ts'
import { boolean } from '../keys/texts.ts'

/** Transactions. */
export const transactionsKeys = {
  'transactional.id.expiration.ms': int({
    default: '604800000',
    least: 1,
    belongsTo: 'transactions',
    documentation: 'How long an unused transactional id is remembered.',
  }),
  'transaction.max.timeout.ms': int({
    default: '900000',
    least: 1,
    belongsTo: 'transactions',
    documentation: 'The longest that a transaction may take.',
  }),
  'transaction.two.phase.commit.enable': boolean({
    default: 'false',
    belongsTo: 'transactions',
    documentation: 'Whether a transaction may be prepared and then wait without limit for its decision.',
  }),
  'transaction.state.log.load.buffer.size': int({
    default: '5242880',
    least: 1,
    belongsTo: 'transactions',
    documentation: 'How much is read at a time while the state of transactions is loaded.',
  }),
  'transaction.state.log.replication.factor': short({
    default: '3',
    least: 1,
    belongsTo: 'transactions',
    documentation: "Replicas of the topic of transactions' state.",
  }),
  'transaction.state.log.num.partitions': int({
    default: '50',
    least: 1,
    belongsTo: 'transactions',
    documentation: "Partitions of the topic of transactions' state.",
  }),
  'transaction.state.log.segment.bytes': int({
    default: '104857600',
    least: 1,
    belongsTo: 'transactions',
    documentation: "Segment size of the topic of transactions' state.",
  }),
  'transaction.state.log.min.isr': int({
    default: '2',
    least: 1,
    belongsTo: 'transactions',
    documentation: 'How many replicas of that topic must have a write.',
  }),
  'transaction.abort.timed.out.transaction.cleanup.interval.ms': int({
    default: '10000',
    least: 1,
    belongsTo: 'transactions',
    documentation: 'How often transactions that took too long are looked for.',
  }),
  'transaction.remove.expired.transaction.cleanup.interval.ms': int({
    default: '3600000',
    least: 1,
    belongsTo: 'transactions',
    documentation: 'How often expired transactional ids are looked for.',
  }),
  'transaction.partition.verification.enable': boolean({
    default: 'true',
    update: 'cluster-wide',
    belongsTo: 'transactions',
    documentation: 'Whether a write in a transaction is checked to belong to one that is under way.',
  }),
  'add.partitions.to.txn.retry.backoff.ms': int({
    default: '20',
    least: 1,
    belongsTo: 'transactions',
    documentation: 'How long the broker waits before it tries again to add a partition to a transaction.',
  }),
  'add.partitions.to.txn.retry.backoff.max.ms': int({
    default: '100',
    least: 0,
    belongsTo: 'transactions',
    documentation: 'How long it tries.',
  }),
} as const
