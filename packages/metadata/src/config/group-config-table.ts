import type { ConfigTable } from './check-configs.ts'
import type { ConfigKey } from './config-key.ts'
import { int } from './keys/numbers.ts'
import { text } from './keys/texts.ts'

const ofShareGroups = { belongsTo: 'share groups' } as const
const ofStreamsGroups = {
  noEquivalent: 'applications of Kafka Streams are classic groups here, with group.protocol=classic',
} as const

/** The keys that a group has, as those of Apache Kafka 4.1: their defaults are what the brokers' keys say. */
export const groupConfigTable = {
  'consumer.session.timeout.ms': int({
    default: '45000',
    least: 1,
    brokerSynonyms: [{ name: 'group.consumer.session.timeout.ms' }],
    documentation: 'How long a member of the group may be silent, before it is taken for dead.',
  }),
  'consumer.heartbeat.interval.ms': int({
    default: '5000',
    least: 1,
    brokerSynonyms: [{ name: 'group.consumer.heartbeat.interval.ms' }],
    documentation: 'How often a member of the group is to be heard of.',
  }),
  'share.session.timeout.ms': int({
    default: '45000',
    least: 1,
    ...ofShareGroups,
    documentation: 'How long a member of a share group may be silent.',
  }),
  'share.heartbeat.interval.ms': int({
    default: '5000',
    least: 1,
    ...ofShareGroups,
    documentation: 'How often a member of a share group is to be heard of.',
  }),
  'share.record.lock.duration.ms': int({
    default: '30000',
    least: 1_000,
    ...ofShareGroups,
    documentation: 'How long a member of a share group may hold a record.',
  }),
  'share.auto.offset.reset': text({
    default: 'latest',
    ...ofShareGroups,
    documentation: 'Where a share group begins in a partition: earliest, latest, or by_duration: and how long ago.',
  }),
  'share.isolation.level': text({
    default: 'read_uncommitted',
    form: /^read_(un)?committed$/,
    expected: 'one of read_committed, read_uncommitted',
    ...ofShareGroups,
    documentation: 'Whether a share group is given records of transactions that were not committed.',
  }),
  'streams.session.timeout.ms': int({
    default: '45000',
    least: 1,
    ...ofStreamsGroups,
    documentation: 'How long a member of a streams group may be silent.',
  }),
  'streams.heartbeat.interval.ms': int({
    default: '5000',
    least: 1,
    ...ofStreamsGroups,
    documentation: 'How often a member of a streams group is to be heard of.',
  }),
  'streams.num.standby.replicas': int({
    default: '0',
    least: 0,
    ...ofStreamsGroups,
    documentation: 'How many members of a streams group keep a copy of each state.',
  }),
} as const satisfies Readonly<Record<string, ConfigKey>>

/** The name of a group's key. */
export type GroupConfigName = keyof typeof groupConfigTable

/** Kafka's names of all group configs, in the order of the alphabet. */
export const groupConfigNames: readonly GroupConfigName[] = (
  Object.keys(groupConfigTable) as GroupConfigName[]
).toSorted()

/** The keys that a group has, and those that it is often mistaken to have. */
export const groupConfigs: ConfigTable = {
  of: 'group',
  keys: groupConfigTable,
  removed: Object.fromEntries(
    groupConfigNames.flatMap((name) => {
      const { brokerSynonyms }: ConfigKey = groupConfigTable[name]
      return brokerSynonyms.map((synonym) => [synonym.name, `it is a key of brokers; the group's is '${name}'`])
    }),
  ),
}
