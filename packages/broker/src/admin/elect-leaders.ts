import { StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { electLeaders, type ElectLeadersRequest, type ReplicationContext } from '@millrace/metadata'
import type { MetadataController } from '../metadata/metadata-controller.ts'
import { toWireError } from '../wire/error.ts'
import { expandTopics } from './topic-partitions.ts'

const { ElectionType, ElectLeadersResponse } = millrace.admin.v1

/** Elects leaders by hand, each partition by itself. Resolves once they are elected. */
export async function electLeadersCommand(
  { type, topics, all }: millrace.admin.v1.ElectLeadersRequest,
  controller: Pick<MetadataController, 'run'>,
  context: ReplicationContext,
): Promise<millrace.admin.v1.ElectLeadersResponse> {
  const election = electionOf(type)
  if (all === topics.length > 0) {
    const text = all ? 'an election of all partitions names none' : 'name the partitions to elect leaders for, or all'
    throw new StreamError('INVALID_REQUEST', text)
  }
  const { partitions } = await controller.run((image) =>
    electLeaders(image, { election, partitions: all ? undefined : expandTopics(topics, image) }, context),
  )
  return new ElectLeadersResponse({
    partitions: partitions.map(({ topic, partition, leader, error }) => ({
      topic,
      partition,
      leader,
      ...(error === undefined ? {} : { error: toWireError(error) }),
    })),
  })
}

function electionOf(type: millrace.admin.v1.ElectionType): ElectLeadersRequest['election'] {
  if (type === ElectionType.ELECTION_TYPE_PREFERRED) return 'preferred'
  if (type === ElectionType.ELECTION_TYPE_UNCLEAN) return 'unclean'
  throw new StreamError('INVALID_REQUEST', `an election is preferred (1) or unclean (2), not of the type ${type}`)
}
