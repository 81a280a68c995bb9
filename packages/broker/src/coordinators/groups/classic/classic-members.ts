import { type Random, randomUuid, StreamError } from '@millrace/base'
import type {
  ClassicAnswers,
  ClassicHeartbeatRequest,
  JoinAnswer,
  JoinGroupRequest,
  LeaveGroupRequest,
  LeftMember,
  Outcome,
  SyncAnswer,
  SyncGroupRequest,
} from '@millrace/coordinator'
import type { Faults } from '../../../lifecycle/faults.ts'
import { Gate } from '../../../lifecycle/gate.ts'
import { classicRequestsMax } from '../../../limits.ts'
import type { GroupsOfPartition } from '../group-coordinators.ts'

/** Who asks, as its connection and the header of its request say. */
export interface ClassicClient {
  readonly clientId: string
  /** Its address, as Kafka shows it: with a slash before it. */
  readonly clientHost: string
  /** The version of the request. */
  readonly version: number
}

export interface ClassicMembersOptions {
  readonly random: Random
  readonly faults: Faults
  /** The partition that keeps a group. Throws COORDINATOR_NOT_AVAILABLE while there is no internal topic. */
  readonly partitionOf: (groupId: string) => number
  /** Takes a decision in a partition: see {@link CoordinatorRuntime.run}. */
  readonly run: <Response>(
    partition: number,
    decide: (shard: GroupsOfPartition, nowMs: number) => Outcome<Response>,
  ) => Promise<Response>
}

interface Waiter<Answer> {
  readonly partition: number
  readonly answered: Gate<Answer>
}

/** Requests that are not answered yet, by the number that the coordinator knows them by. */
type Waiters<Answer> = Map<number, Waiter<Answer>>

/** From this version of JoinGroup on a client can be told the id to join with. */
const versionWithIdFirst = 4
/** From this version of JoinGroup on a leader knows what it means that there is nothing to assign. */
const versionWithSkippedAssignment = 9
/** Characters of a client's id that the ids of its members begin with. */
const clientIdLengthShown = 255

/**
 * The requests of members that speak the classic protocol. Those to join and for an assignment wait for other members; each is answered
 * once what it is answered with is committed. All throw what {@link ClassicProtocol} says, and what {@link CoordinatorRuntime.run} does.
 */
export class ClassicMembers {
  readonly #options: ClassicMembersOptions
  readonly #joins: Waiters<JoinAnswer> = new Map()
  readonly #syncs: Waiters<SyncAnswer> = new Map()
  #lastNumber = 0

  constructor(options: ClassicMembersOptions) {
    this.#options = options
  }

  /** Requests that wait for other members, or for what was decided to be committed. */
  get waiting(): number {
    return this.#joins.size + this.#syncs.size
  }

  /** JoinGroup. The error MEMBER_ID_REQUIRED has the id to join with as `memberId` of its context. */
  async join(request: JoinGroupRequest, { clientId, clientHost, version }: ClassicClient): Promise<JoinAnswer> {
    const name = request.groupInstanceId ?? clientId
    const joining = {
      clientId,
      clientHost,
      newMemberId: `${name.slice(0, clientIdLengthShown)}-${randomUuid(this.#options.random)}`,
      takesIdFirst: version >= versionWithIdFirst,
      takesSkippedAssignment: version >= versionWithSkippedAssignment,
    }
    return this.#ask(this.#joins, request.groupId, ({ classic }, nowMs, waiter) =>
      classic.join(request, { ...joining, waiter }, nowMs),
    )
  }

  /** SyncGroup. */
  async sync(request: SyncGroupRequest): Promise<SyncAnswer> {
    return this.#ask(this.#syncs, request.groupId, ({ classic }, nowMs, waiter) => classic.sync(request, waiter, nowMs))
  }

  /** Heartbeat. */
  async heartbeat(request: ClassicHeartbeatRequest): Promise<void> {
    const { partitionOf, run } = this.#options
    await run(partitionOf(request.groupId), ({ classic }, nowMs) => classic.heartbeat(request, nowMs))
  }

  /** LeaveGroup; of each member what became of it. Before version 3 it is one member that leaves. */
  async leave(request: LeaveGroupRequest): Promise<readonly LeftMember[]> {
    const { partitionOf, run } = this.#options
    const { groupId, memberId } = request
    const members = memberId === '' ? request.members : [{ memberId, groupInstanceId: null, reason: null }]
    return run(partitionOf(groupId), ({ classic }, nowMs) => classic.leave({ ...request, members }, nowMs))
  }

  /** To be called after each decision in a partition: answers whom it made ready, once it is committed. */
  decided(shard: GroupsOfPartition, partition: number): void {
    const answers = shard.classic.takeAnswers()
    if (answers.joins.length + answers.syncs.length === 0) return
    this.#options.faults.background(this.#answer(partition, answers), 'answering members of classic groups')
  }

  /** To be called when a partition's groups can't be asked any more: who waits there is told so. */
  endPartition(partition: number, reason: StreamError): void {
    for (const waiter of [...this.#joins.values(), ...this.#syncs.values()]) {
      if (waiter.partition === partition) waiter.answered.refuse(reason)
    }
  }

  async #ask<Answer>(
    waiters: Waiters<Answer>,
    groupId: string,
    ask: (shard: GroupsOfPartition, nowMs: number, waiter: number) => Outcome<undefined>,
  ): Promise<Answer> {
    const { partitionOf, run } = this.#options
    const partition = partitionOf(groupId)
    if (this.waiting >= classicRequestsMax) {
      const text = `${this.waiting} requests of members wait for others already; ask again later`
      throw new StreamError('RESOURCE_EXHAUSTED', text, { context: { limit: classicRequestsMax }, retryAfterMs: 1_000 })
    }
    const number = (this.#lastNumber += 1)
    const answered = new Gate<Answer>()
    waiters.set(number, { partition, answered })
    try {
      await run(partition, (shard, nowMs) => ask(shard, nowMs, number))
      return await answered.opened
    } finally {
      // If it was refused, or it is not known what came of it, nobody waits for the answer any more.
      waiters.delete(number)
    }
  }

  async #answer(partition: number, { joins, syncs }: ClassicAnswers): Promise<void> {
    try {
      // After the decision that is being taken: this waits until that is committed.
      await Promise.resolve()
      await this.#options.run(partition, () => ({ records: [], response: undefined }))
      for (const answer of joins) tell(this.#joins, answer)
      for (const answer of syncs) tell(this.#syncs, answer)
    } catch (error) {
      for (const { waiter } of joins) this.#joins.get(waiter)?.answered.refuse(error)
      for (const { waiter } of syncs) this.#syncs.get(waiter)?.answered.refuse(error)
    }
  }
}

/** Answers who waits, if anybody does: whoever asked may have gone. */
function tell<Answer extends { readonly waiter: number; readonly error?: StreamError | undefined }>(
  waiters: Waiters<Answer>,
  answer: Answer,
): void {
  const waiter = waiters.get(answer.waiter)
  if (answer.error === undefined) waiter?.answered.open(answer)
  else waiter?.answered.refuse(answer.error)
}
