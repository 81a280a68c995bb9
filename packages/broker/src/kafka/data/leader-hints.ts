import type { TopicId } from '@millrace/base'
import type { ClusterImage } from '@millrace/metadata'
import { endpointOf } from '../endpoints.ts'

/** Who leads a partition, as far as this broker knows. */
export interface CurrentLeader {
  readonly leaderId: number
  readonly leaderEpoch: number
}

interface NodeEndpoint {
  readonly nodeId: number
  readonly host: string
  readonly port: number
  readonly rack: string | null
}

/**
 * Gathers, for one answer, who leads the partitions that were asked of the wrong broker, and where those can be reached, so that clients
 * need not ask for metadata first (KIP-951).
 */
export class LeaderHints {
  private readonly image: ClusterImage
  private readonly nodes = new Map<number, NodeEndpoint>()

  constructor(image: ClusterImage) {
    this.image = image
  }

  /** Who leads the partition, noted; undefined if there is no such partition. */
  leaderOf(topicId: TopicId, partition: number): CurrentLeader | undefined {
    const found = this.image.topicById(topicId)?.partitions.get(partition)
    if (found === undefined) return undefined
    const { leader: nodeId, leaderEpoch } = found
    const endpoint = endpointOf(this.image, nodeId)
    if (endpoint !== undefined) {
      this.nodes.set(nodeId, { nodeId, ...endpoint, rack: this.image.broker(nodeId)?.rack ?? null })
    }
    return { leaderId: nodeId, leaderEpoch }
  }

  /** Where the leaders are that were noted. */
  get nodeEndpoints(): readonly NodeEndpoint[] {
    return [...this.nodes.values()]
  }
}
