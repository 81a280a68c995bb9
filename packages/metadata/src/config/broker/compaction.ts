import { double, int, long } from '../keys/numbers.ts'
import { boolean } from '../keys/texts.ts'
import { never } from '../reasons.ts'

/** Compaction. */
export const compactionKeys = {
  'log.cleaner.enable': boolean({
    default: 'true',
    documentation: 'Whether topics with compaction are compacted.',
  }),
  'log.cleaner.threads': int({
    default: '1',
    least: 0,
    update: 'cluster-wide',
    documentation:
      'How many cleaners compact logs at the same time, each on a thread of its own; with 0 none is. While the broker runs it can be doubled or halved at a time.',
  }),
  'log.cleaner.io.max.bytes.per.second': double({
    default: '1.7976931348623157E308',
    update: 'cluster-wide',
    documentation: 'How much all cleaners together read and write a second.',
  }),
  'log.cleaner.dedupe.buffer.size': long({
    default: '134217728',
    update: 'cluster-wide',
    documentation:
      'Memory that all cleaners together use to remember keys, 24 bytes each; a cleaner takes 64 MiB at most. Of a log with more keys only a part is compacted at a time.',
  }),
  'log.cleaner.io.buffer.size': int({
    default: '524288',
    least: 0,
    update: 'cluster-wide',
    documentation: 'Memory that all cleaners together use for reading and writing.',
  }),
  'log.cleaner.io.buffer.load.factor': double({
    default: '0.9',
    update: 'cluster-wide',
    documentation: 'How full the memory for keys may become.',
  }),
  'log.cleaner.backoff.ms': long({
    default: '15000',
    least: 0,
    update: 'cluster-wide',
    documentation: 'How long a cleaner rests if there is nothing to compact.',
  }),
  'log.cleaner.min.cleanable.ratio': double({
    default: '0.5',
    least: 0,
    greatest: 1,
    update: 'cluster-wide',
    documentation: 'What share of a log must be uncompacted before it is compacted again.',
  }),
  'log.cleaner.delete.retention.ms': long({
    default: '86400000',
    least: 0,
    update: 'cluster-wide',
    documentation: 'How long a compacted topic keeps tombstones.',
  }),
  'log.cleaner.min.compaction.lag.ms': long({
    default: '0',
    least: 0,
    update: 'cluster-wide',
    documentation: 'How long a record stays uncompacted at the least.',
  }),
  'log.cleaner.max.compaction.lag.ms': long({
    default: never,
    least: 1,
    update: 'cluster-wide',
    documentation: 'How long a record may stay uncompacted at the most.',
  }),
} as const
