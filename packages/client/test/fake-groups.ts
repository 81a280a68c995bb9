import { StreamError } from '@millrace/base'
import type {
  ComputedAssignment,
  CoordinatorFound,
  DescribedGroup,
  FetchedOffset,
  GroupAssignment,
  GroupCalls,
  GroupHandlers,
  GroupMember,
  GroupSession,
  GroupSubscription,
  ListedGroup,
  MemberRef,
  OffsetToCommit,
  TopicIdPartitions,
  TransactionRef,
} from '../src/transport/group-calls.ts'
import type { FakeTransactions } from './fake-transactions.ts'

/** One session of a member, in the hand of a test. */
export class FakeGroupSession implements GroupSession {
  readonly nodeId: number
  readonly member: GroupMember
  readonly handlers: GroupHandlers
  heartbeats = 0
  /** Whether heartbeats are answered. */
  isSilent = false
  readonly owned: { readonly memberEpoch: number; readonly partitions: readonly TopicIdPartitions[] }[] = []
  readonly subscriptions: GroupSubscription[] = []
  readonly computed: { readonly groupEpoch: number; readonly members: readonly ComputedAssignment[] }[] = []
  hasLeft = false
  isClosed = false

  constructor(nodeId: number, member: GroupMember, handlers: GroupHandlers) {
    this.nodeId = nodeId
    this.member = member
    this.handlers = handlers
  }

  heartbeat(): void {
    this.heartbeats++
    if (!this.isSilent) void Promise.resolve().then(() => this.isClosed || this.handlers.acknowledged())
  }

  own(memberEpoch: number, partitions: readonly TopicIdPartitions[]): void {
    this.owned.push({ memberEpoch, partitions })
  }

  subscribe(subscription: GroupSubscription): void {
    this.subscriptions.push(subscription)
  }

  assign(groupEpoch: number, members: readonly ComputedAssignment[]): void {
    this.computed.push({ groupEpoch, members })
  }

  leave(): void {
    this.hasLeft = true
    void Promise.resolve().then(() => this.end(undefined))
  }

  close(): void {
    this.isClosed = true
  }

  /** The coordinator says what the member is to own. */
  give(memberEpoch: number, partitions: readonly TopicIdPartitions[]): void {
    const assignment: GroupAssignment = { memberEpoch, partitions, metadata: new Uint8Array() }
    this.handlers.assigned(assignment)
  }

  end(error: StreamError | undefined): void {
    if (this.isClosed) return
    this.isClosed = true
    this.handlers.closed(error)
  }
}

/** Groups of which the test is the coordinator: members are let in, and the rest is said by the test. Offsets are kept. */
export class FakeGroups implements GroupCalls {
  readonly sessions: FakeGroupSession[] = []
  coordinator = 1
  /** Nobody coordinates. */
  isAway = false
  /** What members are refused with that want to join. */
  refuses: StreamError | undefined
  findCount = 0
  joined = { memberEpoch: 1, heartbeatIntervalMs: 1_000, sessionTimeoutMs: 10_000 }
  /** What becomes of the next commits, in order: nothing for those that are well. */
  readonly commitFailures: (StreamError | undefined)[] = []
  readonly fetchFailures: (StreamError | undefined)[] = []
  readonly commits: { readonly member: MemberRef; readonly offsets: readonly OffsetToCommit[] }[] = []
  readonly transactional: { readonly transaction: TransactionRef; readonly offsets: readonly OffsetToCommit[] }[] = []
  /** Nobody is told who coordinates before this resolves. */
  finding: Promise<void> | undefined
  readonly #offsets = new Map<string, OffsetToCommit>()
  readonly #transactions: FakeTransactions

  constructor(transactions: FakeTransactions) {
    this.#transactions = transactions
  }

  get session(): FakeGroupSession {
    const session = this.sessions.at(-1)
    if (session === undefined) throw new Error('nobody has joined')
    return session
  }

  /** The committed offset; -1 for none. */
  offset(topic: string, partition = 0): number {
    for (const { topic: found, partition: number, offset } of this.#offsets.values()) {
      if (found.name === topic && number === partition) return offset
    }
    return -1
  }

  async findCoordinators(groupIds: readonly string[]): Promise<CoordinatorFound[]> {
    this.findCount++
    await this.finding
    if (this.isAway) throw new StreamError('COORDINATOR_NOT_AVAILABLE', 'there is none')
    return groupIds.map(() => ({ error: undefined, nodeId: this.coordinator }))
  }

  openSession(nodeId: number, member: GroupMember, handlers: GroupHandlers): GroupSession {
    const session = new FakeGroupSession(nodeId, member, handlers)
    this.sessions.push(session)
    void Promise.resolve().then(() => {
      if (session.isClosed) return
      if (this.refuses !== undefined) session.end(this.refuses)
      else if (nodeId === this.coordinator) handlers.joined({ ...this.joined, memberEpoch: member.memberEpoch || 1 })
      else session.end(new StreamError('NOT_COORDINATOR', 'not here'))
    })
    return session
  }

  async commitOffsets(
    nodeId: number,
    member: MemberRef,
    offsets: readonly OffsetToCommit[],
    transaction: TransactionRef | undefined,
  ): Promise<(StreamError | undefined)[]> {
    if (nodeId !== this.coordinator) throw new StreamError('NOT_COORDINATOR', 'not here')
    const failure = this.commitFailures.shift()
    if (failure !== undefined) throw failure
    if (transaction !== undefined) {
      this.#transactions.take(`offsets ${member.groupId}`, transaction)
      this.transactional.push({ transaction, offsets })
      return offsets.map(() => undefined)
    }
    this.commits.push({ member, offsets })
    for (const offset of offsets) this.#offsets.set(`${offset.topic.id}/${offset.partition}`, offset)
    return offsets.map(() => undefined)
  }

  async fetchOffsets(
    nodeId: number,
    _member: MemberRef,
    partitions: readonly TopicIdPartitions[],
  ): Promise<FetchedOffset[]> {
    if (nodeId !== this.coordinator) throw new StreamError('NOT_COORDINATOR', 'not here')
    const failure = this.fetchFailures.shift()
    if (failure !== undefined) throw failure
    return partitions.flatMap(({ topicId, partitions: ones }) =>
      ones.map((partition) => {
        const { offset = -1, leaderEpoch = -1, metadata = '' } = this.#offsets.get(`${topicId}/${partition}`) ?? {}
        return { error: undefined, topicId, partition, offset, leaderEpoch, metadata, commitTimeMs: 0 }
      }),
    )
  }

  async deleteOffsets(): Promise<(StreamError | undefined)[]> {
    return []
  }

  async listGroups(): Promise<ListedGroup[]> {
    return []
  }

  async describeGroups(): Promise<DescribedGroup[]> {
    return []
  }

  async deleteGroups(): Promise<(StreamError | undefined)[]> {
    return []
  }
}
