import { int, long } from '../keys/numbers.ts'
import { text } from '../keys/texts.ts'

/** Where logs are kept. */
export const logsKeys = {
  'log.dir': text({
    default: 'millrace-data',
    form: /\S/,
    expected: 'the path of a folder',
    documentation: 'The folder that holds all data, if `log.dirs` does not say otherwise. Made if it is not there.',
  }),
  'log.dirs': text({
    default: null,
    documentation:
      'The folders that hold data, divided by commas; new partitions go to the one with the fewest. Over `log.dir`.',
  }),
  'log.dir.failure.timeout.ms': long({
    default: '30000',
    least: 1,
    documentation: "How long a broker that can't tell the controller of a failed folder goes on.",
  }),
  'log.flush.offset.checkpoint.interval.ms': int({
    default: '60000',
    least: 0,
    documentation:
      'How often the offsets up to which logs are on disk are written down, which shortens the next recovery.',
  }),
  'log.flush.start.offset.checkpoint.interval.ms': int({
    default: '60000',
    least: 0,
    noEquivalent: 'they are written down, and forced to disk, each time one of them moves',
    documentation: 'How often the first offsets of logs are written down.',
  }),
  'log.initial.task.delay.ms': long({
    default: '30000',
    least: 0,
    internal: true,
    documentation: 'How long after the start the periodic work on logs begins.',
  }),
  'log.retention.check.interval.ms': long({
    default: '300000',
    least: 1,
    documentation: 'How often old segments are looked for.',
  }),
  'producer.id.expiration.ms': int({
    default: '86400000',
    least: 1,
    update: 'cluster-wide',
    documentation: 'How long the sequence numbers of a silent producer are remembered.',
  }),
  'producer.id.expiration.check.interval.ms': int({
    default: '600000',
    least: 1,
    internal: true,
    documentation: 'How often silent producers are looked for.',
  }),
} as const
