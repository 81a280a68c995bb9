import { StreamError, uuidFromText } from '@millrace/base'
import type { TopicName } from '../consumer/types.ts'
import type { NamedPartitions } from '../transport/admin-calls.ts'
import type { PartitionReassignment, TopicPartitions, VoterRef } from './cluster-types.ts'

/** The partitions that a call names, as the broker is told. */
export function namedPartitions(topics: readonly TopicPartitions[]): readonly NamedPartitions[] {
  return topics.map(({ topic, partitions = [] }) => {
    const name = nameOf(topic)
    for (const partition of partitions) checkNumber(`a partition of ${name}`, partition)
    return { topic: name, partitions }
  })
}

/** Throws INVALID_REQUEST unless the partitions and brokers are numbers that can be. */
export function checkReassignments(partitions: readonly PartitionReassignment[]): void {
  for (const { topic, partition, replicas } of partitions) {
    checkNumber(`a partition of ${topic}`, partition)
    for (const nodeId of replicas ?? []) checkNumber(`a replica of ${topic}-${partition}`, nodeId)
  }
}

/** Throws INVALID_REQUEST unless it can be a broker's id. */
export function checkNodeId(nodeId: number): void {
  checkNumber('a node id', nodeId)
}

/** The 16 bytes of a voter's directory, or none. Throws INVALID_REQUEST if the text is no id. */
export function voterDirectory({ nodeId, directoryId }: VoterRef): Uint8Array {
  checkNodeId(nodeId)
  if (directoryId === undefined) return new Uint8Array()
  const bytes = uuidFromText(directoryId)
  if (bytes !== undefined) return bytes
  const text = `a directory id is 22 characters of URL-safe base64, not '${directoryId}'`
  throw new StreamError('INVALID_REQUEST', text, { context: { nodeId } })
}

function checkNumber(what: string, value: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= 0x7fff_ffff) return
  throw new StreamError('INVALID_REQUEST', `${what} must be a whole number from 0 on, not ${String(value)}`)
}

function nameOf(topic: TopicName): string {
  return typeof topic === 'string' ? topic : topic.name
}
