import type { describeLogDirsRequest, describeLogDirsResponse, MessageInput, MessageValue } from '@millrace/kafka-wire'
import { logDirsOf, type TopicInLogDir } from '../../admin/describe-log-dirs.ts'
import type { KafkaServices } from '../api.ts'
import { kafkaErrorOf } from '../errors.ts'

type Response = MessageInput<typeof describeLogDirsResponse>

/** DescribeLogDirs: those of this broker, with the partitions in each that are asked for. What there is not is left out. */
export async function describeLogDirs(
  { controller, directories, disk }: KafkaServices,
  { topics }: MessageValue<typeof describeLogDirsRequest>,
): Promise<Response> {
  const asked = new Map<string, Set<number>>()
  for (const { topic, partitions } of topics ?? []) {
    const known = asked.get(topic) ?? new Set()
    for (const partition of partitions) known.add(partition)
    asked.set(topic, known)
  }
  const described = await logDirsOf(
    directories(),
    controller.image,
    disk,
    ({ topic, partition }) => topics === null || asked.get(topic)?.has(partition) === true,
  )
  return {
    errorCode: 0,
    results: described.map(({ directory, status: { totalBytes, usableBytes }, topics: inside }) => ({
      errorCode: directory.failure === undefined ? 0 : kafkaErrorOf(directory.failure.code),
      logDir: directory.directory,
      // Kafka tells nothing of what lies in a directory that is out of use.
      topics: directory.failure === undefined ? inside.map(topicOf) : [],
      totalBytes: totalBytes ?? -1,
      usableBytes: usableBytes ?? -1,
    })),
  }
}

function topicOf({ name, partitions }: TopicInLogDir): Response['results'][number]['topics'][number] {
  return {
    name,
    partitions: partitions.map(({ partition, sizeBytes, offsetLag, isFuture }) => ({
      partitionIndex: partition,
      partitionSize: sizeBytes,
      offsetLag,
      isFutureKey: isFuture,
    })),
  }
}
