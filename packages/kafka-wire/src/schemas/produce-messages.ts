import { array, int16, int32, int64, records, string, struct } from '../field.ts'
import { Message } from '../message.ts'
import { currentLeader, nodeEndpoints } from './leader-hints.ts'
import { noTopicId, topicId } from './topic-id.ts'

/**
 * Batches that go into partitions. Versions 0 to 2 carried older forms of them and are gone.
 *
 * ```
 * Produce => transactional_id? acks timeout_ms [name(3-12) topic_id(13+) [index records?]]
 *         <- [name(3-12) topic_id(13+) [index error_code base_offset log_append_time_ms log_start_offset(5+)
 *            [batch_index batch_index_error_message?](8+) error_message?(8+) TAGS(0: current_leader)(10+)]]
 *            throttle_time_ms TAGS(0: node_endpoints)(10+)
 * ```
 */
export const produceRequest = new Message({
  name: 'ProduceRequest',
  versions: '3-13',
  flexible: '9+',
  fields: {
    transactionalId: string({ nullable: '3+', default: null }),
    /** 0 none (and no answer), 1 the leader, -1 all replicas in sync. */
    acks: int16(),
    timeoutMs: int32(),
    topicData: array(
      struct({
        name: string({ versions: '3-12', default: '', ignorable: true }),
        topicId: topicId({ versions: '13+', default: noTopicId, ignorable: true }),
        partitionData: array(struct({ index: int32(), records: records({ nullable: '3+' }) })),
      }),
    ),
  },
})

/** Where the batches of each partition were put. */
export const produceResponse = new Message({
  name: 'ProduceResponse',
  versions: '3-13',
  flexible: '9+',
  fields: {
    responses: array(
      struct({
        name: string({ versions: '3-12', default: '', ignorable: true }),
        topicId: topicId({ versions: '13+', default: noTopicId, ignorable: true }),
        partitionResponses: array(
          struct({
            index: int32(),
            errorCode: int16(),
            /** Of the first record; -1 if it was not put. */
            baseOffset: int64(),
            /** -1 if the records keep the timestamps of their producer. */
            logAppendTimeMs: int64({ default: -1 }),
            logStartOffset: int64({ versions: '5+', default: -1, ignorable: true }),
            /** Which records of the batch are to blame (KIP-467). */
            recordErrors: array(
              struct({
                batchIndex: int32(),
                batchIndexErrorMessage: string({ nullable: '8+', default: null }),
              }),
              { versions: '8+', default: [], ignorable: true },
            ),
            errorMessage: string({ versions: '8+', nullable: '8+', default: null, ignorable: true }),
            currentLeader: currentLeader('10+', 0),
          }),
        ),
      }),
    ),
    throttleTimeMs: int32({ default: 0 }),
    nodeEndpoints: nodeEndpoints('10+', 0),
  },
})
