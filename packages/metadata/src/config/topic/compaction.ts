import { double, long } from '../keys/numbers.ts'
import { listOf } from '../keys/texts.ts'
import { never } from '../reasons.ts'

/** Logs that keep the last record of each key. */
export const compactionKeys = {
  'cleanup.policy': listOf(['compact', 'delete'], {
    default: 'delete',
    brokerSynonyms: [{ name: 'log.cleanup.policy' }],
    documentation:
      'What becomes of old segments: `delete` removes them once they are older or more than the retention allows, ' +
      '`compact` keeps the last record of each key, so that each record must have one; both together do both.',
  }),
  'delete.retention.ms': long({
    default: '86400000',
    least: 0,
    brokerSynonyms: [{ name: 'log.cleaner.delete.retention.ms' }],
    documentation:
      'How long a compacted topic keeps tombstones, so that a reader that began at the start sees each deletion.',
  }),
  'max.compaction.lag.ms': long({
    default: never,
    least: 1,
    brokerSynonyms: [{ name: 'log.cleaner.max.compaction.lag.ms' }],
    documentation: 'How long a record may stay uncompacted at the most.',
  }),
  'min.cleanable.dirty.ratio': double({
    default: '0.5',
    least: 0,
    greatest: 1,
    brokerSynonyms: [{ name: 'log.cleaner.min.cleanable.ratio' }],
    documentation: 'What share of a compacted log must be uncompacted before it is compacted again.',
  }),
  'min.compaction.lag.ms': long({
    default: '0',
    least: 0,
    brokerSynonyms: [{ name: 'log.cleaner.min.compaction.lag.ms' }],
    documentation: 'How long a record stays uncompacted at the least.',
  }),
} as const
