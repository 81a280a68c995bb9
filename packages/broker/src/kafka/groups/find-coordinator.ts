import { StreamError } from '@millrace/base'
import { checkGroupId, checkTransactionalId } from '@millrace/coordinator'
import type { findCoordinatorRequest, findCoordinatorResponse, MessageInput, MessageValue } from '@millrace/kafka-wire'
import { groupOffsetsTopic, transactionStateTopic } from '@millrace/metadata'
import { findCoordinators } from '../../coordinators/find-coordinators.ts'
import type { KafkaRequestContext, KafkaServices } from '../api.ts'
import { endpointOf } from '../endpoints.ts'
import { type KafkaError, kafkaErrorFields } from '../errors.ts'
import { coordinatorErrorCode } from './coordinator-errors.ts'

type Request = MessageValue<typeof findCoordinatorRequest>
type Response = MessageInput<typeof findCoordinatorResponse>
type Coordinator = NonNullable<Response['coordinators']>[number]

const noNode = { nodeId: -1, host: '', port: -1 }

/** What keys are of, by Kafka's numbers. */
const kinds = {
  0: { check: checkGroupId, topic: groupOffsetsTopic },
  1: { check: checkTransactionalId, topic: transactionStateTopic },
} as const

/** FindCoordinator: which brokers coordinate groups or transactional ids, and where clients of Kafka's protocol reach them. */
export async function findCoordinator(
  services: KafkaServices,
  request: Request,
  { version }: KafkaRequestContext,
): Promise<Response> {
  const { keyType } = request
  const keys = keysOf(request, version)
  if (keyType !== 0 && keyType !== 1) {
    const text = `there are coordinators of groups (0) and of transactional ids (1), none of the type ${keyType}`
    throw new StreamError('INVALID_REQUEST', text)
  }
  const { check, topic } = kinds[keyType]
  const found = await findCoordinators(keys, check, topic, services.internalTopics)
  const coordinators = found.map((each, index): Coordinator => {
    const key = keys[index] ?? ''
    if (typeof each !== 'number') return failed(key, kafkaErrorFields(each))
    const endpoint = endpointOf(services.controller.image, each)
    if (endpoint !== undefined) return { key, nodeId: each, ...endpoint, errorCode: 0 }
    const text = `broker ${each}, which coordinates '${key}', has no listener for Kafka's protocol: configure one on each broker`
    return failed(key, kafkaErrorFields(new StreamError('COORDINATOR_NOT_AVAILABLE', text)))
  })
  return answered(coordinators, version)
}

/** The answer if nothing can be found out. */
export function findCoordinatorFailed(
  request: Request,
  error: KafkaError,
  { version }: Pick<KafkaRequestContext, 'version'>,
): Response {
  return answered(
    keysOf(request, version).map((key) => failed(key, error)),
    version,
  )
}

/** Before version 4 there is one. */
function keysOf({ key, coordinatorKeys }: Request, version: number): readonly string[] {
  return version < 4 ? [key] : coordinatorKeys
}

function failed(key: string, error: KafkaError): Coordinator {
  return { key, ...noNode, errorCode: coordinatorErrorCode(error), errorMessage: error.errorMessage }
}

function answered(coordinators: readonly Coordinator[], version: number): Response {
  if (version >= 4) return { coordinators }
  const [first] = coordinators
  if (first === undefined) return { errorCode: -1 }
  const { key: _, ...only } = first
  return only
}
