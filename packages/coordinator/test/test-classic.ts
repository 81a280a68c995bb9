import {
  type Fields,
  heartbeatRequest,
  joinGroupRequest,
  leaveGroupRequest,
  type Message,
  type MessageInput,
  type MessageValue,
  syncGroupRequest,
} from '@millrace/kafka-wire'
import type { JoinAnswer, Joining, LeftMember, SyncAnswer } from '../src/groups/classic/messages.ts'
import type { DescribedGroup } from '../src/groups/descriptions.ts'
import { TestShard } from './test-shard.ts'

/** What a request says of who asks, and of the version in which it does. */
type Client = Partial<Joining> & { readonly version?: number }

/** Members of the classic protocol with a shard: requests are Kafka's, in Kafka's bytes, and so is what is written. */
export class TestClassic {
  readonly world: TestShard
  /** Answers by their waiter's number. */
  readonly joined = new Map<number, JoinAnswer>()
  readonly synced = new Map<number, SyncAnswer>()
  #waiters = 0

  constructor(world = new TestShard()) {
    this.world = world
  }

  /** A request to join; the number of its answer. */
  join(request: Partial<MessageInput<typeof joinGroupRequest>>, { version = 9, ...joining }: Client = {}): number {
    const waiter = (this.#waiters += 1)
    const whole = {
      groupId: 'g',
      sessionTimeoutMs: 10_000,
      rebalanceTimeoutMs: 20_000,
      memberId: '',
      protocolType: 'consumer',
      protocols: [{ name: 'range', metadata: Buffer.from('r') }],
      ...request,
    }
    const asked = {
      waiter,
      clientId: 'c',
      clientHost: '/h',
      newMemberId: `m${waiter}`,
      takesIdFirst: false,
      takesSkippedAssignment: version >= 9,
      ...joining,
    }
    this.#run(() =>
      this.world.run(({ classic }, nowMs) =>
        classic.join(throughBytes(joinGroupRequest, whole, version), asked, nowMs),
      ),
    )
    return waiter
  }

  /** A request for an assignment; the number of its answer. `assignments`: of the leader, by member. */
  sync(
    memberId: string,
    generationId: number,
    assignments: Readonly<Record<string, string | Buffer>> = {},
    groupInstanceId: string | null = null,
  ): number {
    const waiter = (this.#waiters += 1)
    const list = Object.entries(assignments).map(([each, bytes]) => ({
      memberId: each,
      assignment: Buffer.from(bytes),
    }))
    const whole = { groupId: 'g', generationId, memberId, groupInstanceId, assignments: list }
    this.#run(() =>
      this.world.run(({ classic }, nowMs) => classic.sync(throughBytes(syncGroupRequest, whole, 5), waiter, nowMs)),
    )
    return waiter
  }

  heartbeat(memberId: string, generationId: number, groupInstanceId: string | null = null): void {
    const whole = { groupId: 'g', generationId, memberId, groupInstanceId }
    this.#run(() =>
      this.world.run(({ classic }, nowMs) => classic.heartbeat(throughBytes(heartbeatRequest, whole, 4), nowMs)),
    )
  }

  leave(
    ...members: readonly { readonly memberId: string; readonly groupInstanceId?: string }[]
  ): readonly LeftMember[] {
    const whole = { groupId: 'g', members }
    return this.#run(() =>
      this.world.run(({ classic }, nowMs) => classic.leave(throughBytes(leaveGroupRequest, whole, 5), nowMs)),
    )
  }

  /** Lets time pass, with a tick whenever one is due. */
  pass(durationMs: number): void {
    this.#run(() => this.world.pass(durationMs))
  }

  /** Another broker takes over. */
  reload(isCompacted = false): void {
    this.world.reload(isCompacted)
  }

  /** The group; undefined if there is none. */
  describe(groupId = 'g'): DescribedGroup | undefined {
    const isThere = this.world.shard.list().some((each) => each.groupId === groupId)
    return isThere ? this.world.shard.describe(groupId) : undefined
  }

  /** What a member was told that it is to own. */
  assignment(waiter: number): Buffer {
    return Buffer.from(this.synced.get(waiter)?.assignment ?? [])
  }

  /** Takes answers that something else than a request of this protocol brought about. */
  take(): void {
    const { joins, syncs } = this.world.shard.classic.takeAnswers()
    for (const answer of joins) this.#answer(this.joined, answer)
    for (const answer of syncs) this.#answer(this.synced, answer)
  }

  #run<Result>(run: () => Result): Result {
    const result = run()
    this.take()
    return result
  }

  #answer<Answer extends { readonly waiter: number }>(answers: Map<number, Answer>, answer: Answer): void {
    if (answers.has(answer.waiter)) throw new Error(`request ${answer.waiter} is answered twice`)
    answers.set(answer.waiter, answer)
  }
}

/** The request as a broker reads it that a client sent in that version. */
export function throughBytes<F extends Fields>(
  message: Message<F>,
  request: MessageInput<Message<F>>,
  version: number,
): MessageValue<Message<F>> {
  return message.decode(message.encode(request, version), version)
}
