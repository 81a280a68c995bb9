import { int, long } from '../keys/numbers.ts'
import { boolean, choice, listOf } from '../keys/texts.ts'
import { never } from '../reasons.ts'
import { batchSizeBytesMax } from '../../limits.ts'

/** What topics follow that do not say themselves. */
export const topicDefaultsKeys = {
  'log.retention.ms': long({
    default: null,
    update: 'cluster-wide',
    documentation:
      'How old a segment may grow before it is deleted, in milliseconds; -1 to keep it for ever. Over `log.retention.minutes`.',
  }),
  'log.retention.minutes': int({
    default: null,
    documentation: 'As `log.retention.ms`, in minutes. Over `log.retention.hours`.',
  }),
  'log.retention.hours': int({
    default: '168',
    documentation: 'As `log.retention.ms`, in hours.',
  }),
  'log.retention.bytes': long({
    default: '-1',
    update: 'cluster-wide',
    documentation: 'How large a partition may grow before its oldest segments are deleted; -1 for no limit.',
  }),
  'log.segment.bytes': int({
    default: '1073741824',
    least: 1_048_576,
    update: 'cluster-wide',
    documentation: 'The size at which a segment is closed and a new one begun. Retention removes whole segments.',
  }),
  'log.segment.delete.delay.ms': long({
    default: '60000',
    least: 0,
    update: 'cluster-wide',
    documentation: 'How long the files of a removed segment stay, renamed, before they are deleted.',
  }),
  'log.roll.ms': long({
    default: null,
    update: 'cluster-wide',
    documentation:
      'The age at which a segment is closed even if it is not full, in milliseconds. Over `log.roll.hours`.',
  }),
  'log.roll.hours': int({
    default: '168',
    least: 1,
    documentation: 'As `log.roll.ms`, in hours.',
  }),
  'log.roll.jitter.ms': long({
    default: null,
    update: 'cluster-wide',
    documentation: 'By up to how much that age is shortened at random, in milliseconds. Over `log.roll.jitter.hours`.',
  }),
  'log.roll.jitter.hours': int({
    default: '0',
    least: 0,
    documentation: 'As `log.roll.jitter.ms`, in hours.',
  }),
  'log.index.interval.bytes': int({
    default: '4096',
    least: 0,
    update: 'cluster-wide',
    documentation:
      'How many bytes of the log lie between two entries of its offset index: fewer find faster and cost more.',
  }),
  'log.index.size.max.bytes': int({
    default: '10485760',
    least: 4,
    update: 'cluster-wide',
    documentation: "The largest size of a segment's offset index; a full index closes the segment.",
  }),
  'log.flush.interval.messages': long({
    default: never,
    least: 1,
    update: 'cluster-wide',
    documentation:
      'After how many records the log is forced to disk at the latest.' +
      ' With `flush=fsync` each acknowledged record is on disk already; with `flush=os` this bounds what a power loss takes.',
  }),
  'log.flush.interval.ms': long({
    default: null,
    update: 'cluster-wide',
    documentation:
      'After how much time the log is forced to disk at the latest. Over `log.flush.scheduler.interval.ms`.' +
      ' With `flush=fsync` each acknowledged record is on disk already; with `flush=os` this bounds what a power loss takes.',
  }),
  'log.flush.scheduler.interval.ms': long({
    default: never,
    documentation: 'How often the broker looks for logs that are due to be forced to disk.',
  }),
  'log.preallocate': boolean({
    default: 'false',
    update: 'cluster-wide',
    documentation: "Whether a new segment's file is given its whole size when it is made.",
  }),
  'log.message.timestamp.type': choice(['CreateTime', 'LogAppendTime'], {
    default: 'CreateTime',
    update: 'cluster-wide',
    documentation:
      'Whose time a record carries: the one its producer gave it, or the one at which the broker appended it.',
  }),
  'log.message.timestamp.before.max.ms': long({
    default: never,
    least: 0,
    update: 'cluster-wide',
    documentation: "How far a record's timestamp may lie before the broker's clock where the type is `CreateTime`.",
  }),
  'log.message.timestamp.after.max.ms': long({
    default: '3600000',
    least: 0,
    update: 'cluster-wide',
    documentation: "How far a record's timestamp may lie after the broker's clock where the type is `CreateTime`.",
  }),
  'log.cleanup.policy': listOf(['compact', 'delete'], {
    default: 'delete',
    update: 'cluster-wide',
    documentation: 'What becomes of old segments: `delete` removes them, `compact` keeps the last record of each key.',
  }),
  'message.max.bytes': int({
    default: '1048588',
    least: 0,
    greatest: batchSizeBytesMax,
    update: 'cluster-wide',
    documentation: 'The largest record batch that topics take, in bytes as compressed, with its header.',
  }),
  'compression.type': choice(['uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'], {
    default: 'producer',
    update: 'cluster-wide',
    documentation:
      'How batches are compressed in the log; `producer` keeps them as the producer sent them. Anything else costs the broker the time to compress what comes otherwise: at high levels seconds for a mebibyte, for which the other batches of that partition wait, but no other partition.',
  }),
  'compression.gzip.level': int({
    default: '-1',
    least: 1,
    greatest: 9,
    or: -1,
    update: 'cluster-wide',
    documentation:
      'The level at which the broker compresses where `compression.type` is `gzip`; -1 is the default level.',
  }),
  'compression.lz4.level': int({
    default: '9',
    least: 1,
    greatest: 17,
    update: 'cluster-wide',
    documentation:
      'The level at which the broker compresses where `compression.type` is `lz4`: 9 is fast, all others are thorough; above 10 it makes no difference.',
  }),
  'compression.zstd.level': int({
    default: '3',
    least: -131_072,
    greatest: 22,
    update: 'cluster-wide',
    documentation: 'The level at which the broker compresses where `compression.type` is `zstd`.',
  }),
} as const
