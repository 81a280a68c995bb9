import { StreamError } from '@millrace/base'
import { metadataRecord } from '@millrace/kafka-wire/records'
import type { ClusterImage } from '../image/cluster-image.ts'
import { producerIdBlockSize } from '../limits.ts'
import { registeredBroker } from './registered-broker.ts'
import type { Decision } from './decision.ts'

/** A broker that asks for producer ids. */
export interface AllocateProducerIdsRequest {
  readonly nodeId: number
  /** The epoch that the broker was registered with. */
  readonly brokerEpoch: number
}

/** Ids from `first` on, that no other broker and no later run of the same one gets. */
export interface ProducerIdBlock {
  readonly first: number
  readonly count: number
}

/**
 * Gives a broker the next block of producer ids. The record says which block is next, so that none is given twice, whatever restarts;
 * what a broker did not use of its block is lost. Throws BROKER_ID_NOT_REGISTERED, or STALE_BROKER_EPOCH for an older incarnation.
 */
export function allocateProducerIds(
  image: ClusterImage,
  request: AllocateProducerIdsRequest,
): Decision<ProducerIdBlock> {
  const { nodeId, epoch } = registeredBroker(image, request)
  const first = image.nextProducerId
  const next = first + producerIdBlockSize
  if (!Number.isSafeInteger(next)) throw new StreamError('INTERNAL', `producer ids are used up at ${first}`)
  return {
    records: [metadataRecord('ProducerIdsRecord', { brokerId: nodeId, brokerEpoch: epoch, nextProducerId: next })],
    response: { first, count: producerIdBlockSize },
  }
}
