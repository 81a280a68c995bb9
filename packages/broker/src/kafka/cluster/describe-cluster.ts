import type { apis, MessageInput, MessageValue } from '@millrace/kafka-wire'
import type { KafkaHandler } from '../api.ts'
import { clusterOperations, operationsNotAsked } from '../authorized-operations.ts'
import { kafkaErrors } from '../errors.ts'
import { shownBrokers, shownController } from './brokers.ts'

type Request = MessageValue<(typeof apis.describeCluster)['request']>
type Response = MessageInput<(typeof apis.describeCluster)['response']>

/** What a client may take the port that it has asked for (KIP-919). */
const brokerEndpoints = 1
const controllerEndpoints = 2

/** Which brokers there are, and which of them is the controller. */
export const describeCluster: KafkaHandler<Request, Response> = (services, request) => {
  const { endpointType, includeFencedBrokers, includeClusterAuthorizedOperations } = request
  if (endpointType !== brokerEndpoints) {
    return endpointType === controllerEndpoints
      ? {
          errorCode: kafkaErrors.MISMATCHED_ENDPOINT_TYPE,
          errorMessage: 'This is a port of a broker, not of a controller',
        }
      : {
          errorCode: kafkaErrors.UNSUPPORTED_ENDPOINT_TYPE,
          errorMessage: `There are no endpoints of type ${endpointType}`,
        }
  }
  const brokers = shownBrokers(services.controller.image, includeFencedBrokers ? 'all' : 'active')
  return {
    errorCode: kafkaErrors.NONE,
    endpointType,
    clusterId: services.clusterId,
    controllerId: shownController(services, brokers),
    brokers: brokers.map(({ nodeId: brokerId, ...broker }) => ({ brokerId, ...broker })),
    clusterAuthorizedOperations: includeClusterAuthorizedOperations ? clusterOperations : operationsNotAsked,
  }
}
