import { type Logger, present, type StreamError, type TopicId } from '@millrace/base'
import { noLeader, type PartitionImage } from '@millrace/metadata'
import type { ClusterLink } from './cluster-link.ts'
import type { ControllerReports } from './controller-reports.ts'

/** Which replica of this broker. */
export interface ReplicaIdentity {
  readonly topic: string
  readonly topicId: TopicId
  readonly partition: number
}

export interface DamagedReplicaOptions {
  readonly identity: ReplicaIdentity
  readonly nodeId: number
  readonly logger: Logger
  readonly reports: ControllerReports<DamagedReplica>
  /** Called when it may be repaired, as soon as another leads, and when it is: this broker's part in the partition may be another now. */
  readonly onChange: () => void
}

/**
 * A replica of this broker whose log is damaged. Nothing of it is cut before the controller has given it up: then it is in no ISR and not
 * eligible to lead, and in the leader epoch that began with that its leader has heard nothing of it. Only from then on, and once another
 * leads, may it be cut where the damage begins and be filled again.
 *
 * If no other replica is known to have all that is committed it is not given up: it goes on as a single one would, reads what is sound, and
 * takes nothing new. Whenever the partition changes the controller is asked again.
 */
export class DamagedReplica {
  readonly identity: ReplicaIdentity
  private readonly options: DamagedReplicaOptions
  private state: 'told' | 'given up' | undefined
  private givenUpEpoch = -1
  private isTheLast = false

  constructor(options: DamagedReplicaOptions) {
    this.options = options
    this.identity = options.identity
  }

  /** Whether no other replica is known to have all that is committed. */
  get isLast(): boolean {
    return this.isTheLast
  }

  /** Has the controller told of it, unless it knows; anew if the replica counts again as it is, such as after an unclean election. */
  tell(image: PartitionImage): void {
    const countsAgain = image.leaderEpoch >= this.givenUpEpoch && this.counts(image)
    if (this.state === 'told' || (this.state === 'given up' && !countsAgain)) return
    this.state = 'told'
    this.options.reports.add(this)
  }

  /** Whether what is damaged may be cut off: it is given up, and there is a leader to fetch it from. */
  mayRepair(image: PartitionImage): boolean {
    if (this.state !== 'given up' || image.leaderEpoch < this.givenUpEpoch) return false
    return image.leader !== noLeader && !this.counts(image)
  }

  /** Whether the cluster relies on what this replica has. */
  private counts({ leader, isr, eligibleLeaderReplicas }: PartitionImage): boolean {
    const { nodeId } = this.options
    return leader === nodeId || isr.includes(nodeId) || eligibleLeaderReplicas.includes(nodeId)
  }

  /** Nothing is damaged any more. */
  repaired(): void {
    this.state = undefined
    this.options.logger.info({ ...this.identity }, 'a damaged replica is cut, and filled again by its leader')
    this.options.onChange()
  }

  /** The controller has given it up, from `leaderEpoch` on. */
  givenUp(leaderEpoch: number): void {
    this.state = 'given up'
    this.isTheLast = false
    this.givenUpEpoch = leaderEpoch
    this.options.logger.warn(
      { ...this.identity, leaderEpoch },
      'a damaged replica is given up: others go on without it',
    )
    this.options.onChange()
  }

  /** The controller did not give it up. */
  kept(error: StreamError): void {
    this.state = undefined
    // Else it was deleted or moved away meanwhile: the metadata say so, or will.
    if (error.code !== 'ELIGIBLE_LEADERS_NOT_AVAILABLE' || this.isTheLast) return
    this.isTheLast = true
    this.options.logger.error(
      { ...this.identity, err: error, code: error.code },
      'a replica is damaged and no other is in sync: what is sound of it can be read, and nothing can be written. Bring the brokers back ' +
        'that have other replicas, restore the file from a copy and start the broker again, or copy what is sound to another topic',
    )
  }
}

/** Asks the controller to give up replicas, and tells each what came of it. Rejects if that is not known. */
export async function giveUpDamaged(link: ClusterLink, damaged: readonly DamagedReplica[]): Promise<void> {
  const replicas = damaged.map(({ identity: { topicId, partition } }) => ({ topicId, partition }))
  const answer = await link.giveUpReplicas({ nodeId: link.nodeId, brokerEpoch: link.brokerEpoch(), replicas })
  for (const [at, replica] of damaged.entries()) {
    const outcome = present(answer.replicas[at], 'each replica is answered for')
    if (outcome.error === undefined) replica.givenUp(outcome.leaderEpoch)
    else replica.kept(outcome.error)
  }
}
