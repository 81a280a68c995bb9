import { asDirectoryId, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import {
  assignDirectories,
  type AssignDirectoriesRequest,
  type AssignDirectoriesResponse,
  giveUpReplicas,
  type GiveUpReplicasRequest,
  type GiveUpReplicasResponse,
} from '@millrace/metadata'
import { fromWireError, toWireError } from '../wire/error.ts'
import { topicIdFromBytes, topicIdToBytes } from '../wire/topic-id.ts'
import { uuidBytes, uuidOfBytes } from '../wire/uuid.ts'
import type { AlterPartitionParts } from './alter-partition.ts'

const wire = millrace.cluster.v1
type WireGiveUp = millrace.cluster.v1.GiveUpReplicasRequest
type WireGivenUp = millrace.cluster.v1.GiveUpReplicasResponse
type WireAssign = millrace.cluster.v1.AssignDirectoriesRequest
type WireAssigned = millrace.cluster.v1.AssignDirectoriesResponse

/** Takes damaged replicas out of the ISR, as their broker asks. */
export async function giveUpReplicasCommand(
  { nodeId, brokerEpoch, replicas }: WireGiveUp,
  { controller, context }: AlterPartitionParts,
): Promise<WireGivenUp> {
  const named = replicas.map(({ topicId, partition }) => ({ topicId: topicIdFromBytes(topicId), partition }))
  const outcome = await controller.run((image) =>
    giveUpReplicas(image, { nodeId, brokerEpoch, replicas: named }, context),
  )
  return new wire.GiveUpReplicasResponse({
    replicas: outcome.replicas.map((each) =>
      each.error === undefined ? { leaderEpoch: each.leaderEpoch } : { error: toWireError(each.error) },
    ),
  })
}

export function toWireGiveUp({ nodeId, brokerEpoch, replicas }: GiveUpReplicasRequest): WireGiveUp {
  return new wire.GiveUpReplicasRequest({
    nodeId,
    brokerEpoch,
    replicas: replicas.map(({ topicId, partition }) => ({ topicId: topicIdToBytes(topicId), partition })),
  })
}

/** The answer, one for each replica of the request. Throws INTERNAL if it is not. */
export function fromWireGivenUp({ replicas }: GiveUpReplicasRequest, answer: WireGivenUp): GiveUpReplicasResponse {
  return {
    replicas: replicas.map((_, index) => {
      const { error, leaderEpoch } = answerAt(answer.replicas, index)
      return error ? { error: fromWireError(error) } : { leaderEpoch }
    }),
  }
}

/** Notes in which directories a broker keeps replicas. */
export async function assignDirectoriesCommand(
  { nodeId, brokerEpoch, replicas }: WireAssign,
  { controller, context }: AlterPartitionParts,
): Promise<WireAssigned> {
  const named = replicas.map(({ topicId, partition, directoryId }) => ({
    topicId: topicIdFromBytes(topicId),
    partition,
    directory: asDirectoryId(uuidOfBytes(directoryId, 'a directory id')),
  }))
  const { errors } = await controller.run((image) =>
    assignDirectories(image, { nodeId, brokerEpoch, replicas: named }, context),
  )
  return new wire.AssignDirectoriesResponse({
    replicas: errors.map((error) => (error === undefined ? {} : { error: toWireError(error) })),
  })
}

export function toWireAssign({ nodeId, brokerEpoch, replicas }: AssignDirectoriesRequest): WireAssign {
  return new wire.AssignDirectoriesRequest({
    nodeId,
    brokerEpoch,
    replicas: replicas.map(({ topicId, partition, directory }) => ({
      topicId: topicIdToBytes(topicId),
      partition,
      directoryId: uuidBytes(directory),
    })),
  })
}

/** The answer, one for each replica of the request. Throws INTERNAL if it is not. */
export function fromWireAssigned(
  { replicas }: AssignDirectoriesRequest,
  answer: WireAssigned,
): AssignDirectoriesResponse {
  return {
    errors: replicas.map((_, index) => {
      const { error } = answerAt(answer.replicas, index)
      return error ? fromWireError(error) : undefined
    }),
  }
}

function answerAt<Answer>(answers: readonly Answer[], index: number): Answer {
  const answer = answers[index]
  if (answer === undefined) throw new StreamError('INTERNAL', 'the controller did not answer for each replica')
  return answer
}
