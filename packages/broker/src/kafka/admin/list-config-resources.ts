import type {
  listConfigResourcesRequest,
  listConfigResourcesResponse,
  MessageInput,
  MessageValue,
} from '@millrace/kafka-wire'
import type { ClusterImage } from '@millrace/metadata'
import type { KafkaRequestContext, KafkaServices } from '../api.ts'
import { kafkaErrors } from '../errors.ts'
import { resourceTypes } from './config-numbers.ts'

type Response = MessageInput<typeof listConfigResourcesResponse>

/** What there is of each type that has configs. */
const lists: ReadonlyMap<number, (image: ClusterImage) => Iterable<string>> = new Map([
  [resourceTypes.topic, (image) => [...image.topics()].map(({ name }) => name).toSorted()],
  [resourceTypes.broker, brokers],
  [resourceTypes.brokerLogger, brokers],
  [resourceTypes.group, (image) => image.configuredGroups()],
  // This broker keeps no subscriptions to what clients measure.
  [resourceTypes.clientMetrics, () => []],
])

/** ListConfigResources (KIP-1142): what has configs, of the types that are asked for, or of all. Version 0 is about client metrics alone. */
export function listConfigResources(
  { controller }: KafkaServices,
  request: MessageValue<typeof listConfigResourcesRequest>,
  { version }: KafkaRequestContext,
): Response {
  const asked = version === 0 ? [resourceTypes.clientMetrics] : request.resourceTypes
  const types = asked.length === 0 ? [...lists.keys()] : [...new Set(asked)]
  if (types.some((type) => !lists.has(type))) return { errorCode: kafkaErrors.UNSUPPORTED_VERSION, configResources: [] }
  return {
    errorCode: 0,
    configResources: types.flatMap((resourceType) =>
      [...(lists.get(resourceType)?.(controller.image) ?? [])].map((resourceName) => ({ resourceName, resourceType })),
    ),
  }
}

function brokers(image: ClusterImage): readonly string[] {
  const numbers = [...image.brokers()].map(({ nodeId }) => nodeId).toSorted((left, right) => left - right)
  return numbers.map(String)
}
