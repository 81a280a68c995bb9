import type { ClusterImage } from '@millrace/metadata'

/** The name of the listener for Kafka's protocol among the endpoints of a broker. */
export const kafkaEndpointName = 'PLAINTEXT'

/** Where clients of Kafka's protocol reach a broker; undefined if it has no listener for them, or there is no such broker. */
export function endpointOf(
  image: ClusterImage,
  nodeId: number,
): { readonly host: string; readonly port: number } | undefined {
  const found = image.broker(nodeId)?.endpoints.find(({ name }) => name === kafkaEndpointName)
  return found === undefined ? undefined : { host: found.host, port: found.port }
}
