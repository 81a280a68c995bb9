import { int } from '../keys/numbers.ts'

const noEquivalent = 'applications of Kafka Streams are classic groups here, with group.protocol=classic'

/** Groups of Kafka Streams. */
export const streamsGroupsKeys = {
  'group.streams.session.timeout.ms': int({
    default: '45000',
    least: 1,
    noEquivalent,
    documentation: 'How long a member of a streams group may be silent.',
  }),
  'group.streams.min.session.timeout.ms': int({
    default: '45000',
    least: 1,
    noEquivalent,
    documentation: 'The least that a group may set for it.',
  }),
  'group.streams.max.session.timeout.ms': int({
    default: '60000',
    least: 1,
    noEquivalent,
    documentation: 'The most that a group may set for it.',
  }),
  'group.streams.heartbeat.interval.ms': int({
    default: '5000',
    least: 1,
    noEquivalent,
    documentation: 'How often a member of a streams group is to be heard of.',
  }),
  'group.streams.min.heartbeat.interval.ms': int({
    default: '5000',
    least: 1,
    noEquivalent,
    documentation: 'The least that a group may set for it.',
  }),
  'group.streams.max.heartbeat.interval.ms': int({
    default: '15000',
    least: 1,
    noEquivalent,
    documentation: 'The most that a group may set for it.',
  }),
  'group.streams.max.size': int({
    default: '2147483647',
    least: 1,
    noEquivalent,
    documentation: 'The most members of a streams group.',
  }),
  'group.streams.num.standby.replicas': int({
    default: '0',
    least: 0,
    noEquivalent,
    documentation: "How many standby copies each task's state has.",
  }),
  'group.streams.max.standby.replicas': int({
    default: '2',
    least: 0,
    noEquivalent,
    documentation: 'The most that a group may set for it.',
  }),
} as const
