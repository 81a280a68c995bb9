import { type Random, randomUuid } from '@millrace/base'
import { ControllerService, millrace } from '@millrace/contracts'
import type { LogDirectories } from '@millrace/log'
import {
  allocateProducerIds,
  type AllocateProducerIdsRequest,
  type BrokerEndpoint,
  type ProducerIdBlock,
  type RegisterBrokerRequest,
} from '@millrace/metadata'
import type { BrokerConfig } from '../config/broker-config.ts'
import type { ClusterNode } from './cluster-node.ts'

const { AllocateProducerIdsRequest: WireRequest, AllocateProducerIdsResponse: WireResponse } = millrace.cluster.v1

/** Kafka's number for a listener without encryption. */
const plaintext = 0

/** What one run of a broker says of itself to the controller. */
export function registrationOf(
  { nodeId, settings, flush }: BrokerConfig,
  logs: LogDirectories,
  endpoints: readonly Omit<BrokerEndpoint, 'securityProtocol'>[],
  random: Random,
): RegisterBrokerRequest {
  return {
    nodeId,
    incarnationId: randomUuid(random),
    clusterId: logs.clusterId,
    endpoints: endpoints.map((endpoint) => ({ ...endpoint, securityProtocol: plaintext })),
    directories: logs.directoryIds,
    rack: settings.brokerRack,
    mayHaveLostRecords: flush === 'os' && !logs.metadata.wasClean,
  }
}

/** A block of producer ids from the active controller. */
export async function allocatedFrom(
  { client, controller }: ClusterNode,
  request: AllocateProducerIdsRequest,
): Promise<ProducerIdBlock> {
  const { first, count } = await client.call(
    ControllerService.allocateProducerIds,
    new WireRequest({ ...request }),
    async () => new WireResponse({ ...(await controller.run((image) => allocateProducerIds(image, request))) }),
  )
  return { first, count }
}
