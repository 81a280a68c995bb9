import { brokerHeartbeat } from '../src/decisions/brokers/broker-heartbeat.ts'
import type { Decision } from '../src/decisions/decision.ts'
import {
  registerBroker,
  type RegisterBrokerContext,
  type RegisterBrokerRequest,
} from '../src/decisions/register-broker.ts'

/** Takes a decision: makes its records facts, and gives its answer. */
export type Take = <Response>(decision: Decision<Response>) => Response
type Image = Parameters<typeof registerBroker>[0]

/** Registers a broker and lets it catch up, so that it is unfenced. Returns its epoch. */
export function joinBroker(
  image: Image,
  request: RegisterBrokerRequest,
  context: RegisterBrokerContext,
  take: Take = replayInto(image),
): number {
  const { epoch } = take(registerBroker(image, request, context))
  take(brokerHeartbeat(image, { nodeId: request.nodeId, brokerEpoch: epoch, metadataOffset: epoch + 1 }, context))
  return epoch
}

/** Takes decisions by replaying their records. */
export function replayInto(image: Image): Take {
  return ({ records, response }) => {
    for (const record of records) image.replay(record)
    return response
  }
}
