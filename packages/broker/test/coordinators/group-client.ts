import { isStreamError, type RpcChannel, type RpcStream, uuidToText } from '@millrace/base'
import type { FakeClock } from '@millrace/base/testing'
import { GroupService, millrace } from '@millrace/contracts'

const { JoinRequest } = millrace.group.v1
type Request = millrace.group.v1.JoinRequest
type Response = millrace.group.v1.JoinResponse
type Start = millrace.group.v1.JoinStart.$Properties
type Partitions = millrace.group.v1.TopicPartitions.$Properties

/** A member's stream as a test sees it: what it says, and what it was told. Does what it is asked to unless it is held back. */
export class GroupClient {
  readonly memberId: string
  /** Partitions that it owns, as `<topic>-<partition>`, rising; topics by the names that it was given. */
  owned: readonly string[] = []
  joined: millrace.group.v1.Joined.$Properties | undefined
  memberEpoch: number
  heartbeats = 0
  readonly assignments: millrace.group.v1.Assignment.$Properties[] = []
  readonly tasks: millrace.group.v1.Compute.$Properties[] = []
  /** How the stream ended: undefined while it lives. */
  end: string | undefined
  private readonly stream: RpcStream<Request, Response>
  private readonly names: ReadonlyMap<string, string>
  private readonly isLazy: boolean
  private partitions: readonly Partitions[]

  constructor(
    channel: RpcChannel,
    start: Start & { readonly memberId: string },
    names: ReadonlyMap<string, string> = new Map(),
    isLazy = false,
  ) {
    this.memberId = start.memberId
    this.memberEpoch = start.memberEpoch ?? 0
    this.partitions = start.owned ?? []
    this.names = names
    this.isLazy = isLazy
    this.stream = channel.stream(GroupService.join)
    this.say({ start: { groupId: 'g', protocolType: 'consumer', rebalanceTimeoutMs: 30_000, clientId: 'c', ...start } })
    void this.#receive()
  }

  /** Joins, or goes on as another stream of the same member. */
  static subscribed(
    channel: RpcChannel,
    memberId: string,
    topics: ReadonlyMap<string, string>,
    start: Start = {},
    isLazy = false,
  ): GroupClient {
    const subscription = { topics: [...topics.values()] }
    return new GroupClient(channel, { memberId, subscription, ...start }, topics, isLazy)
  }

  say(message: millrace.group.v1.JoinRequest.$Properties): void {
    // A stream that broke says so in `end`.
    this.stream.send(new JoinRequest(message)).catch(() => undefined)
  }

  heartbeat(): void {
    this.say({ heartbeat: {} })
  }

  /** Says that it owns what the last assignment said. */
  own(): void {
    this.say({ owned: { memberEpoch: this.memberEpoch, partitions: [...this.partitions] } })
  }

  leave(forGood = false): void {
    this.say({ leave: { forGood } })
    this.stream.end()
  }

  /** As when its process is gone. */
  kill(): void {
    this.stream.cancel()
  }

  /** What a next stream of the same member begins with. */
  get resume(): { readonly memberEpoch: number; readonly owned: Partitions[] } {
    return { memberEpoch: this.memberEpoch, owned: [...this.partitions] }
  }

  async #receive(): Promise<void> {
    try {
      for await (const { joined, assignment, compute, heartbeat } of this.stream) {
        if (joined) this.joined = joined
        if (joined) this.memberEpoch = joined.memberEpoch ?? 0
        if (assignment) this.#take(assignment)
        if (compute) this.tasks.push(compute)
        if (heartbeat) this.heartbeats += 1
      }
      this.end = 'well'
    } catch (error) {
      this.end = isStreamError(error) ? error.code : String(error)
    }
  }

  #take(assignment: millrace.group.v1.Assignment.$Properties): void {
    this.assignments.push(assignment)
    this.memberEpoch = assignment.memberEpoch ?? 0
    this.partitions = assignment.partitions ?? []
    this.owned = this.partitions.flatMap(({ topicId = new Uint8Array(), partitions = [] }) =>
      partitions.map((partition) => `${this.names.get(uuidToText(topicId)) ?? '?'}-${partition}`),
    )
    if (!this.isLazy) this.own()
  }
}

/** Has members that live say so every few seconds while time passes. */
export async function live(clock: FakeClock, members: readonly GroupClient[], forMs: number): Promise<void> {
  for (let passedMs = 0; passedMs < forMs; passedMs += 1_000) {
    for (const member of members) if (member.end === undefined) member.heartbeat()
    await clock.advance(Math.min(1_000, forMs - passedMs))
  }
}

/** All that the members own, and whether no two own the same. */
export function ownedBy(...members: readonly GroupClient[]): readonly string[] {
  return members.flatMap(({ owned }) => owned).toSorted()
}
