import { StreamError } from '@millrace/base'
import type { BrokerRegistration } from '../image/broker-registration.ts'
import type { ClusterImage } from '../image/cluster-image.ts'

/**
 * The broker that asks, if its incarnation is the one that is registered. Throws BROKER_ID_NOT_REGISTERED or STALE_BROKER_EPOCH if not: it
 * has to register anew.
 */
export function registeredBroker(
  image: ClusterImage,
  { nodeId, brokerEpoch }: { readonly nodeId: number; readonly brokerEpoch: number },
): BrokerRegistration {
  const broker = image.broker(nodeId)
  if (broker === undefined) {
    throw new StreamError('BROKER_ID_NOT_REGISTERED', `broker ${nodeId} is not registered`, { context: { nodeId } })
  }
  if (broker.epoch !== brokerEpoch) {
    throw new StreamError(
      'STALE_BROKER_EPOCH',
      `broker ${nodeId} asks with epoch ${brokerEpoch}, but is registered with ${broker.epoch}: another incarnation took over`,
      { context: { nodeId } },
    )
  }
  return broker
}
