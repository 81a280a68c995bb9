import { isStreamError, type Logger, type RpcStream, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import {
  awayEpoch,
  type HeartbeatRequest,
  type HeartbeatResponse,
  leavingEpoch,
  type Outcome,
} from '@millrace/coordinator'
import type { Faults } from '../../lifecycle/faults.ts'
import { Gate } from '../../lifecycle/gate.ts'
import type { Latch } from '../../lifecycle/latch.ts'
import { sessionAnswersMax } from '../../limits.ts'
import type { GroupCoordinators, GroupsOfPartition } from './group-coordinators.ts'
import { assignedFrom, assignmentTo, computeTo, partitionsFrom, subscriptionFrom } from './group-messages.ts'
import type { MemberSession } from './join-sessions.ts'

const { JoinResponse } = millrace.group.v1
type WireRequest = millrace.group.v1.JoinRequest
type WireResponse = millrace.group.v1.JoinResponse
type WireStart = millrace.group.v1.JoinStart.$Properties
type Stream = RpcStream<WireResponse, WireRequest>

/** What members' streams need of the broker. */
export interface JoinContext {
  readonly groups: GroupCoordinators
  readonly logger: Logger
  readonly faults: Faults
  readonly stopping: Latch
}

/**
 * Serves one member's stream. Ends well once the member has left, and with the error that ended its membership, or its session here, else.
 * A stream that breaks leaves the member in its group: it has its session timeout to come back.
 */
export async function serveJoinStream(stream: Stream, peer: string, context: JoinContext): Promise<void> {
  const first = await stream[Symbol.asyncIterator]().next()
  const start = first.done === true ? undefined : first.value.start
  if (!start) throw new StreamError('INVALID_REQUEST', 'a session begins with who joins which group')
  try {
    await new JoinSession(stream, start, peer, context).run()
  } catch (error) {
    throw context.faults.answerable(error, "serving a group member's session")
  }
}

/** What is told of an answer of the coordinator, besides what changed for the member. */
type Said = 'start' | 'heartbeat' | 'leave' | 'nothing'

/** One member's stream with its coordinator: what the member says becomes heartbeats, and so does what changes for it. */
class JoinSession implements MemberSession {
  readonly groupId: string
  readonly memberId: string
  readonly partition: number
  commits: number
  readonly #stream: Stream
  readonly #context: JoinContext
  readonly #start: WireStart
  /** What every heartbeat says. */
  readonly #self: Pick<HeartbeatRequest, 'groupId' | 'memberId' | 'instanceId' | 'clientId' | 'clientHost'>
  /** As of the last decision, which the member may not have heard yet. */
  #memberEpoch: number
  /** Assignments that were decided since the member said last what it owns. */
  #outstanding = 0
  /** Answers on their way to the member. */
  #unanswered = 0
  #answered: Promise<void> = Promise.resolve()
  #isLeaving = false
  /** Opened once the member has left, refused with what ended the session. */
  readonly #over = new Gate<void>()
  #isOver = false

  constructor(stream: Stream, start: WireStart, peer: string, context: JoinContext) {
    const { groupId = '', memberId = '', instanceId = '', clientId = '', memberEpoch = 0 } = start
    this.#stream = stream
    this.#context = context
    this.#start = start
    this.groupId = groupId
    this.memberId = memberId
    this.partition = context.groups.partitionOf(groupId)
    this.commits = start.commits ?? 0
    this.#self = {
      groupId,
      memberId,
      instanceId: instanceId === '' ? undefined : instanceId,
      clientId,
      clientHost: hostOf(peer),
    }
    this.#memberEpoch = memberEpoch
  }

  async run(): Promise<void> {
    const { stopping, groups } = this.#context
    const stopListening = stopping.listen(() => {
      this.end(new StreamError('SHUTTING_DOWN', 'this broker is stopping; go on with the next coordinator'))
    })
    try {
      groups.sessions.checkRoom()
      this.#join()
      await Promise.race([this.#read(), this.#over.opened])
    } finally {
      this.#isOver = true
      stopListening()
      groups.sessions.leave(this)
    }
  }

  push(): void {
    if (!this.#isOver && !this.#isLeaving) void this.#say(() => ({ isHeard: false }), 'nothing')
  }

  end(error: StreamError): void {
    this.#isOver = true
    this.#over.refuse(error)
  }

  #join(): void {
    const { rack = '', protocolType = '', sessionTimeoutMs = 0, rebalanceTimeoutMs = 0, assignor = '' } = this.#start
    const isBack = this.#memberEpoch > 0
    const request = {
      ...subscriptionFrom(this.#start.subscription ?? {}),
      rackId: rack === '' ? undefined : rack,
      protocolType: protocolType === '' ? undefined : protocolType,
      sessionTimeoutMs: sessionTimeoutMs === 0 ? -1 : sessionTimeoutMs,
      rebalanceTimeoutMs,
      assignor,
      owned: isBack ? partitionsFrom(this.#start.owned ?? []) : [],
    }
    void this.#say(() => request, 'start')
  }

  /** Resolves when the member says nothing more: its stream broke, or it left. */
  async #read(): Promise<void> {
    try {
      for await (const request of this.#stream) {
        if (this.#isOver) return
        this.#hear(request)
        if (this.#isLeaving) return await this.#over.opened
        // Not to read is what pushes back.
        if (this.#unanswered >= sessionAnswersMax / 2) await this.#answered
      }
    } catch (error) {
      if (this.#isOver || !isStreamError(error) || !this.#stream.signal.aborted) throw error
      this.#context.logger.debug({ group: this.groupId, member: this.memberId, err: error }, "a member's stream broke")
    }
  }

  #hear({ start, heartbeat, owned, subscription, assign, leave }: WireRequest): void {
    if (heartbeat) void this.#say(() => ({}), 'heartbeat')
    else if (owned) this.#hearOwned(owned)
    else if (subscription) this.#hearSubscription(subscription)
    else if (assign) this.#assign(assign)
    else if (leave) this.#leave(leave.forGood === true)
    else
      throw new StreamError('INVALID_REQUEST', `a session ${start ? 'begins once' : 'says something in each message'}`)
  }

  /**
   * The member has done what an assignment asked for. Assignments and these answers cross on the stream: only once it has answered all of
   * them does what it owns say that it let go of the rest.
   */
  #hearOwned({ partitions }: millrace.group.v1.JoinOwned.$Properties): void {
    const owned = partitionsFrom(partitions ?? [])
    this.#outstanding = Math.max(0, this.#outstanding - 1)
    void this.#say(() => (this.#outstanding === 0 ? { owned } : {}), 'nothing')
  }

  #hearSubscription(wire: millrace.group.v1.JoinSubscription.$Properties): void {
    const subscription = subscriptionFrom(wire)
    void this.#say(() => subscription, 'nothing')
  }

  #assign(assign: millrace.group.v1.JoinAssign.$Properties): void {
    const { groupId, memberId } = this
    const request = { groupId, memberId, groupEpoch: assign.groupEpoch ?? 0, members: assignedFrom(assign) }
    void this.#answer(
      this.#context.groups.runtime.run(this.partition, (shard, nowMs) => shard.assign(request, nowMs)),
      () => [],
    )
  }

  #leave(forGood: boolean): void {
    this.#isLeaving = true
    this.#context.groups.sessions.leave(this)
    const isAway = this.#self.instanceId !== undefined && !forGood
    const memberEpoch = isAway ? awayEpoch : leavingEpoch
    // If that fails it is over with the failure.
    void this.#say(() => ({ memberEpoch }), 'leave').then(() => this.#over.open())
  }

  /** Has the coordinator hear the member, or look whether there is something new for it. `says` is asked when that is decided. */
  #say(says: () => Partial<HeartbeatRequest>, said: Said): Promise<void> {
    const decide = (shard: GroupsOfPartition, nowMs: number): Outcome<HeartbeatResponse> => {
      const outcome = shard.heartbeat({ ...this.#self, memberEpoch: this.#memberEpoch, ...says() }, nowMs)
      if (said !== 'leave') this.#note(outcome.response)
      if (said === 'start') this.#context.groups.sessions.enter(this)
      return outcome
    }
    const deciding = this.#context.groups.runtime.run(this.partition, decide)
    return this.#answer(deciding, (response) => this.#told(response, said))
  }

  #note({ memberEpoch, assignment }: HeartbeatResponse): void {
    this.#memberEpoch = memberEpoch
    if (assignment !== undefined) this.#outstanding += 1
  }

  #told(response: HeartbeatResponse, said: Said): WireResponse[] {
    if (said === 'leave') return []
    const { memberEpoch, heartbeatIntervalMs, sessionTimeoutMs, assignment, compute } = response
    const messages: millrace.group.v1.JoinResponse.$Properties[] = []
    if (said === 'start') messages.push({ joined: { memberEpoch, heartbeatIntervalMs, sessionTimeoutMs } })
    if (said === 'heartbeat') messages.push({ heartbeat: {} })
    if (assignment !== undefined) messages.push({ assignment: assignmentTo(memberEpoch, assignment) })
    if (compute !== undefined) messages.push({ compute: computeTo(compute) })
    return messages.map((message) => new JoinResponse(message))
  }

  /** Tells the member what a decision came to, after all that was decided before. Resolves once it is told, or the session is over. */
  #answer<Response>(deciding: Promise<Response>, told: (response: Response) => WireResponse[]): Promise<void> {
    this.#unanswered += 1
    const before = this.#answered
    this.#answered = this.#send(deciding, before, told).finally(() => {
      this.#unanswered -= 1
    })
    if (this.#unanswered > sessionAnswersMax) {
      const text = `member ${this.memberId} of group ${this.groupId} does not take what it is told`
      this.end(new StreamError('RESOURCE_EXHAUSTED', text, { context: { limit: sessionAnswersMax } }))
    }
    return this.#answered
  }

  /** Never rejects: what fails ends the session. */
  async #send<Response>(
    deciding: Promise<Response>,
    before: Promise<void>,
    told: (response: Response) => WireResponse[],
  ): Promise<void> {
    try {
      const response = await deciding
      await before
      if (this.#isOver) return
      for (const message of told(response)) await this.#stream.send(message)
    } catch (error) {
      this.#isOver = true
      this.#over.refuse(error)
    }
  }
}

/** Of `host:port`. */
function hostOf(peer: string): string {
  const end = peer.lastIndexOf(':')
  return end < 0 ? peer : peer.slice(0, end)
}
