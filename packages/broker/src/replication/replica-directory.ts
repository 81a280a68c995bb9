import type { DirectoryId, Logger, TopicId } from '@millrace/base'
import type { ClusterLink } from './cluster-link.ts'

/** In which of this broker's log directories a replica is. */
export interface ReplicaDirectory {
  readonly topicId: TopicId
  readonly partition: number
  readonly directory: DirectoryId
}

/**
 * Tells the controller where replicas are that the metadata look for in other directories (KIP-858), say because somebody moved their
 * folders: else one whose directory is gone counts as out of service for ever, and one whose directory fails as in service.
 */
export async function tellDirectories(
  { link, logger }: { readonly link: ClusterLink; readonly logger: Logger },
  replicas: readonly ReplicaDirectory[],
): Promise<void> {
  const request = { nodeId: link.nodeId, brokerEpoch: link.brokerEpoch(), replicas }
  const { errors } = await link.assignDirectories(request)
  for (const [at, error] of errors.entries()) {
    // It was deleted or moved away meanwhile, or its directory has failed since: the metadata say so, or will.
    if (error !== undefined) logger.info({ ...replicas[at], err: error }, 'where a replica is was not taken down')
  }
}
