import { StreamError } from '@millrace/base'
import { metadataRecord } from '@millrace/kafka-wire/records'
import type { ClusterImage } from '../../image/cluster-image.ts'
import type { Decision } from '../decision.ts'
import { knownBroker } from './known-broker.ts'

/** A broker that will not come back. */
export interface UnregisterBrokerRequest {
  readonly nodeId: number
}

/**
 * Forgets a broker that was stopped and holds nothing any more. Throws BROKER_ID_NOT_REGISTERED; INVALID_REQUEST while it runs (it would
 * only register again), or holds replicas: they would count as replicas that nobody can find.
 */
export function unregisterBroker(image: ClusterImage, { nodeId }: UnregisterBrokerRequest): Decision<undefined> {
  const broker = knownBroker(image, nodeId)
  const context = { nodeId }
  const replicas = image.replicasOn(nodeId)
  if (replicas > 0) {
    throw new StreamError(
      'INVALID_REQUEST',
      `broker ${nodeId} has ${replicas} replicas still: move them to others first (decommission it), or delete their topics`,
      { context },
    )
  }
  if (!broker.fenced) {
    throw new StreamError('INVALID_REQUEST', `broker ${nodeId} runs: stop it first, it would register again`, {
      context,
    })
  }
  const record = metadataRecord('UnregisterBrokerRecord', { brokerId: nodeId, brokerEpoch: broker.epoch })
  return { records: [record], response: undefined }
}
