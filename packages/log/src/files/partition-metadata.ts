import { asTopicId, type Disk, StreamError, type TopicId, uuidFromText } from '@millrace/base'
import { partitionFiles, pathOf } from '../file-names.ts'
import { placeFile, readWholeFile, replaceFile } from './atomic-file.ts'

/** Kafka's `partition.metadata`: which topic's folder this is (KIP-516). No newline at the end, as Kafka writes it. */
export function formatPartitionMetadata(topicId: TopicId): string {
  return `version: 0\ntopic_id: ${topicId}`
}

/** The topic id; undefined if the text is damaged. */
export function parsePartitionMetadata(text: string): TopicId | undefined {
  const match = /^version: 0\ntopic_id: ([A-Za-z0-9_-]{22})\s*$/.exec(text)
  const id = match?.[1]
  return id === undefined || uuidFromText(id) === undefined ? undefined : asTopicId(id)
}

/** The topic id of a partition's folder; undefined if there is no such file. Throws CORRUPT_LOG if it can't be read. */
export async function readPartitionMetadata(disk: Disk, directory: string): Promise<TopicId | undefined> {
  const file = pathOf(directory, partitionFiles.metadata)
  const bytes = await readWholeFile(disk, file)
  if (bytes === undefined) return undefined
  const topicId = parsePartitionMetadata(bytes.toString('utf8'))
  if (topicId !== undefined) return topicId
  throw new StreamError('CORRUPT_LOG', `${file} can't be read: move it away if the folder is known to be the topic's`, {
    context: { file },
  })
}

/** As {@link writePartitionMetadata}, in a folder whose names somebody syncs later. */
export async function placePartitionMetadata(disk: Disk, directory: string, topicId: TopicId): Promise<void> {
  await placeFile(disk, directory, partitionFiles.metadata, Buffer.from(formatPartitionMetadata(topicId)))
}

export async function writePartitionMetadata(disk: Disk, directory: string, topicId: TopicId): Promise<void> {
  await replaceFile(disk, directory, partitionFiles.metadata, Buffer.from(formatPartitionMetadata(topicId)))
}
