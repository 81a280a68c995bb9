import { present, StreamError } from '@millrace/base'
import { type CoordinatorRecord, coordinatorRecord, type CoordinatorRecordValue } from '@millrace/kafka-wire/records'
import { newClassicMemberJoinMs } from '../../limits.ts'
import { shown } from '../../shown.ts'
import { type ClassicProtocol, noMetadata } from '../member.ts'

/**
 * How a classic group stands. `preparing`: its members are called to join the next generation; `completing`: they did, and wait for what
 * the leader assigns; `stable`: they have it.
 */
export type ClassicState = 'empty' | 'preparing' | 'completing' | 'stable'

/** One member. */
export interface ClassicMember {
  memberId: string
  readonly instanceId: string | null
  clientId: string
  clientHost: string
  sessionTimeoutMs: number
  rebalanceTimeoutMs: number
  /** In the order of its preference. */
  protocols: readonly ClassicProtocol[]
  assignment: Uint8Array
  /** Its request to join that is not answered yet. */
  joining: number | undefined
  /** Its request for its assignment that is not answered yet. */
  syncing: number | undefined
  /** It is out then; while a request of its waits it is not. */
  silentUntilMs: number
}

/**
 * A group of the classic protocol. Its members meet at a barrier before each generation, and one of them assigns. What is written is a
 * generation once it is assigned, and that a group is empty; the way there is known to its coordinator alone, and begins anew with another.
 */
export class ClassicGroup {
  readonly groupId: string
  state: ClassicState = 'empty'
  generationId = 0
  protocolType: string | null = null
  protocolName: string | null = null
  leader: string | null = null
  readonly members = new Map<string, ClassicMember>()
  /** Ids that were given to members that are to join with them, and until when these have time. */
  readonly promised = new Map<string, number>()
  /** Until when members have time to join or, once they did, to ask for their assignment. */
  phaseEndsMs: number | undefined
  /** An empty group waits for more members to come: until then at the longest. */
  firstPhaseEndsMs: number | undefined
  /** Members of this generation that have not asked for their assignment. */
  readonly unsynced = new Set<string>()

  /** When its last record was written; -1 if that is not known. */
  writtenMs = -1
  /** While it is empty: when it is looked at whether it can be forgotten. */
  forgetMs: number | undefined

  constructor(groupId: string) {
    this.groupId = groupId
  }

  /** What a record says of the group. How long its members have been silent is not known then. */
  static of(groupId: string, value: CoordinatorRecordValue<'GroupMetadata'>): ClassicGroup {
    const group = new ClassicGroup(groupId)
    group.state = value.members.length === 0 ? 'empty' : 'stable'
    group.writtenMs = value.currentStateTimestamp
    group.generationId = value.generation
    group.protocolType = value.protocolType === '' ? null : value.protocolType
    group.protocolName = value.protocol
    group.leader = value.leader
    for (const member of value.members) {
      group.members.set(member.memberId, {
        memberId: member.memberId,
        instanceId: member.groupInstanceId,
        clientId: member.clientId,
        clientHost: member.clientHost,
        sessionTimeoutMs: member.sessionTimeout,
        // Kafka's records of old don't say it.
        rebalanceTimeoutMs: member.rebalanceTimeout > 0 ? member.rebalanceTimeout : member.sessionTimeout,
        protocols: [{ name: value.protocol ?? '', metadata: new Uint8Array(member.subscription) }],
        assignment: new Uint8Array(member.assignment),
        joining: undefined,
        syncing: undefined,
        silentUntilMs: Infinity,
      })
    }
    return group
  }

  /** A group that is the same now and changes by itself, with its members. */
  copy(): ClassicGroup {
    const copy = new ClassicGroup(this.groupId)
    copy.state = this.state
    copy.generationId = this.generationId
    copy.protocolType = this.protocolType
    copy.protocolName = this.protocolName
    copy.leader = this.leader
    copy.phaseEndsMs = this.phaseEndsMs
    copy.firstPhaseEndsMs = this.firstPhaseEndsMs
    copy.writtenMs = this.writtenMs
    copy.forgetMs = this.forgetMs
    for (const [memberId, member] of this.members) copy.members.set(memberId, { ...member })
    for (const [memberId, untilMs] of this.promised) copy.promised.set(memberId, untilMs)
    for (const memberId of this.unsynced) copy.unsynced.add(memberId)
    return copy
  }

  /** Whether there is anything to know of it but ids that were given to members that may never come. */
  get isKnown(): boolean {
    return this.members.size > 0 || this.generationId > 0
  }

  /** Since when it has had no members, as far as that is written; undefined while it has some. */
  get emptySinceMs(): number | undefined {
    return this.members.size > 0 || this.writtenMs < 0 ? undefined : this.writtenMs
  }

  /** When something of it is due; never: Infinity. */
  get dueMs(): number {
    let dueMs = Math.min(this.phaseEndsMs ?? Infinity, this.forgetMs ?? Infinity)
    for (const untilMs of this.promised.values()) dueMs = Math.min(dueMs, untilMs)
    for (const member of this.members.values()) dueMs = Math.min(dueMs, outMs(member))
    return dueMs
  }

  /** The group as it is to be found after a restart: a generation, whole, or none. */
  record(nowMs: number): CoordinatorRecord {
    this.writtenMs = nowMs
    return coordinatorRecord(
      'GroupMetadata',
      { group: this.groupId },
      {
        protocolType: this.protocolType ?? '',
        generation: this.generationId,
        protocol: this.protocolName,
        leader: this.leader,
        currentStateTimestamp: nowMs,
        members: [...this.members.values()].map((member) => ({
          memberId: member.memberId,
          groupInstanceId: member.instanceId,
          clientId: member.clientId,
          clientHost: member.clientHost,
          rebalanceTimeout: member.rebalanceTimeoutMs,
          sessionTimeout: member.sessionTimeoutMs,
          subscription: this.metadataOf(member),
          assignment: member.assignment,
        })),
      },
    )
  }

  staticMember(instanceId: string): ClassicMember | undefined {
    for (const member of this.members.values()) if (member.instanceId === instanceId) return member
    return undefined
  }

  /** What the member says for the protocol that was chosen. */
  metadataOf({ protocols }: ClassicMember): Uint8Array {
    return protocols.find(({ name }) => name === this.protocolName)?.metadata ?? noMetadata
  }

  /** Throws INCONSISTENT_GROUP_PROTOCOL if who wants to join, with these protocols, has none that all the other members know. */
  checkProtocols(protocolType: string, protocols: readonly ClassicProtocol[], memberId: string): void {
    const others = [...this.members.values()].filter((member) => member.memberId !== memberId)
    const isFit =
      protocolType !== '' &&
      protocols.length > 0 &&
      (others.length === 0 ||
        (protocolType === this.protocolType &&
          protocols.some(({ name }) => others.every((other) => knows(other, name)))))
    if (isFit) return
    throw new StreamError(
      'INCONSISTENT_GROUP_PROTOCOL',
      `group ${shown(this.groupId)} is of type ${shown(this.protocolType ?? protocolType)}, and its members have no assignor in common with ` +
        `${protocols.map(({ name }) => shown(name)).join(', ') || 'none'}: give all of them one that they share`,
    )
  }

  /** The protocol that most members prefer of those that all know. */
  chooseProtocol(): string {
    const members = [...this.members.values()]
    const votes = new Map<string, number>()
    for (const { protocols } of members) {
      const favourite = protocols.find(({ name }) => members.every((member) => knows(member, name)))
      if (favourite !== undefined) votes.set(favourite.name, (votes.get(favourite.name) ?? 0) + 1)
    }
    const [winner] = [...votes].toSorted(
      ([leftName, left], [rightName, right]) => right - left || (leftName < rightName ? -1 : 1),
    )
    return present(winner, 'who joined knows a protocol that all know')[0]
  }

  /** The member if it is in this group, under this instance id. Throws UNKNOWN_MEMBER_ID or FENCED_INSTANCE_ID. */
  checkMember(memberId: string, instanceId: string | null): ClassicMember {
    const owner = instanceId === null ? undefined : this.staticMember(instanceId)
    if (owner !== undefined && owner.memberId !== memberId) {
      throw new StreamError(
        'FENCED_INSTANCE_ID',
        `instance id ${shown(instanceId ?? '')} of group ${shown(this.groupId)} belongs to member ${owner.memberId} now`,
      )
    }
    const member = this.members.get(memberId)
    if (member === undefined || (instanceId !== null && owner === undefined))
      throw unknownMember(this.groupId, memberId)
    return member
  }

  /** Throws ILLEGAL_GENERATION. */
  checkGeneration(generationId: number): void {
    if (generationId === this.generationId) return
    throw new StreamError(
      'ILLEGAL_GENERATION',
      `group ${shown(this.groupId)} is in generation ${this.generationId}, not ${generationId}: the member has to join anew`,
    )
  }
}

/** When the member was silent for too long. A request of its that waits says that it is there, and may wait for long. */
export function outMs({ joining, syncing, silentUntilMs }: ClassicMember): number {
  const isWaiting = joining !== undefined || syncing !== undefined
  return isWaiting ? silentUntilMs + newClassicMemberJoinMs : silentUntilMs
}

/** What a member that is not there is told. */
export function unknownMember(groupId: string, memberId: string): StreamError {
  return new StreamError(
    'UNKNOWN_MEMBER_ID',
    `group ${shown(groupId)} has no member ${shown(memberId)}: it left, or was silent for too long; it has to join anew`,
  )
}

function knows({ protocols }: ClassicMember, name: string): boolean {
  return protocols.some((protocol) => protocol.name === name)
}
