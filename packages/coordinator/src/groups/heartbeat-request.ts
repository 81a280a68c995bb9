import { StreamError } from '@millrace/base'
import { idLengthMax, memberMetadataSizeBytesMax, subscribedTopicsMax, subscriptionLengthMax } from '../limits.ts'
import { shown } from '../shown.ts'
import { isAssignor } from './advance.ts'
import { clientAssignor, serverAssignors } from './assignors/index.ts'
import type { ComputeRequest } from './client-assignor.ts'
import type { GroupConfig } from './group-config.ts'
import { awayEpoch, type ClassicProtocol, joiningEpoch, leavingEpoch } from './member.ts'
import type { TopicPartitions } from './partition-set.ts'
import { NamePattern } from '../name-pattern.ts'

/**
 * What a member says: that it joins, is there, owns these partitions, wants other topics, leaves. Kafka's ConsumerGroupHeartbeat, and a few
 * fields more. What is left out did not change since it was said last.
 */
export interface HeartbeatRequest {
  readonly groupId: string
  /** Chosen by the member, unique for ever. */
  readonly memberId: string
  /** The epoch of the last answer; 0 to join, -1 to leave, -2 for a static member that will be back. */
  readonly memberEpoch: number
  /** Of a static member, in every request. */
  readonly instanceId?: string | undefined
  readonly clientId: string
  readonly clientHost: string
  readonly rackId?: string | undefined
  /** What members of the group are; `consumer` if it is left out. Looked at when a member joins. */
  readonly protocolType?: string | undefined
  /** Within the broker's bounds; -1: as the broker says. */
  readonly sessionTimeoutMs?: number | undefined
  /** Needed to join. */
  readonly rebalanceTimeoutMs?: number | undefined
  /** This or a pattern is needed to join. */
  readonly topics?: readonly string[] | undefined
  /** In RE2's syntax; empty: none. */
  readonly topicRegex?: string | undefined
  /** The broker's assignor that the member wants, or `client`; empty: whatever the broker takes. */
  readonly assignor?: string | undefined
  /** For an assignor among the members. */
  readonly metadata?: Uint8Array | undefined
  /** Of a member that speaks the classic protocol; left out: it speaks the new one. */
  readonly classicProtocols?: readonly ClassicProtocol[] | undefined
  /** All that the member owns now, as an answer to what it was told last. Left out: it says nothing of that. */
  readonly owned?: readonly TopicPartitions[] | undefined
  /** False: it was not heard, but is told what is new for it; its session goes on as it was. */
  readonly isHeard?: boolean | undefined
}

/** What a member is told. */
export interface HeartbeatResponse {
  readonly memberId: string
  /** For its next request. */
  readonly memberEpoch: number
  readonly heartbeatIntervalMs: number
  readonly sessionTimeoutMs: number
  /** What it is to own, if that or its epoch changed, and if it joins or says all: it lets go of everything else, and says so. */
  readonly assignment?: MemberAssignment | undefined
  /** The member is asked to assign for all. */
  readonly compute?: ComputeRequest | undefined
}

/** What a member is to own. */
export interface MemberAssignment {
  readonly partitions: readonly TopicPartitions[]
  /** What an assignor among the members says to it. */
  readonly metadata: Uint8Array
}

/**
 * Throws INVALID_GROUP_ID, INVALID_REQUEST, UNSUPPORTED_ASSIGNOR, INVALID_REGULAR_EXPRESSION or INVALID_SESSION_TIMEOUT if nobody may say
 * that, whatever the state of the group.
 */
export function checkHeartbeat(request: HeartbeatRequest, config: GroupConfig): void {
  checkGroupId(request.groupId)
  checkId(request.memberId, 'a member id')
  if (request.instanceId !== undefined) checkId(request.instanceId, 'an instance id')
  checkLength(request.clientId, 'a client id')
  checkLength(request.clientHost, "a client's host")
  const { memberEpoch } = request
  if (!Number.isInteger(memberEpoch) || memberEpoch < awayEpoch) refuse(`there is no member epoch ${memberEpoch}`)
  if (memberEpoch === awayEpoch && request.instanceId === undefined) {
    refuse('only a static member can leave for a while: give its instance id, or leave with the epoch -1')
  }
  if (memberEpoch === awayEpoch || memberEpoch === leavingEpoch) return
  if (memberEpoch === joiningEpoch) checkJoin(request)
  checkSubscription(request, config)
}

/** Throws INVALID_GROUP_ID. */
export function checkGroupId(groupId: string): void {
  if (groupId.length > 0 && groupId.length <= idLengthMax) return
  const problem = groupId.length === 0 ? 'is empty' : `has ${groupId.length} characters, more than ${idLengthMax}`
  throw new StreamError('INVALID_GROUP_ID', `the group id ${problem}; choose another`)
}

function checkId(id: string, what: string): void {
  if (id.length === 0) refuse(`${what} can't be empty`)
  checkLength(id, what)
}

function checkLength(text: string | undefined, what: string): void {
  if (text === undefined || text.length <= idLengthMax) return
  refuse(`${what} of ${text.length} characters is over the limit of ${idLengthMax}`)
}

function checkJoin({ rebalanceTimeoutMs, topics, topicRegex, owned, protocolType }: HeartbeatRequest): void {
  checkLength(protocolType, 'a protocol type')
  if (rebalanceTimeoutMs === undefined) refuse('a member that joins says its rebalance timeout')
  if (topics === undefined && topicRegex === undefined) refuse('a member that joins says its topics or a pattern')
  if (owned?.some(({ partitions }) => partitions.length > 0) === true) {
    refuse('a member that joins owns nothing; to go on, it says the epoch it was in')
  }
}

function checkSubscription(request: HeartbeatRequest, config: GroupConfig): void {
  const { topics, topicRegex, assignor, metadata, rebalanceTimeoutMs, sessionTimeoutMs } = request
  if (topics !== undefined) checkTopics(topics)
  checkLength(request.rackId, 'a rack')
  if (metadata !== undefined && metadata.length > memberMetadataSizeBytesMax) {
    refuse(`${metadata.length} bytes of a member's metadata are over the limit of ${memberMetadataSizeBytesMax}`)
  }
  if (rebalanceTimeoutMs !== undefined && !(Number.isInteger(rebalanceTimeoutMs) && rebalanceTimeoutMs > 0)) {
    refuse(`a rebalance timeout of ${rebalanceTimeoutMs} ms: it must be a whole number from 1`)
  }
  if (sessionTimeoutMs !== undefined && sessionTimeoutMs !== -1) checkSessionTimeout(sessionTimeoutMs, config)
  if (assignor !== undefined && assignor !== '') checkAssignor(assignor, config)
  if (topicRegex !== undefined && topicRegex !== '') new NamePattern(topicRegex).matches('')
}

function checkTopics(topics: readonly string[]): void {
  if (topics.length > subscribedTopicsMax) {
    refuse(`a subscription to ${topics.length} topics is over the limit of ${subscribedTopicsMax}; use a pattern`)
  }
  const length = topics.reduce((sum, topic) => sum + topic.length, 0)
  if (length > subscriptionLengthMax) {
    refuse(`a subscription of ${length} characters is over the limit of ${subscriptionLengthMax}; use a pattern`)
  }
}

function checkSessionTimeout(timeoutMs: number, { sessionTimeoutMsMin, sessionTimeoutMsMax }: GroupConfig): void {
  if (Number.isInteger(timeoutMs) && timeoutMs >= sessionTimeoutMsMin && timeoutMs <= sessionTimeoutMsMax) return
  throw new StreamError(
    'INVALID_SESSION_TIMEOUT',
    `a session timeout of ${timeoutMs} ms: the broker takes ${sessionTimeoutMsMin} to ${sessionTimeoutMsMax} ` +
      '(group.min.session.timeout.ms, group.max.session.timeout.ms)',
  )
}

function checkAssignor(assignor: string, config: GroupConfig): void {
  if (isAssignor(assignor, config)) return
  const known = [...serverAssignors.filter((name) => isAssignor(name, config)), clientAssignor]
  throw new StreamError(
    'UNSUPPORTED_ASSIGNOR',
    `there is no assignor '${shown(assignor)}' here: choose one of ${known.join(', ')} (group.consumer.assignors)`,
  )
}

function refuse(problem: string): never {
  throw new StreamError('INVALID_REQUEST', problem)
}
