import { array, bool, int16, int32, int8, string, struct } from '../field.ts'
import { Message } from '../message.ts'
import { noTopicId, topicId } from './topic-id.ts'

/**
 * Topics that are made, grow and go.
 *
 * ```
 * CreateTopics     => [name num_partitions replication_factor [partition_index [broker_ids]] [name value?]] timeout_ms validate_only
 *                  <- throttle_time_ms [name topic_id(7+) error_code error_message? topic_config_error_code(5+, tag 0)
 *                     num_partitions(5+) replication_factor(5+) [name value? read_only config_source is_sensitive]?(5+)]
 * DeleteTopics     => [name? topic_id](6+) [topic_names](1-5) timeout_ms
 *                  <- throttle_time_ms [name?(6+) topic_id(6+) error_code error_message?(5+)]
 * CreatePartitions => [name count [[broker_ids]]?] timeout_ms validate_only
 *                  <- throttle_time_ms [name error_code error_message?]
 * ```
 */
const throttleTimeMs = int32({ default: 0 })
const errorMessage = string({ nullable: '0+', default: null, ignorable: true })

/** Topics to make: of so many partitions and replicas (-1 leaves that to the broker), or with brokers named for each partition. */
export const createTopicsRequest = new Message({
  name: 'CreateTopicsRequest',
  versions: '2-7',
  flexible: '5+',
  fields: {
    topics: array(
      struct({
        name: string(),
        numPartitions: int32(),
        replicationFactor: int16(),
        assignments: array(struct({ partitionIndex: int32(), brokerIds: array(int32()) })),
        configs: array(struct({ name: string(), value: string({ nullable: '0+' }) })),
      }),
    ),
    timeoutMs: int32({ default: 60_000 }),
    validateOnly: bool({ default: false }),
  },
})

/** Of each topic, what it is like now (KIP-525), or why it is not there. */
export const createTopicsResponse = new Message({
  name: 'CreateTopicsResponse',
  versions: '2-7',
  flexible: '5+',
  fields: {
    throttleTimeMs,
    topics: array(
      struct({
        name: string(),
        topicId: topicId({ versions: '7+', default: noTopicId, ignorable: true }),
        errorCode: int16(),
        errorMessage,
        topicConfigErrorCode: int16({ versions: '5+', tagged: '5+', tag: 0, default: 0, ignorable: true }),
        numPartitions: int32({ versions: '5+', default: -1, ignorable: true }),
        replicationFactor: int16({ versions: '5+', default: -1, ignorable: true }),
        configs: array(
          struct({
            name: string(),
            value: string({ nullable: '5+' }),
            readOnly: bool(),
            configSource: int8(),
            isSensitive: bool(),
          }),
          { versions: '5+', nullable: '5+', default: null, ignorable: true },
        ),
      }),
    ),
  },
})

/** Topics to delete: by name, or by id where the name is null. */
export const deleteTopicsRequest = new Message({
  name: 'DeleteTopicsRequest',
  versions: '1-6',
  flexible: '4+',
  fields: {
    topics: array(
      struct({ name: string({ nullable: '6+', default: null }), topicId: topicId({ default: noTopicId }) }),
      {
        versions: '6+',
        default: [],
      },
    ),
    topicNames: array(string(), { versions: '1-5', default: [], ignorable: true }),
    timeoutMs: int32(),
  },
})

/** Of each topic, whether it is gone. */
export const deleteTopicsResponse = new Message({
  name: 'DeleteTopicsResponse',
  versions: '1-6',
  flexible: '4+',
  fields: {
    throttleTimeMs,
    responses: array(
      struct({
        name: string({ nullable: '6+' }),
        topicId: topicId({ versions: '6+', default: noTopicId, ignorable: true }),
        errorCode: int16(),
        errorMessage: string({ versions: '5+', nullable: '5+', default: null, ignorable: true }),
      }),
    ),
  },
})

/** Topics that are to have so many partitions in all, with the brokers of the new ones if they are named. */
export const createPartitionsRequest = new Message({
  name: 'CreatePartitionsRequest',
  versions: '0-3',
  flexible: '2+',
  fields: {
    topics: array(
      struct({
        name: string(),
        count: int32(),
        assignments: array(struct({ brokerIds: array(int32()) }), { nullable: '0+', default: null }),
      }),
    ),
    timeoutMs: int32(),
    validateOnly: bool(),
  },
})

/** Of each topic, whether it has them. */
export const createPartitionsResponse = new Message({
  name: 'CreatePartitionsResponse',
  versions: '0-3',
  flexible: '2+',
  fields: { throttleTimeMs, results: array(struct({ name: string(), errorCode: int16(), errorMessage })) },
})
