import { StreamError } from '@millrace/base'
import type { BrokerRegistration } from '../image/broker-registration.ts'
import type { ClusterImage } from '../image/cluster-image.ts'

/** The broker that asks, if its incarnation is the one that is registered. Throws INVALID_REQUEST if not. */
export function registeredBroker(
  image: ClusterImage,
  { nodeId, brokerEpoch }: { readonly nodeId: number; readonly brokerEpoch: number },
): BrokerRegistration {
  const broker = image.broker(nodeId)
  if (broker === undefined) throw new StreamError('INVALID_REQUEST', `broker ${nodeId} is not registered`)
  if (broker.epoch !== brokerEpoch) {
    throw new StreamError(
      'INVALID_REQUEST',
      `broker ${nodeId} asks with epoch ${brokerEpoch}, but is registered with ${broker.epoch}: another incarnation took over`,
    )
  }
  return broker
}
