import { int, long, short } from '../keys/numbers.ts'
import { list, listOf, text } from '../keys/texts.ts'

/** Consumer groups and their offsets. */
export const groupsKeys = {
  'group.coordinator.rebalance.protocols': listOf(['consumer', 'classic', 'share', 'streams'], {
    orNone: true,
    default: 'classic,consumer,streams',
    belongsTo: 'consumer groups',
    documentation: 'Which protocols members of groups may speak.',
  }),
  'group.coordinator.threads': int({
    default: '4',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'How many threads coordinate groups.',
  }),
  'group.coordinator.append.linger.ms': int({
    default: '5',
    least: 0,
    belongsTo: 'consumer groups',
    documentation: 'How long a coordinator gathers records before it writes them.',
  }),
  'group.min.session.timeout.ms': int({
    default: '6000',
    belongsTo: 'consumer groups',
    documentation: 'The shortest session timeout that a member of a classic group may ask for.',
  }),
  'group.max.session.timeout.ms': int({
    default: '1800000',
    belongsTo: 'consumer groups',
    documentation: 'The longest session timeout that a member of a classic group may ask for.',
  }),
  'group.initial.rebalance.delay.ms': int({
    default: '3000',
    belongsTo: 'consumer groups',
    documentation: 'How long a new classic group waits for more members before its first rebalance.',
  }),
  'group.max.size': int({
    default: '2147483647',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'The most members of a classic group.',
  }),
  'group.consumer.session.timeout.ms': int({
    default: '45000',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'How long a member of a consumer group may be silent.',
  }),
  'group.consumer.min.session.timeout.ms': int({
    default: '45000',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'The least that a group may set for it.',
  }),
  'group.consumer.max.session.timeout.ms': int({
    default: '60000',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'The most that a group may set for it.',
  }),
  'group.consumer.heartbeat.interval.ms': int({
    default: '5000',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'How often a member of a consumer group is to be heard of.',
  }),
  'group.consumer.min.heartbeat.interval.ms': int({
    default: '5000',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'The least that a group may set for it.',
  }),
  'group.consumer.max.heartbeat.interval.ms': int({
    default: '15000',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'The most that a group may set for it.',
  }),
  'group.consumer.max.size': int({
    default: '2147483647',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'The most members of a consumer group.',
  }),
  'group.consumer.assignors': list({
    default: 'uniform,range',
    belongsTo: 'consumer groups',
    documentation: 'Who divides partitions among members, the first by default.',
  }),
  'group.consumer.migration.policy': text({
    default: 'bidirectional',
    form: /^(DISABLED|DOWNGRADE|UPGRADE|BIDIRECTIONAL)$/i,
    expected: 'one of DISABLED, DOWNGRADE, UPGRADE, BIDIRECTIONAL',
    belongsTo: 'consumer groups',
    documentation: 'Whether groups may move between the classic and the new protocol while they live.',
  }),
  'group.consumer.regex.refresh.interval.ms': int({
    default: '600000',
    least: 10_000,
    internal: true,
    belongsTo: 'consumer groups',
    documentation: 'How often subscriptions by pattern are looked at anew.',
  }),
  'offset.metadata.max.bytes': int({
    default: '4096',
    belongsTo: 'consumer groups',
    documentation: 'The longest note that may be kept with a committed offset.',
  }),
  'offsets.load.buffer.size': int({
    default: '5242880',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'How much is read at a time while committed offsets are loaded.',
  }),
  'offsets.topic.replication.factor': short({
    default: '3',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'Replicas of the topic of committed offsets.',
  }),
  'offsets.topic.num.partitions': int({
    default: '50',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'Partitions of the topic of committed offsets.',
  }),
  'offsets.topic.segment.bytes': int({
    default: '104857600',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'Segment size of the topic of committed offsets.',
  }),
  'offsets.topic.compression.codec': int({
    default: '0',
    belongsTo: 'consumer groups',
    documentation: 'How the topic of committed offsets is compressed.',
  }),
  'offsets.retention.minutes': int({
    default: '10080',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'How long offsets are kept after their group has gone.',
  }),
  'offsets.retention.check.interval.ms': long({
    default: '600000',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'How often such offsets are looked for.',
  }),
  'offsets.commit.timeout.ms': int({
    default: '5000',
    least: 1,
    belongsTo: 'consumer groups',
    documentation: 'How long a commit of offsets waits for the replicas.',
  }),
} as const
