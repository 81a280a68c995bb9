import { array, int16, int32, int64, int8, records, string, struct, uuid } from '../field.ts'
import { Message } from '../message.ts'
import { currentLeader, nodeEndpoints } from './leader-hints.ts'
import { noTopicId, topicId } from './topic-id.ts'

/**
 * Batches that come out of partitions, for consumers and for replicas. Versions 0 to 3 carried older forms of them and are gone.
 *
 * ```
 * Fetch => replica_id(0-14) max_wait_ms min_bytes max_bytes isolation_level session_id(7+) session_epoch(7+)
 *          [topic(4-12) topic_id(13+) [partition current_leader_epoch(9+) fetch_offset last_fetched_epoch(12+) log_start_offset(5+)
 *          partition_max_bytes TAGS(0: replica_directory_id(17+) 1: high_watermark(18+))(12+)]]
 *          [topic(7-12) topic_id(13+) [partitions]](7+) rack_id(11+)
 *          TAGS(0: cluster_id? 1: (replica_id replica_epoch)(15+))(12+)
 *       <- throttle_time_ms error_code(7+) session_id(7+)
 *          [topic(4-12) topic_id(13+) [partition_index error_code high_watermark last_stable_offset log_start_offset(5+)
 *          [producer_id first_offset]? preferred_read_replica(11+) records?
 *          TAGS(0: (epoch end_offset) 1: current_leader 2: (end_offset epoch))(12+)]]
 *          TAGS(0: node_endpoints)(16+)
 * ```
 */
const topicName = { default: '', ignorable: true } as const
const topicIdOptions = { versions: '13+', default: noTopicId, ignorable: true } as const

/** From where in which partitions, and how much at most. */
export const fetchRequest = new Message({
  name: 'FetchRequest',
  versions: '4-18',
  flexible: '12+',
  fields: {
    clusterId: string({ versions: '12+', nullable: '12+', tagged: '12+', tag: 0, default: null, ignorable: true }),
    /** -1: a consumer. */
    replicaId: int32({ versions: '0-14', default: -1 }),
    replicaState: struct(
      { replicaId: int32({ default: -1 }), replicaEpoch: int64({ default: -1 }) },
      { versions: '15+', tagged: '15+', tag: 1, optional: true },
    ),
    maxWaitMs: int32(),
    /** The answer may wait until it has as many. */
    minBytes: int32(),
    maxBytes: int32({ default: 0x7fff_ffff }),
    /** 0 all records, 1 only those of committed transactions. */
    isolationLevel: int8({ default: 0 }),
    sessionId: int32({ versions: '7+', default: 0, ignorable: true }),
    /** 0 opens a session, -1 does without one; otherwise the how-manieth request of the session this is (KIP-227). */
    sessionEpoch: int32({ versions: '7+', default: -1, ignorable: true }),
    topics: array(
      struct({
        topic: string({ versions: '0-12', ...topicName }),
        topicId: topicId(topicIdOptions),
        partitions: array(
          struct({
            partition: int32(),
            /** As the client knows it; -1 if it does not. */
            currentLeaderEpoch: int32({ versions: '9+', default: -1, ignorable: true }),
            fetchOffset: int64(),
            /** Of the record before `fetchOffset`: the broker says where the logs part. */
            lastFetchedEpoch: int32({ versions: '12+', default: -1 }),
            logStartOffset: int64({ versions: '5+', default: -1, ignorable: true }),
            partitionMaxBytes: int32(),
            replicaDirectoryId: uuid({ versions: '17+', tagged: '17+', tag: 0, default: noTopicId, ignorable: true }),
            highWatermark: int64({
              versions: '18+',
              tagged: '18+',
              tag: 1,
              default: Number.MAX_SAFE_INTEGER,
              ignorable: true,
            }),
          }),
        ),
      }),
    ),
    /** Partitions that leave the session. */
    forgottenTopicsData: array(
      struct({
        topic: string({ versions: '0-12', ...topicName }),
        topicId: topicId(topicIdOptions),
        partitions: array(int32()),
      }),
      { versions: '7+', default: [] },
    ),
    rackId: string({ versions: '11+', default: '', ignorable: true }),
  },
})

/** What there is, by partition; in a session only partitions of which there is something to say. */
export const fetchResponse = new Message({
  name: 'FetchResponse',
  versions: '4-18',
  flexible: '12+',
  fields: {
    throttleTimeMs: int32({ default: 0 }),
    errorCode: int16({ versions: '7+', default: 0, ignorable: true }),
    /** 0: there is no session. */
    sessionId: int32({ versions: '7+', default: 0 }),
    responses: array(
      struct({
        topic: string({ versions: '0-12', ...topicName }),
        topicId: topicId(topicIdOptions),
        partitions: array(
          struct({
            partitionIndex: int32(),
            errorCode: int16(),
            highWatermark: int64(),
            lastStableOffset: int64({ default: -1 }),
            logStartOffset: int64({ versions: '5+', default: -1, ignorable: true }),
            /** The largest epoch, with its end, up to which the log of who asked may be the same as ours. */
            divergingEpoch: struct(
              { epoch: int32({ default: -1 }), endOffset: int64({ default: -1 }) },
              { versions: '12+', tagged: '12+', tag: 0, optional: true },
            ),
            currentLeader: currentLeader('12+', 1),
            snapshotId: struct(
              { endOffset: int64({ default: -1 }), epoch: int32({ default: -1 }) },
              { versions: '12+', tagged: '12+', tag: 2, optional: true },
            ),
            /** null if the records are not read as committed only. */
            abortedTransactions: array(struct({ producerId: int64(), firstOffset: int64() }), {
              nullable: '4+',
              default: null,
            }),
            /** The broker that the consumer had better read from (KIP-392); -1: this one. */
            preferredReadReplica: int32({ versions: '11+', default: -1 }),
            records: records({ nullable: '0+', default: null }),
          }),
        ),
      }),
      { default: [] },
    ),
    nodeEndpoints: nodeEndpoints('16+', 0),
  },
})
