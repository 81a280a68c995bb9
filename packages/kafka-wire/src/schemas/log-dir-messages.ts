import { array, bool, int16, int32, int64, string, struct } from '../field.ts'
import { Message } from '../message.ts'

/**
 * The log directories of the broker that answers.
 *
 * ```
 * DescribeLogDirs     => [topic [partitions]]?
 *                     <- throttle_time_ms error_code(3+) [error_code log_dir [name [partition_index partition_size offset_lag is_future_key]]
 *                        total_bytes(4+) usable_bytes(4+)]
 * AlterReplicaLogDirs => [path [name [partitions]]]
 *                     <- throttle_time_ms [topic_name [partition_index error_code]]
 * ```
 */
const throttleTimeMs = int32({ default: 0 })

/** Of which partitions it is asked where they lie; null: all. */
export const describeLogDirsRequest = new Message({
  name: 'DescribeLogDirsRequest',
  versions: '1-4',
  flexible: '2+',
  fields: {
    topics: array(struct({ topic: string(), partitions: array(int32()) }), { nullable: '0+' }),
  },
})

/** Every log directory with what of those partitions lies there (KIP-113), and the room on its volume (KIP-827). */
export const describeLogDirsResponse = new Message({
  name: 'DescribeLogDirsResponse',
  versions: '1-4',
  flexible: '2+',
  fields: {
    throttleTimeMs,
    errorCode: int16({ versions: '3+', default: 0, ignorable: true }),
    results: array(
      struct({
        errorCode: int16(),
        logDir: string(),
        topics: array(
          struct({
            name: string(),
            partitions: array(
              struct({ partitionIndex: int32(), partitionSize: int64(), offsetLag: int64(), isFutureKey: bool() }),
            ),
          }),
        ),
        totalBytes: int64({ versions: '4+', default: -1, ignorable: true }),
        usableBytes: int64({ versions: '4+', default: -1, ignorable: true }),
      }),
    ),
  },
})

/** Directories, each with the partitions whose replica on this broker is to lie there (KIP-113). */
export const alterReplicaLogDirsRequest = new Message({
  name: 'AlterReplicaLogDirsRequest',
  versions: '1-2',
  flexible: '2+',
  fields: {
    dirs: array(struct({ path: string(), topics: array(struct({ name: string(), partitions: array(int32()) })) })),
  },
})

/** Of each partition, whether it does, or will. */
export const alterReplicaLogDirsResponse = new Message({
  name: 'AlterReplicaLogDirsResponse',
  versions: '1-2',
  flexible: '2+',
  fields: {
    throttleTimeMs,
    results: array(
      struct({
        topicName: string(),
        partitions: array(struct({ partitionIndex: int32(), errorCode: int16() })),
      }),
    ),
  },
})
