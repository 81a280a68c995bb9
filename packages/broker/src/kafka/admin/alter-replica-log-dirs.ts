import { isStreamError } from '@millrace/base'
import type {
  alterReplicaLogDirsRequest,
  alterReplicaLogDirsResponse,
  MessageInput,
  MessageValue,
} from '@millrace/kafka-wire'
import type { LogDirectory } from '../../admin/log-dir-status.ts'
import { moveToLogDir } from '../../admin/move-to-log-dir.ts'
import { withoutSlash } from '../../config/log-directories.ts'
import type { KafkaServices } from '../api.ts'
import { type KafkaError, kafkaErrorOf, kafkaErrors } from '../errors.ts'
import { grouped } from './results.ts'

type Request = MessageValue<typeof alterReplicaLogDirsRequest>
type Response = MessageInput<typeof alterReplicaLogDirsResponse>

/** AlterReplicaLogDirs (KIP-113): in which of this broker's log directories its replicas are to lie; each partition by itself. */
export async function alterReplicaLogDirs(services: KafkaServices, { dirs }: Request): Promise<Response> {
  const known = services.directories().filter(({ holdsPartitions }) => holdsPartitions)
  const results: Result[] = []
  for (const { path, topics } of dirs) {
    const directory = known.find((each) => each.directory === withoutSlash(path))
    for (const { name: topicName, partitions } of topics) {
      for (const partitionIndex of partitions) {
        const errorCode = await outcome(services, { topic: topicName, partition: partitionIndex }, directory)
        results.push({ topicName, partitionIndex, errorCode })
      }
    }
  }
  return answer(results)
}

/** The answer if none is moved. */
export function alterReplicaLogDirsFailed({ dirs }: Request, { errorCode }: KafkaError): Response {
  const named = dirs.flatMap(({ topics }) => topics)
  return answer(
    named.flatMap(({ name: topicName, partitions }) =>
      partitions.map((partitionIndex) => ({ topicName, partitionIndex, errorCode })),
    ),
  )
}

interface Result {
  readonly topicName: string
  readonly partitionIndex: number
  readonly errorCode: number
}

async function outcome(
  services: KafkaServices,
  partition: { readonly topic: string; readonly partition: number },
  directory: LogDirectory | undefined,
): Promise<number> {
  if (directory === undefined) return kafkaErrors.LOG_DIR_NOT_FOUND
  try {
    await moveToLogDir(services, partition, directory)
    return kafkaErrors.NONE
  } catch (error) {
    if (!isStreamError(error)) throw error
    return kafkaErrorOf(error.code)
  }
}

function answer(results: readonly Result[]): Response {
  return {
    results: [...grouped(results, ({ topicName }) => topicName)].map(([topicName, partitions]) => ({
      topicName,
      partitions: partitions.map(({ partitionIndex, errorCode }) => ({ partitionIndex, errorCode })),
    })),
  }
}
