import { StreamError } from '@millrace/base'
import {
  type MessageInput,
  type MessageValue,
  noTopicId,
  type writeTxnMarkersRequest,
  type writeTxnMarkersResponse,
} from '@millrace/kafka-wire'
import { partitionsPerRequestMax } from '../../limits.ts'
import type { KafkaServices } from '../api.ts'
import { partitionErrorOf } from '../data/errors.ts'
import { ledPartition } from '../data/topics.ts'
import { type KafkaError, kafkaErrors } from '../errors.ts'

type Request = MessageValue<typeof writeTxnMarkersRequest>
type Response = MessageInput<typeof writeTxnMarkersResponse>
type Marker = Request['markers'][number]

/**
 * WriteTxnMarkers: ends transactions that hang in single partitions, for operators (KIP-664). They say the epoch of what is open there, and
 * the markers carry the same.
 */
export async function writeTxnMarkers(services: KafkaServices, { markers }: Request): Promise<Response> {
  checkCount(markers)
  const answers = markers.map(async (marker) => ({
    producerId: marker.producerId,
    topics: await Promise.all(
      marker.topics.map(async ({ name, partitionIndexes }) => ({
        name,
        partitions: await Promise.all(
          partitionIndexes.map(async (partitionIndex) => ({
            partitionIndex,
            errorCode: await write(services, marker, name, partitionIndex),
          })),
        ),
      })),
    ),
  }))
  return { markers: await Promise.all(answers) }
}

/** The answer if none is written. */
export function writeTxnMarkersFailed({ markers }: Request, { errorCode }: KafkaError): Response {
  const failed = markers.map(({ producerId, topics }) => ({
    producerId,
    topics: topics.map(({ name, partitionIndexes }) => ({
      name,
      partitions: partitionIndexes.map((partitionIndex) => ({ partitionIndex, errorCode })),
    })),
  }))
  return { markers: failed }
}

async function write(services: KafkaServices, marker: Marker, name: string, number: number): Promise<number> {
  const { producerId, producerEpoch, transactionResult: isCommit, coordinatorEpoch } = marker
  try {
    const partition = ledPartition(services, { name, topicId: noTopicId }, number)
    const end = { producerId, producerEpoch, coordinatorEpoch, isCommit, keepsEpoch: true }
    await partition.appendEndMarker(end).committed
    return kafkaErrors.NONE
  } catch (error) {
    return partitionErrorOf(services.faults.answerable(error, 'ending a transaction'))
  }
}

function checkCount(markers: readonly Marker[]): void {
  const count = markers.reduce(
    (sum, { topics }) => topics.reduce((some, { partitionIndexes }) => some + 1 + partitionIndexes.length, sum + 1),
    0,
  )
  if (count <= partitionsPerRequestMax) return
  const text = `a request to write markers names at most ${partitionsPerRequestMax} partitions; send several`
  throw new StreamError('INVALID_REQUEST', text, { context: { limit: partitionsPerRequestMax } })
}
