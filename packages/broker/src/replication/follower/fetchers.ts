import type { Clock, Logger } from '@millrace/base'
import type { ClusterLink } from '../cluster-link.ts'
import type { ReplicationThrottle } from '../throttle.ts'
import type { Follower } from './follower.ts'
import { LeaderLink } from './leader-link.ts'

export interface FetchersOptions {
  readonly link: ClusterLink
  readonly clock: Clock
  readonly logger: Logger
  readonly backoffMsMax: () => number
  readonly creditBytes: () => number
  readonly throttle: ReplicationThrottle
}

/** Everything that this broker follows: one stream to each broker that leads any of it. */
export class Fetchers {
  private readonly options: FetchersOptions
  private readonly links = new Map<number, LeaderLink>()

  constructor(options: FetchersOptions) {
    this.options = options
  }

  add(follower: Follower): void {
    const { leader: nodeId } = follower
    const link = this.links.get(nodeId) ?? new LeaderLink({ ...this.options, nodeId })
    this.links.set(nodeId, link)
    link.add(follower)
  }

  /** Resolves once nothing of the follower is under way in its log. */
  async remove(follower: Follower): Promise<void> {
    await this.links.get(follower.leader)?.remove(follower)
  }

  close(): void {
    for (const link of this.links.values()) link.close()
  }
}
