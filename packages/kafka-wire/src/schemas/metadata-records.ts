import type { DirectoryId, TopicId } from '@millrace/base'
import { array, bool, int16, int32, int64, int8, scalar, string, struct, uint16, uuid } from '../field.ts'
import { Message } from '../message.ts'

/**
 * The records of Kafka 4.1's metadata log that Millrace writes. All are flexible in every version.
 *
 * ```
 * TopicRecord        => name topic_id
 * PartitionRecord    => partition_id topic_id [replicas] [isr] [removing] [adding] leader leader_epoch partition_epoch
 *                       [directories](1+) TAGS(0: leader_recovery_state, 1: [elr](2+), 2: [last_known_elr](2+))
 * PartitionChange    => partition_id topic_id TAGS(0: [isr], 1: leader, 2: [replicas], 3: [removing], 4: [adding],
 *                       5: leader_recovery_state, 6: [elr](2+), 7: [last_known_elr](2+), 8: [directories](1+))
 * ConfigRecord       => resource_type resource_name name value?
 * RemoveTopicRecord  => topic_id
 * FeatureLevelRecord => name feature_level
 * ProducerIdsRecord  => broker_id broker_epoch next_producer_id
 * RegisterBroker     => broker_id migrating(2+) incarnation_id broker_epoch [name host port security_protocol]
 *                       [name min_version max_version] rack? fenced in_controlled_shutdown(1+) TAGS(0: [log_dirs](3+))
 * UnregisterBroker   => broker_id broker_epoch
 * RegistrationChange => broker_id broker_epoch TAGS(0: fenced, 1: in_controlled_shutdown(1+), 2: [log_dirs](2+))
 * NoOpRecord         =>
 * ```
 */
const topicId = scalar<TopicId>('uuid')
const directoryId = scalar<DirectoryId>('uuid')

/** A change's list that is null when it did not change. */
const noChange = { versions: '0+', nullable: '0+', tagged: '0+', default: null } as const
const elr = { versions: '2+', nullable: '2+', tagged: '2+', default: null } as const

export const topicRecord = new Message({
  name: 'TopicRecord',
  versions: '0',
  flexible: '0+',
  fields: { name: string(), topicId: topicId() },
})

export const partitionRecord = new Message({
  name: 'PartitionRecord',
  versions: '0-2',
  flexible: '0+',
  fields: {
    partitionId: int32({ default: -1 }),
    topicId: topicId(),
    replicas: array(int32()),
    isr: array(int32()),
    removingReplicas: array(int32(), { default: [] }),
    addingReplicas: array(int32(), { default: [] }),
    leader: int32({ default: -1 }),
    /** 1 while the partition recovers from an unclean election. */
    leaderRecoveryState: int8({ tagged: '0+', tag: 0, default: 0 }),
    leaderEpoch: int32({ default: -1 }),
    partitionEpoch: int32({ default: -1 }),
    /** The log directory of each replica, in the order of `replicas`. */
    directories: array(directoryId(), { versions: '1+', default: [] }),
    eligibleLeaderReplicas: array(int32(), { ...elr, tag: 1 }),
    lastKnownElr: array(int32(), { ...elr, tag: 2 }),
  },
})

export const partitionChangeRecord = new Message({
  name: 'PartitionChangeRecord',
  versions: '0-2',
  flexible: '0+',
  fields: {
    partitionId: int32({ default: -1 }),
    topicId: topicId(),
    isr: array(int32(), { ...noChange, tag: 0 }),
    /** -1: there is none now; -2: no change. Any other, the same one included, begins a new leader epoch. */
    leader: int32({ tagged: '0+', tag: 1, default: -2 }),
    replicas: array(int32(), { ...noChange, tag: 2 }),
    removingReplicas: array(int32(), { ...noChange, tag: 3 }),
    addingReplicas: array(int32(), { ...noChange, tag: 4 }),
    /** -1: no change. */
    leaderRecoveryState: int8({ tagged: '0+', tag: 5, default: -1 }),
    directories: array(directoryId(), { versions: '1+', nullable: '1+', tagged: '1+', tag: 8, default: null }),
    eligibleLeaderReplicas: array(int32(), { ...elr, tag: 6 }),
    lastKnownElr: array(int32(), { ...elr, tag: 7 }),
  },
})

export const configRecord = new Message({
  name: 'ConfigRecord',
  versions: '0',
  flexible: '0+',
  fields: {
    /** 2 a topic, 4 a broker. */
    resourceType: int8(),
    resourceName: string(),
    name: string(),
    /** null: back to the default. */
    value: string({ nullable: '0+' }),
  },
})

export const removeTopicRecord = new Message({
  name: 'RemoveTopicRecord',
  versions: '0',
  flexible: '0+',
  fields: { topicId: topicId() },
})

export const featureLevelRecord = new Message({
  name: 'FeatureLevelRecord',
  versions: '0',
  flexible: '0+',
  fields: { name: string(), featureLevel: int16() },
})

export const producerIdsRecord = new Message({
  name: 'ProducerIdsRecord',
  versions: '0',
  flexible: '0+',
  fields: { brokerId: int32(), brokerEpoch: int64({ default: -1 }), nextProducerId: int64() },
})

export const registerBrokerRecord = new Message({
  name: 'RegisterBrokerRecord',
  versions: '0-3',
  flexible: '0+',
  fields: {
    brokerId: int32(),
    isMigratingZkBroker: bool({ versions: '2+', default: false }),
    incarnationId: uuid(),
    brokerEpoch: int64(),
    endPoints: array(
      struct({
        name: string(),
        host: string(),
        port: uint16(),
        /** 0 plaintext, 1 TLS, 2 SASL over plaintext, 3 SASL over TLS. */
        securityProtocol: int16(),
      }),
    ),
    features: array(struct({ name: string(), minSupportedVersion: int16(), maxSupportedVersion: int16() }), {
      default: [],
    }),
    rack: string({ nullable: '0+', default: null }),
    fenced: bool({ default: true }),
    inControlledShutdown: bool({ versions: '1+', default: false }),
    logDirs: array(directoryId(), { versions: '3+', tagged: '3+', tag: 0, default: [] }),
  },
})

export const unregisterBrokerRecord = new Message({
  name: 'UnregisterBrokerRecord',
  versions: '0',
  flexible: '0+',
  fields: { brokerId: int32(), brokerEpoch: int64() },
})

/** What changes of a broker that stays registered, in the same epoch. */
export const brokerRegistrationChangeRecord = new Message({
  name: 'BrokerRegistrationChangeRecord',
  versions: '0-2',
  flexible: '0+',
  fields: {
    brokerId: int32(),
    brokerEpoch: int64(),
    /** -1: fenced no more; 0: no change; 1: fenced now. */
    fenced: int8({ tagged: '0+', tag: 0, default: 0 }),
    /** 0: no change; 1: it shuts down and gives its leaderships away. */
    inControlledShutdown: int8({ versions: '1+', tagged: '1+', tag: 1, default: 0 }),
    /** Those in service now; none: no change. */
    logDirs: array(directoryId(), { versions: '2+', tagged: '2+', tag: 2, default: [] }),
  },
})

export const noOpRecord = new Message({ name: 'NoOpRecord', versions: '0', flexible: '0+', fields: {} })
