import { present } from '@millrace/base'
import {
  type CoordinatorRecord,
  decodeCoordinatorRecord,
  encodeCoordinatorRecord,
  heartbeatRequest,
  joinGroupRequest,
  leaveGroupRequest,
  type MessageInput,
  syncGroupRequest,
} from '@millrace/kafka-wire'
import { ClassicGroups } from '../src/groups/classic/classic-groups.ts'
import type {
  ClassicAnswers,
  ClassicConfig,
  JoinAnswer,
  Joining,
  LeftMember,
  SyncAnswer,
} from '../src/groups/classic/messages.ts'
import type { Outcome } from '../src/outcome.ts'

/** Brokers' defaults. */
const config: ClassicConfig = {
  sessionTimeoutMsMin: 6_000,
  sessionTimeoutMsMax: 1_800_000,
  initialRebalanceDelayMs: 3_000,
  sizeMax: 1_000,
}

/** Classic groups as a broker would run them: requests are Kafka's, and so are the bytes of what is written. */
export class TestClassic {
  config = config
  nowMs = 1_000_000
  groups = this.#open()
  /** Answers by their waiter's number. */
  readonly joined = new Map<number, JoinAnswer>()
  readonly synced = new Map<number, SyncAnswer>()
  readonly log: CoordinatorRecord[] = []
  #waiters = 0

  /** A request to join; the number of its answer. */
  join(request: Partial<MessageInput<typeof joinGroupRequest>>, joining: Partial<Joining> = {}): number {
    const waiter = (this.#waiters += 1)
    const whole = joinGroupRequest.complete({
      groupId: 'g',
      sessionTimeoutMs: 10_000,
      rebalanceTimeoutMs: 20_000,
      memberId: '',
      protocolType: 'consumer',
      protocols: [{ name: 'range', metadata: Buffer.from('r') }],
      ...request,
    })
    const more = {
      clientId: 'c',
      clientHost: '/h',
      newMemberId: `m${waiter}`,
      takesIdFirst: false,
      takesSkippedAssignment: true,
    }
    this.#take(this.groups.join(whole, { waiter, ...more, ...joining }, this.nowMs))
    return waiter
  }

  /** A request for an assignment; the number of its answer. `assignments`: of the leader, by member. */
  sync(memberId: string, generationId: number, assignments: Readonly<Record<string, string>> = {}): number {
    const waiter = (this.#waiters += 1)
    const list = Object.entries(assignments).map(([each, text]) => ({ memberId: each, assignment: Buffer.from(text) }))
    const whole = syncGroupRequest.complete({ groupId: 'g', generationId, memberId, assignments: list })
    this.#take(this.groups.sync(whole, waiter, this.nowMs))
    return waiter
  }

  heartbeat(memberId: string, generationId: number, groupInstanceId: string | null = null): void {
    const whole = heartbeatRequest.complete({ groupId: 'g', generationId, memberId, groupInstanceId })
    this.groups.heartbeat(whole, this.nowMs)
  }

  leave(
    ...members: readonly { readonly memberId: string; readonly groupInstanceId?: string }[]
  ): readonly LeftMember[] {
    return this.#take(this.groups.leave(leaveGroupRequest.complete({ groupId: 'g', members }), this.nowMs)).members
  }

  /** Lets time pass, with a tick whenever one is due. */
  pass(durationMs: number): void {
    const endMs = this.nowMs + durationMs
    for (;;) {
      const nextMs = this.groups.nextTickMs()
      if (nextMs === undefined || nextMs > endMs) break
      this.nowMs = Math.max(this.nowMs, nextMs)
      this.#take(this.groups.tick(this.nowMs))
    }
    this.nowMs = endMs
  }

  /** Another broker takes over. */
  reload(): void {
    this.groups = this.#open()
    for (const record of this.log) if (record.type === 'GroupMetadata') this.groups.replay(record)
  }

  #open(): ClassicGroups {
    return new ClassicGroups(() => this.config)
  }

  #take<Response extends ClassicAnswers>({ records, response }: Outcome<Response>): Response {
    for (const record of records) {
      const { key, value } = encodeCoordinatorRecord(record)
      const read = present(decodeCoordinatorRecord(key, value), 'what was written is known')
      this.log.push(read)
      if (read.type === 'GroupMetadata') this.groups.replay(read)
    }
    for (const answer of response.joins) this.#answer(this.joined, answer)
    for (const answer of response.syncs) this.#answer(this.synced, answer)
    return response
  }

  #answer<Answer extends { readonly waiter: number }>(answers: Map<number, Answer>, answer: Answer): void {
    if (answers.has(answer.waiter)) throw new Error(`request ${answer.waiter} is answered twice`)
    answers.set(answer.waiter, answer)
  }
}
