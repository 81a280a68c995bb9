import { int } from '../keys/numbers.ts'

const oneThread = 'one event loop takes in all connections: more brokers on a machine use more of its cores'
const noPurgatory = 'who waited is gone as soon as it is answered: there is nothing to tidy away'

/** How much is done at the same time. */
export const threadsKeys = {
  'num.network.threads': int({
    default: '3',
    least: 1,
    update: 'cluster-wide',
    noEquivalent: oneThread,
    documentation: "How many connections' requests are taken in at the same time.",
  }),
  'num.io.threads': int({
    default: '8',
    least: 1,
    update: 'cluster-wide',
    documentation: 'How many reads of logs are under way at the same time: twice this number.',
  }),
  'background.threads': int({
    default: '10',
    least: 1,
    update: 'cluster-wide',
    documentation: 'How many logs are cleaned, or deleted, at the same time.',
  }),
  'num.recovery.threads.per.data.dir': int({
    default: '2',
    least: 1,
    update: 'cluster-wide',
    documentation: 'How many logs of one folder are recovered at the same time when the broker starts.',
  }),
  'num.replica.alter.log.dirs.threads': int({
    default: null,
    documentation:
      'How many replicas move between log directories at the same time; as many as there are directories if not set.',
  }),
  'num.replica.fetchers': int({
    default: '1',
    update: 'cluster-wide',
    noEquivalent: 'one stream brings all that a broker copies from another',
    documentation: 'How many fetchers copy from each other broker.',
  }),
  'fetch.purgatory.purge.interval.requests': int({
    default: '1000',
    noEquivalent: noPurgatory,
    documentation: 'After how many fetches that are done the places of those that waited are tidied away.',
  }),
  'producer.purgatory.purge.interval.requests': int({
    default: '1000',
    noEquivalent: noPurgatory,
    documentation: 'After how many writes that are done the places of those that waited are tidied away.',
  }),
  'delete.records.purgatory.purge.interval.requests': int({
    default: '1',
    noEquivalent: noPurgatory,
    documentation: 'After how many deletions of records that are done the places of those that waited are tidied away.',
  }),
} as const
