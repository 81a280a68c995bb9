import { int, long, short } from '../keys/numbers.ts'
import { list, listOf, text } from '../keys/texts.ts'

/** Consumer groups and their offsets. */
export const groupsKeys = {
  'group.coordinator.rebalance.protocols': listOf(['consumer', 'classic', 'share', 'streams'], {
    orNone: true,
    default: 'classic,consumer,streams',
    documentation:
      'Which protocols members of groups may speak that come by the Kafka protocol: classic, always, and consumer (KIP-848). There are no share groups yet, and applications of Kafka Streams are classic groups.',
  }),
  'group.coordinator.threads': int({
    default: '4',
    least: 1,
    noEquivalent: 'a broker uses one core for its logic',
    documentation: 'How many threads coordinate groups.',
  }),
  'group.coordinator.append.linger.ms': int({
    default: '5',
    least: 0,
    noEquivalent: 'each decision is written at once, and one sync serves all that came meanwhile',
    documentation: 'How long a coordinator gathers records before it writes them.',
  }),
  'group.min.session.timeout.ms': int({
    default: '6000',
    documentation: 'The shortest session timeout that a member of a group may ask for.',
  }),
  'group.max.session.timeout.ms': int({
    default: '1800000',
    documentation: 'The longest session timeout that a member of a group may ask for.',
  }),
  'group.initial.rebalance.delay.ms': int({
    default: '3000',
    documentation: 'How long a new classic group waits for more members before its first rebalance.',
  }),
  'group.max.size': int({
    default: '2147483647',
    least: 1,
    documentation: 'The most members of a classic group.',
  }),
  'group.consumer.session.timeout.ms': int({
    default: '45000',
    least: 1,
    documentation:
      'How long a member of a group that does not say so itself may be silent, before it is taken for dead.',
  }),
  'group.consumer.min.session.timeout.ms': int({
    default: '45000',
    least: 1,
    documentation: 'The least that group.consumer.session.timeout.ms may be.',
  }),
  'group.consumer.max.session.timeout.ms': int({
    default: '60000',
    least: 1,
    documentation: 'The most that group.consumer.session.timeout.ms may be.',
  }),
  'group.consumer.heartbeat.interval.ms': int({
    default: '5000',
    least: 1,
    documentation: 'How often a member of a group is to be heard of; more often if its session timeout is short.',
  }),
  'group.consumer.min.heartbeat.interval.ms': int({
    default: '5000',
    least: 1,
    documentation: 'The least that group.consumer.heartbeat.interval.ms may be.',
  }),
  'group.consumer.max.heartbeat.interval.ms': int({
    default: '15000',
    least: 1,
    documentation: 'The most that group.consumer.heartbeat.interval.ms may be.',
  }),
  'group.consumer.max.size': int({
    default: '2147483647',
    least: 1,
    documentation: 'The most members of a group.',
  }),
  'group.consumer.assignors': list({
    default: 'uniform,range',
    documentation:
      'Who divides partitions among members that do not say, the first of uniform, range and sticky that stands here; members may ask for those named, for sticky, and for client, one of themselves.',
  }),
  'group.consumer.migration.policy': text({
    default: 'bidirectional',
    form: /^(DISABLED|DOWNGRADE|UPGRADE|BIDIRECTIONAL)$/i,
    expected: 'one of DISABLED, DOWNGRADE, UPGRADE, BIDIRECTIONAL',
    documentation: 'Whether groups may move between the classic and the new protocol while they live.',
  }),
  'group.consumer.regex.refresh.interval.ms': int({
    default: '600000',
    least: 10_000,
    internal: true,
    noEquivalent: 'patterns are looked at anew whenever there are other topics',
    documentation: 'How often subscriptions by pattern are looked at anew.',
  }),
  'offset.metadata.max.bytes': int({
    default: '4096',
    documentation: 'The longest note that may be kept with a committed offset.',
  }),
  'offsets.load.buffer.size': int({
    default: '5242880',
    least: 1,
    documentation: 'How much is read at a time while groups and their offsets are loaded.',
  }),
  'offsets.topic.replication.factor': short({
    default: '3',
    least: 1,
    documentation:
      'Replicas of the topic of groups and their offsets, when it is made. While this is left to its default, no more than there are brokers.',
  }),
  'offsets.topic.num.partitions': int({
    default: '50',
    least: 1,
    documentation: 'Partitions of the topic of groups and their offsets, when it is made.',
  }),
  'offsets.topic.segment.bytes': int({
    default: '104857600',
    least: 1,
    documentation: 'Segment size of the topic of groups and their offsets, when it is made.',
  }),
  'offsets.topic.compression.codec': int({
    default: '0',
    noEquivalent: 'each batch of that topic is one small decision, which is not compressed',
    documentation: 'How the topic of committed offsets is compressed.',
  }),
  'offsets.retention.minutes': int({
    default: '10080',
    least: 1,
    documentation: 'How long offsets are kept after their group has gone.',
  }),
  'offsets.retention.check.interval.ms': long({
    default: '600000',
    least: 1,
    documentation: 'How often such offsets are looked for.',
  }),
  'offsets.commit.timeout.ms': int({
    default: '5000',
    least: 1,
    documentation: 'How long a member, or a commit of offsets, waits until what was decided has reached the replicas.',
  }),
} as const
