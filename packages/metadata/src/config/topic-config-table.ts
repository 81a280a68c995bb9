import { boolean, type ConfigKey, choice, double, int, listOf, long, throttledReplicas } from './config-key.ts'

const never = '9223372036854775807'

const noCompaction = 'logs are not compacted yet'
const noTiering = 'there is no tiered storage yet'
const noRecompression = 'the broker stores batches as producers compressed them'
const noThrottle = 'replication is not throttled yet'
const flushedAlready = "what is acknowledged is on disk already; the broker's own `flush` decides that"

const minute = 60_000
const hour = 60 * minute

/** Every topic config of Apache Kafka 4.1: type, default and bounds as Kafka's, and whether this release does what it says. */
export const topicConfigTable = {
  'cleanup.policy': listOf(['compact', 'delete'], {
    default: 'delete',
    brokerSynonyms: [{ name: 'log.cleanup.policy' }],
    onlyDefault: noCompaction,
    documentation:
      'What becomes of old segments: `delete` removes them once they are older or more than the retention allows, ' +
      '`compact` keeps the last record of each key.',
  }),
  'compression.gzip.level': int({
    default: '-1',
    least: 1,
    greatest: 9,
    or: -1,
    brokerSynonyms: [{ name: 'compression.gzip.level' }],
    onlyDefault: noRecompression,
    documentation:
      'The level at which the broker compresses where `compression.type` is `gzip`; -1 is the default level.',
  }),
  'compression.lz4.level': int({
    default: '9',
    least: 1,
    greatest: 17,
    brokerSynonyms: [{ name: 'compression.lz4.level' }],
    onlyDefault: noRecompression,
    documentation: 'The level at which the broker compresses where `compression.type` is `lz4`.',
  }),
  'compression.type': choice(['uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'], {
    default: 'producer',
    brokerSynonyms: [{ name: 'compression.type' }],
    onlyDefault: noRecompression,
    documentation: 'How batches are compressed in the log; `producer` keeps them as the producer sent them.',
  }),
  'compression.zstd.level': int({
    default: '3',
    least: -131_072,
    greatest: 22,
    brokerSynonyms: [{ name: 'compression.zstd.level' }],
    onlyDefault: noRecompression,
    documentation: 'The level at which the broker compresses where `compression.type` is `zstd`.',
  }),
  'delete.retention.ms': long({
    default: '86400000',
    least: 0,
    brokerSynonyms: [{ name: 'log.cleaner.delete.retention.ms' }],
    onlyDefault: noCompaction,
    documentation:
      'How long a compacted topic keeps tombstones, so that a reader that began at the start sees each deletion.',
  }),
  'file.delete.delay.ms': long({
    default: '60000',
    least: 0,
    brokerSynonyms: [{ name: 'log.segment.delete.delay.ms' }],
    documentation: 'How long the files of a removed segment stay, renamed, before they are deleted.',
  }),
  'flush.messages': long({
    default: never,
    least: 1,
    brokerSynonyms: [{ name: 'log.flush.interval.messages' }],
    onlyDefault: flushedAlready,
    documentation: 'After how many records the log is forced to disk at the latest.',
  }),
  'flush.ms': long({
    default: never,
    least: 0,
    brokerSynonyms: [{ name: 'log.flush.interval.ms' }, { name: 'log.flush.scheduler.interval.ms' }],
    onlyDefault: flushedAlready,
    documentation: 'After how much time the log is forced to disk at the latest.',
  }),
  'follower.replication.throttled.replicas': throttledReplicas({
    default: '',
    onlyDefault: noThrottle,
    documentation: 'Followers whose replication is held to the throttle rate: `partition:broker,...`, or `*` for all.',
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
  'leader.replication.throttled.replicas': throttledReplicas({
    default: '',
    onlyDefault: noThrottle,
    documentation: 'Leaders whose replication is held to the throttle rate: `partition:broker,...`, or `*` for all.',
  }),
  'local.retention.bytes': long({
    default: '-2',
    least: -2,
    brokerSynonyms: [{ name: 'log.local.retention.bytes' }],
    onlyDefault: noTiering,
    documentation: 'How much of a tiered partition stays on the local disk; -2 means as `retention.bytes`.',
  }),
  'local.retention.ms': long({
    default: '-2',
    least: -2,
    brokerSynonyms: [{ name: 'log.local.retention.ms' }],
    onlyDefault: noTiering,
    documentation: 'How long the segments of a tiered partition stay on the local disk; -2 means as `retention.ms`.',
  }),
  'max.compaction.lag.ms': long({
    default: never,
    least: 1,
    brokerSynonyms: [{ name: 'log.cleaner.max.compaction.lag.ms' }],
    onlyDefault: noCompaction,
    documentation: 'How long a record may stay uncompacted at the most.',
  }),
  'max.message.bytes': int({
    default: '1048588',
    least: 0,
    brokerSynonyms: [{ name: 'message.max.bytes' }],
    documentation: 'The largest record batch that the topic takes, in bytes as compressed, with its header.',
  }),
  'message.timestamp.after.max.ms': long({
    default: '3600000',
    least: 0,
    brokerSynonyms: [{ name: 'log.message.timestamp.after.max.ms' }],
    documentation: "How far a record's timestamp may lie after the broker's clock where the type is `CreateTime`.",
  }),
  'message.timestamp.before.max.ms': long({
    default: never,
    least: 0,
    brokerSynonyms: [{ name: 'log.message.timestamp.before.max.ms' }],
    documentation: "How far a record's timestamp may lie before the broker's clock where the type is `CreateTime`.",
  }),
  'message.timestamp.type': choice(['CreateTime', 'LogAppendTime'], {
    default: 'CreateTime',
    brokerSynonyms: [{ name: 'log.message.timestamp.type' }],
    documentation:
      'Whose time a record carries: the one its producer gave it, or the one at which the broker appended it.',
  }),
  'min.cleanable.dirty.ratio': double({
    default: '0.5',
    least: 0,
    greatest: 1,
    brokerSynonyms: [{ name: 'log.cleaner.min.cleanable.ratio' }],
    onlyDefault: noCompaction,
    documentation: 'What share of a compacted log must be uncompacted before it is compacted again.',
  }),
  'min.compaction.lag.ms': long({
    default: '0',
    least: 0,
    brokerSynonyms: [{ name: 'log.cleaner.min.compaction.lag.ms' }],
    onlyDefault: noCompaction,
    documentation: 'How long a record stays uncompacted at the least.',
  }),
  'min.insync.replicas': int({
    default: '1',
    least: 1,
    brokerSynonyms: [{ name: 'min.insync.replicas' }],
    documentation:
      'How many replicas, the leader among them, must have a batch on disk before it counts as written with acks=all. ' +
      "At most the topic's replication factor.",
  }),
  preallocate: boolean({
    default: 'false',
    brokerSynonyms: [{ name: 'log.preallocate' }],
    onlyDefault: 'segments grow as they are written',
    documentation: "Whether a new segment's file is given its whole size when it is made.",
  }),
  'remote.log.copy.disable': boolean({
    default: 'false',
    onlyDefault: noTiering,
    documentation: 'Whether a tiered topic stops copying segments to remote storage.',
  }),
  'remote.log.delete.on.disable': boolean({
    default: 'false',
    onlyDefault: noTiering,
    documentation: 'Whether data in remote storage is deleted when tiered storage is turned off for the topic.',
  }),
  'remote.storage.enable': boolean({
    default: 'false',
    onlyDefault: noTiering,
    documentation: 'Whether closed segments are also kept in remote storage.',
  }),
  'retention.bytes': long({
    default: '-1',
    brokerSynonyms: [{ name: 'log.retention.bytes' }],
    documentation: 'How large a partition may grow before its oldest segments are deleted; -1 for no limit.',
  }),
  'retention.ms': long({
    default: '604800000',
    least: -1,
    brokerSynonyms: [
      { name: 'log.retention.ms' },
      { name: 'log.retention.minutes', factor: minute },
      { name: 'log.retention.hours', factor: hour },
    ],
    documentation: 'How old a segment may grow before it is deleted; -1 to keep it for ever.',
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
    brokerSynonyms: [{ name: 'log.roll.jitter.ms' }, { name: 'log.roll.jitter.hours', factor: hour }],
    documentation:
      'By up to how much `segment.ms` is shortened at random, so that not all logs begin a segment at once.',
  }),
  'segment.ms': long({
    default: '604800000',
    least: 1,
    brokerSynonyms: [{ name: 'log.roll.ms' }, { name: 'log.roll.hours', factor: hour }],
    documentation: 'The age at which a segment is closed even if it is not full, so that retention can remove it.',
  }),
  'unclean.leader.election.enable': boolean({
    default: 'false',
    brokerSynonyms: [{ name: 'unclean.leader.election.enable' }],
    onlyDefault: 'a replica that may lack acknowledged records is never elected',
    documentation:
      'Whether a replica that is not in sync may lead as a last resort, at the price of acknowledged records.',
  }),
} as const satisfies Readonly<Record<string, ConfigKey>>

export type TopicConfigName = keyof typeof topicConfigTable

/** Keys that Kafka once had, and what to do instead. */
export const removedTopicConfigs: Readonly<Record<string, string>> = {
  'message.downconversion.enable': 'Kafka removed it in 4.0; records are always of format 2',
  'message.format.version': 'Kafka removed it in 4.0; records are always of format 2',
  'message.timestamp.difference.max.ms':
    'Kafka removed it in 4.0; use message.timestamp.before.max.ms and message.timestamp.after.max.ms',
}

/** Kafka's names of all topic configs, in the order of the alphabet. */
export const topicConfigNames: readonly TopicConfigName[] = (
  Object.keys(topicConfigTable) as TopicConfigName[]
).toSorted()

export function isTopicConfigName(name: string): name is TopicConfigName {
  return Object.hasOwn(topicConfigTable, name)
}
