import {
  type Clock,
  type ErrorCode,
  isStreamError,
  type Logger,
  type Random,
  randomUuid,
  StreamError,
  type Timer,
  toStreamError,
} from '@millrace/base'
import type { Coordinators } from '../coordinators/coordinators.ts'
import { limits } from '../limits.ts'
import type {
  AssignmentTask,
  ComputedAssignment,
  GroupAssignment,
  GroupCalls,
  GroupJoined,
  GroupMember,
  GroupSession,
  GroupSubscription,
  MemberRef,
  TopicIdPartitions,
} from '../transport/group-calls.ts'
import { Backoff } from '../util/backoff.ts'
import { deferred } from '../util/deferred.ts'
import { failoverPace } from '../util/failover-pace.ts'

/** Who the member is, whatever becomes of its sessions. */
export type MemberSettings = Omit<GroupMember, 'memberId' | 'memberEpoch' | 'commits' | 'owned' | 'subscription'>

export interface MembershipParts {
  readonly groups: GroupCalls
  readonly coordinators: Coordinators
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** Without any answer for so long, the membership fails. */
  readonly unavailableTimeoutMs: number
  readonly retryBackoffMs: number
  readonly retryBackoffMsMax: number
  /** What the member owns, for a session that goes on. */
  readonly owned: () => readonly TopicIdPartitions[]
  /** The coordinator says what the member is to own. */
  readonly assigned: (assignment: GroupAssignment) => void
  /** The member was fenced: nothing is its own any more. It joins again once this has resolved. */
  readonly lost: (error: StreamError) => Promise<void>
  /** There is no way on. */
  readonly failed: (error: StreamError) => void
  /** The coordinator has been silent for much of the session timeout, or was heard again; only while the member is in its group. */
  readonly reachable?: ((isReachable: boolean) => void) | undefined
  /** Assigns partitions to all, where the member's assignor is its own. */
  readonly compute: Compute | undefined
}

/** Assigns partitions to all members of a group. */
type Compute = (task: AssignmentTask) => readonly ComputedAssignment[] | Promise<readonly ComputedAssignment[]>

/** After these the member is none any more, and may join anew. */
const fenced: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'FENCED_MEMBER_EPOCH',
  'UNKNOWN_MEMBER_ID',
  'STALE_MEMBER_EPOCH',
  'ILLEGAL_GENERATION',
])

/**
 * A member of a group: joins, says that it lives however long the application takes over its records, goes on in a new session where one
 * broke, and joins anew where the coordinator has given it up.
 */
export class Membership {
  readonly memberId: string
  readonly #settings: MemberSettings
  readonly #parts: MembershipParts
  readonly #backoff: Backoff
  readonly #given = new AbortController()
  #subscription: GroupSubscription
  #memberEpoch = 0
  /** Requests to commit so far. */
  #commits = 0
  #session: GroupSession | undefined
  /** Whether the session has begun. */
  #isJoined = false
  /** What the coordinator said last of its times. */
  #joined: GroupJoined | undefined
  readonly #cameIn = new WeakMap<GroupAssignment, GroupSession>()
  #beat: Timer | undefined
  #retry: Timer | undefined
  /** Runs while the coordinator is not silent. */
  #silence: Timer | undefined
  #isReachable = true
  /** How often it was tried to connect; only the last one goes on. */
  #attempts = 0
  /** When the next heartbeat is due, by the monotonic clock, as are the others. */
  #beatDueMs = 0
  #heardMs = 0
  #unavailableSinceMs: number | undefined
  /** What the event loop was blocked for when that was last noticed. */
  #blockedMs = 0
  #isOver = false
  #onLeft: (() => void) | undefined

  constructor(settings: MemberSettings, subscription: GroupSubscription, parts: MembershipParts) {
    this.#settings = settings
    this.#subscription = subscription
    this.#parts = parts
    this.memberId = randomUuid(parts.random)
    this.#backoff = new Backoff(failoverPace(parts), parts.random)
  }

  /** The member as of now. */
  get ref(): MemberRef {
    return { groupId: this.#settings.groupId, memberId: this.memberId, memberEpoch: this.#memberEpoch }
  }

  /** The member as of now, for the next request to commit: coordinators take these in the order in which they were asked for. */
  committing(): MemberRef {
    this.#commits += 1
    return { ...this.ref, commitNumber: this.#commits }
  }

  /** Begins to join. */
  start(): void {
    void this.#connect()
  }

  /** The member wants to read something else from now on. */
  subscribe(subscription: GroupSubscription): void {
    this.#subscription = subscription
    if (this.#isJoined) this.#session?.subscribe(subscription)
  }

  /** Whether the assignment came in the session that there is now. */
  isCurrent(assignment: GroupAssignment): boolean {
    return this.#session !== undefined && this.#cameIn.get(assignment) === this.#session
  }

  /** The member owns these and nothing else. */
  own(memberEpoch: number, partitions: readonly TopicIdPartitions[]): void {
    if (this.#isJoined) this.#session?.own(memberEpoch, partitions)
  }

  /**
   * Leaves, if the coordinator can be told within `deadlineMs`; else it finds out by the session timeout. Resolves either way. A static
   * member stays expected.
   */
  async leave(deadlineMs: number): Promise<void> {
    // The coordinator knows nothing of a member that never joined.
    if (this.#isOver || this.#joined === undefined) {
      this.close()
      return
    }
    const left = deferred<void>()
    this.#onLeft = () => left.resolve()
    // Between two sessions it leaves as soon as the next one has begun.
    if (this.#isJoined) this.#session?.leave(false)
    const waitMs = Math.min(deadlineMs, limits.leaveTimeoutMs)
    const timer = this.#parts.clock.setTimer(waitMs, () => {
      const { groupId } = this.#settings
      this.#parts.logger.warn({ groupId, waitMs }, 'the coordinator did not answer to the member that leaves')
      left.resolve()
    })
    await left.promise
    timer.cancel()
    this.close()
  }

  /** Ends the membership at once, without telling the coordinator. Idempotent. */
  close(): void {
    this.#stop()
    this.#session?.close()
    this.#session = undefined
  }

  #stop(): void {
    this.#isOver = true
    this.#given.abort()
    this.#beat?.cancel()
    this.#retry?.cancel()
    this.#silence?.cancel()
  }

  async #connect(): Promise<void> {
    const { groupId } = this.#settings
    const { coordinators } = this.#parts
    const timeoutMs = limits.metadataTimeoutMs
    this.#attempts += 1
    const attempt = this.#attempts
    const isOver = (): boolean => this.#isOver || attempt !== this.#attempts
    try {
      const nodeId = await coordinators.find('group', groupId, { timeoutMs, signal: this.#given.signal })
      if (!isOver()) this.#open(nodeId)
    } catch (error) {
      if (!isOver()) this.#ended(toStreamError(error, 'INTERNAL', `joining group ${groupId} failed`))
    }
  }

  #open(nodeId: number): void {
    const { groups, owned, assigned, clock } = this.#parts
    const memberEpoch = this.#memberEpoch
    const member = {
      ...this.#settings,
      memberId: this.memberId,
      memberEpoch,
      commits: this.#commits,
      subscription: this.#subscription,
      owned: memberEpoch === 0 ? [] : owned(),
    }
    const current = (tell: () => void): void => {
      if (session === this.#session && !this.#isOver) tell()
    }
    const session: GroupSession = groups.openSession(nodeId, member, {
      joined: (joined) => current(() => this.#entered(joined)),
      assigned: (assignment) =>
        current(() => {
          this.#heard()
          this.#memberEpoch = assignment.memberEpoch
          this.#cameIn.set(assignment, session)
          assigned(assignment)
        }),
      compute: (task) => current(() => void this.#compute(task, session)),
      acknowledged: () => current(() => this.#heard()),
      closed: (error) => {
        if (session !== this.#session) return
        this.#session = undefined
        this.#isJoined = false
        if (error === undefined && this.#onLeft !== undefined) this.#onLeft()
        else if (!this.#isOver) this.#ended(error ?? ended(this.#settings.groupId))
      },
    })
    this.#session = session
    // A coordinator that does not answer at all is left as one that falls silent is.
    if (memberEpoch === 0) this.#heardMs = clock.monotonicMs()
    if (this.#beat === undefined) this.#beatLater(limits.heartbeatIntervalMsFirst)
  }

  #entered(joined: GroupJoined): void {
    const { memberId } = this
    const { groupId } = this.#settings
    const { logger } = this.#parts
    logger.info({ groupId, memberId, memberEpoch: joined.memberEpoch }, 'the member is in its group')
    this.#joined = joined
    this.#isJoined = true
    this.#memberEpoch = joined.memberEpoch
    this.#heard()
    this.#beatLater(joined.heartbeatIntervalMs)
    if (this.#onLeft !== undefined) this.#session?.leave(false)
  }

  #heard(): void {
    this.#heardMs = this.#parts.clock.monotonicMs()
    this.#unavailableSinceMs = undefined
    this.#backoff.reset()
    this.#expectMore()
  }

  /** Tells if nothing more is heard for two thirds of the session timeout: the last third is for letting go. */
  #expectMore(): void {
    const { reachable, clock } = this.#parts
    if (reachable === undefined || this.#memberEpoch === 0) return
    if (!this.#isReachable) {
      this.#isReachable = true
      reachable(true)
    }
    const check = async (): Promise<void> => {
      // What has come while this process did not listen is heard first; then there is another timer.
      await clock.yieldTurn()
      if (this.#silence !== timer || this.#isOver || this.#memberEpoch === 0) return
      this.#isReachable = false
      reachable(false)
    }
    this.#silence?.cancel()
    const timer = clock.setTimer((this.#sessionTimeoutMs * 2) / 3, () => void check())
    this.#silence = timer
  }

  async #compute(task: AssignmentTask, session: GroupSession): Promise<void> {
    this.#heard()
    const { compute, failed } = this.#parts
    if (compute === undefined) return
    const isCurrent = (): boolean => session === this.#session && !this.#isOver
    try {
      const answer = compute(task)
      const computed = answer instanceof Promise ? await answer : answer
      // A coordinator that was told nothing asks in the next session.
      if (isCurrent()) session.assign(task.groupEpoch, computed)
    } catch (error) {
      const { groupId } = this.#settings
      if (isCurrent()) failed(toStreamError(error, 'INTERNAL', `the assignor of a member of group ${groupId} failed`))
    }
  }

  #beatLater(inMs: number): void {
    const { clock } = this.#parts
    this.#beat?.cancel()
    this.#beatDueMs = clock.monotonicMs() + inMs
    this.#beat = clock.setTimer(inMs, () => void this.#onBeat())
  }

  async #onBeat(): Promise<void> {
    const { clock } = this.#parts
    const lateMs = clock.monotonicMs() - this.#beatDueMs
    const session = this.#session
    if (this.#isJoined) session?.heartbeat()
    this.#beatLater(this.#joined?.heartbeatIntervalMs ?? limits.heartbeatIntervalMsFirst)
    if (lateMs >= limits.loopBlockedMs) {
      this.#blocked(lateMs)
      // It was this process that did not listen: what has come meanwhile is heard before anybody is found to be silent.
      this.#heardMs += lateMs
      await clock.yieldTurn()
    }
    if (this.#isOver) return
    const silentMs = clock.monotonicMs() - this.#heardMs
    const timeoutMs = this.#sessionTimeoutMs
    if (silentMs < timeoutMs / 2 || session === undefined || session !== this.#session) {
      if (silentMs >= timeoutMs && this.#memberEpoch > 0) this.#lose(this.#silent(silentMs))
      return
    }
    session.close()
    this.#session = undefined
    this.#isJoined = false
    this.#ended(this.#silent(silentMs))
  }

  get #sessionTimeoutMs(): number {
    return this.#joined?.sessionTimeoutMs ?? (this.#settings.sessionTimeoutMs || limits.sessionTimeoutMsAssumed)
  }

  /** The event loop did not run, so nothing could be said of this member; unlike a handler that only takes long. */
  #blocked(blockedMs: number): void {
    this.#blockedMs = blockedMs
    const { groupId } = this.#settings
    const text =
      'the event loop was blocked, so that no heartbeat was sent: a handler computes for long without giving way. ' +
      'Past the session timeout the member is taken for dead: do such work in a worker thread'
    this.#parts.logger.warn({ groupId, memberId: this.memberId, blockedMs }, text)
  }

  #silent(silentMs: number): StreamError {
    const { groupId } = this.#settings
    const text = `the coordinator of group ${groupId} was silent for ${Math.round(silentMs)} ms`
    return new StreamError('TIMEOUT', text, { context: { groupId } })
  }

  /** The session is over, or none could be opened. */
  #ended(error: StreamError): void {
    const { groupId } = this.#settings
    const { coordinators, clock, logger, unavailableTimeoutMs: timeoutMs, failed } = this.#parts
    coordinators.failed('group', groupId, error)
    if (this.#onLeft !== undefined && error.code !== 'FENCED_MEMBER_EPOCH' && !error.retriable) {
      // Then it is no member any more, which is what it wanted.
      this.#onLeft()
      return
    }
    if (fenced.has(error.code)) {
      this.#lose(error)
      return
    }
    const nowMs = clock.monotonicMs()
    this.#unavailableSinceMs ??= nowMs
    if (!error.retriable || nowMs - this.#unavailableSinceMs >= timeoutMs) {
      failed(error)
      return
    }
    const pauseMs = error.retryAfterMs ?? this.#backoff.nextMs()
    if (error.code === 'UNRELEASED_INSTANCE_ID' && this.#unavailableSinceMs === nowMs) {
      const text = 'another member has the instance id: this one waits until that has left or is taken for dead'
      logger.warn({ err: error, groupId, instanceId: this.#settings.instanceId, waitMsMax: timeoutMs }, text)
    }
    logger.info({ err: error, groupId, pauseMs }, 'the session with the group is interrupted')
    this.#retry?.cancel()
    this.#retry = clock.setTimer(pauseMs, () => void this.#connect())
  }

  /** Others may own by now what was this member's. */
  #lose(error: StreamError): void {
    const { groupId } = this.#settings
    const { clock, logger, lost, failed } = this.#parts
    const about = { err: error, groupId, memberId: this.memberId, memberEpoch: this.#memberEpoch }
    if (this.#blockedMs >= this.#sessionTimeoutMs / 2) {
      logger.error(
        { ...about, blockedMs: this.#blockedMs },
        'the member was fenced after its event loop had been blocked',
      )
    } else logger.warn(about, 'the member was fenced, and joins again')
    this.#blockedMs = 0
    this.#session?.close()
    this.#session = undefined
    this.#isJoined = false
    this.#memberEpoch = 0
    this.#isReachable = true
    this.#silence?.cancel()
    this.#beat?.cancel()
    this.#beat = undefined
    this.#retry?.cancel()
    // An attempt that is under way would join before everything is let go of.
    this.#attempts += 1
    const { signal } = this.#given
    lost(error).then(
      () => {
        if (signal.aborted) return
        this.#retry = clock.setTimer(this.#backoff.nextMs(), () => void this.#connect())
      },
      (reason: unknown) => failed(toStreamError(reason, 'INTERNAL', `group ${groupId} could not let go`)),
    )
  }
}

function ended(groupId: string): StreamError {
  return new StreamError('BROKER_UNAVAILABLE', `the session with group ${groupId} was ended by its coordinator`)
}

/** Whether the error says that the member is none any more. */
export function isFenced(error: unknown): boolean {
  return isStreamError(error) && fenced.has(error.code)
}
