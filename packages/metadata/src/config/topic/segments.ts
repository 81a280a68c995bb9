import { int, long } from '../keys/numbers.ts'
import { boolean } from '../keys/texts.ts'
import { inMs, never } from '../reasons.ts'

/** The files of a log, and when they reach the disk. */
export const segmentKeys = {
  'flush.messages': long({
    default: never,
    least: 1,
    brokerSynonyms: [{ name: 'log.flush.interval.messages' }],
    documentation:
      'After how many records the log is forced to disk at the latest.' +
      ' With `flush=fsync` each acknowledged record is on disk already; with `flush=os` this bounds what a power loss takes.',
  }),
  'flush.ms': long({
    default: never,
    least: 0,
    brokerSynonyms: [{ name: 'log.flush.interval.ms' }, { name: 'log.flush.scheduler.interval.ms' }],
    documentation:
      'After how much time the log is forced to disk at the latest.' +
      ' With `flush=fsync` each acknowledged record is on disk already; with `flush=os` this bounds what a power loss takes.',
  }),
  'index.interval.bytes': int({
    default: '4096',
    least: 0,
    brokerSynonyms: [{ name: 'log.index.interval.bytes' }],
    documentation:
      'How many bytes of the log lie between two entries of its offset index: fewer find faster and cost more.',
  }),
  'internal.segment.bytes': int({
    default: null,
    least: 1,
    internal: true,
    documentation: 'In tests, the size of a segment below what `segment.bytes` allows.',
  }),
  preallocate: boolean({
    default: 'false',
    brokerSynonyms: [{ name: 'log.preallocate' }],
    documentation: "Whether a new segment's file is given its whole size when it is made.",
  }),
  'segment.bytes': int({
    default: '1073741824',
    least: 1_048_576,
    brokerSynonyms: [{ name: 'log.segment.bytes' }],
    documentation: 'The size at which a segment is closed and a new one begun. Retention removes whole segments.',
  }),
  'segment.index.bytes': int({
    default: '10485760',
    least: 4,
    brokerSynonyms: [{ name: 'log.index.size.max.bytes' }],
    documentation: "The largest size of a segment's offset index; a full index closes the segment.",
  }),
  'segment.jitter.ms': long({
    default: '0',
    least: 0,
    brokerSynonyms: [{ name: 'log.roll.jitter.ms' }, { name: 'log.roll.jitter.hours', factor: inMs.hour }],
    documentation:
      'By up to how much `segment.ms` is shortened at random, so that not all logs begin a segment at once.',
  }),
  'segment.ms': long({
    default: '604800000',
    least: 1,
    brokerSynonyms: [{ name: 'log.roll.ms' }, { name: 'log.roll.hours', factor: inMs.hour }],
    documentation: 'The age at which a segment is closed even if it is not full, so that retention can remove it.',
  }),
} as const
