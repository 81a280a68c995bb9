import { array, bool, int16, int32, int64, int8, string, struct, uint16, uuid } from '../field.ts'
import { Message } from '../message.ts'
import { noTopicId } from './topic-id.ts'

/**
 * The controllers, and the features of the cluster.
 *
 * ```
 * DescribeQuorum => [topic_name [partition_index]]
 *                <- error_code error_message?(2+) [topic_name [partition_index error_code error_message?(2+) leader_id leader_epoch
 *                   high_watermark [voter] [observer]]] [node_id [name host port]](2+)
 *                   voter, observer: replica_id replica_directory_id(2+) log_end_offset last_fetch_timestamp(1+) last_caught_up_timestamp(1+)
 * UpdateFeatures => timeout_ms [feature max_version_level allow_downgrade(0) upgrade_type(1+)] validate_only(1+)
 *                <- throttle_time_ms error_code error_message? [feature error_code error_message?](0-1)
 * ```
 */
const errorMessage = string({ nullable: '0+', default: null, ignorable: true })
const laterErrorMessage = string({ versions: '2+', nullable: '2+', default: null, ignorable: true })

const replicas = array(
  struct({
    replicaId: int32(),
    replicaDirectoryId: uuid({ versions: '2+', default: noTopicId, ignorable: true }),
    logEndOffset: int64(),
    lastFetchTimestamp: int64({ versions: '1+', default: -1, ignorable: true }),
    lastCaughtUpTimestamp: int64({ versions: '1+', default: -1, ignorable: true }),
  }),
)

/** Which logs are asked for: the one partition of `__cluster_metadata`. */
export const describeQuorumRequest = new Message({
  name: 'DescribeQuorumRequest',
  versions: '0-2',
  flexible: '0+',
  fields: {
    topics: array(struct({ topicName: string(), partitions: array(struct({ partitionIndex: int32() })) })),
  },
})

/** Who leads, and how far the others are (KIP-595, KIP-836, KIP-853). */
export const describeQuorumResponse = new Message({
  name: 'DescribeQuorumResponse',
  versions: '0-2',
  flexible: '0+',
  fields: {
    errorCode: int16(),
    errorMessage: laterErrorMessage,
    topics: array(
      struct({
        topicName: string(),
        partitions: array(
          struct({
            partitionIndex: int32(),
            errorCode: int16(),
            errorMessage: laterErrorMessage,
            leaderId: int32(),
            leaderEpoch: int32(),
            highWatermark: int64(),
            currentVoters: replicas,
            observers: replicas,
          }),
        ),
      }),
    ),
    nodes: array(
      struct({
        nodeId: int32(),
        listeners: array(struct({ name: string(), host: string(), port: uint16() })),
      }),
      { versions: '2+', default: [], ignorable: true },
    ),
  },
})

/** Features with the level that each is to have: 1 upgrades, 2 downgrades without loss, 3 downgrades whatever is lost (KIP-584). */
export const updateFeaturesRequest = new Message({
  name: 'UpdateFeaturesRequest',
  versions: '0-2',
  flexible: '0+',
  fields: {
    timeoutMs: int32({ default: 60_000 }),
    featureUpdates: array(
      struct({
        feature: string(),
        maxVersionLevel: int16(),
        allowDowngrade: bool({ versions: '0', default: false }),
        upgradeType: int8({ versions: '1+', default: 1 }),
      }),
    ),
    validateOnly: bool({ versions: '1+', default: false }),
  },
})

/** Whether they have it; from version 2 on, all or none. */
export const updateFeaturesResponse = new Message({
  name: 'UpdateFeaturesResponse',
  versions: '0-2',
  flexible: '0+',
  fields: {
    throttleTimeMs: int32({ default: 0 }),
    errorCode: int16(),
    errorMessage,
    results: array(struct({ feature: string(), errorCode: int16(), errorMessage }), {
      versions: '0-1',
      default: [],
      ignorable: true,
    }),
  },
})
