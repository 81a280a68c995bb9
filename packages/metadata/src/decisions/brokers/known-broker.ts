import { StreamError } from '@millrace/base'
import type { BrokerRegistration } from '../../image/broker-registration.ts'
import type { ClusterImage } from '../../image/cluster-image.ts'

/** The broker of that number. Throws BROKER_ID_NOT_REGISTERED, naming those that are. */
export function knownBroker(image: ClusterImage, nodeId: number): BrokerRegistration {
  const broker = image.broker(nodeId)
  if (broker !== undefined) return broker
  const known = [...image.brokers()].map((each) => each.nodeId).toSorted((left, right) => left - right)
  const text = `broker ${nodeId} is not registered; those that are: ${known.join(', ') || 'none'}`
  throw new StreamError('BROKER_ID_NOT_REGISTERED', text, { context: { nodeId } })
}
