import { int } from '../keys/numbers.ts'

const notYet = 'this release does not look at it yet'

/** How much is done at the same time. */
export const threadsKeys = {
  'num.network.threads': int({
    default: '3',
    least: 1,
    update: 'cluster-wide',
    notYet,
    documentation: "How many connections' requests are taken in at the same time.",
  }),
  'num.io.threads': int({
    default: '8',
    least: 1,
    update: 'cluster-wide',
    notYet,
    documentation: 'How many requests work on the disk at the same time.',
  }),
  'background.threads': int({
    default: '10',
    least: 1,
    update: 'cluster-wide',
    notYet,
    documentation: 'How many background tasks, such as deleting files, run at the same time.',
  }),
  'num.recovery.threads.per.data.dir': int({
    default: '2',
    least: 1,
    update: 'cluster-wide',
    notYet,
    documentation: 'How many logs of one folder are opened at start, and closed at stop, at the same time.',
  }),
  'num.replica.alter.log.dirs.threads': int({
    default: null,
    belongsTo: 'the cluster',
    documentation: 'How many replicas move between folders at the same time; as many as there are folders if not set.',
  }),
  'num.replica.fetchers': int({
    default: '1',
    update: 'cluster-wide',
    belongsTo: 'the cluster',
    documentation: 'How many fetchers copy from each other broker.',
  }),
  'fetch.purgatory.purge.interval.requests': int({
    default: '1000',
    notYet,
    documentation: 'After how many fetches that are done the places of those that waited are tidied away.',
  }),
  'producer.purgatory.purge.interval.requests': int({
    default: '1000',
    notYet,
    documentation: 'After how many writes that are done the places of those that waited are tidied away.',
  }),
  'delete.records.purgatory.purge.interval.requests': int({
    default: '1',
    notYet,
    documentation: 'After how many deletions of records that are done the places of those that waited are tidied away.',
  }),
} as const
