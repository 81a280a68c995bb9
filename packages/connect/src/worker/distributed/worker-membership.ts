import { type Clock, type Logger, OneAtATime, StreamError, type Timer } from '@millrace/base'
import type { Client } from '@millrace/client'
import {
  type AssignmentTask,
  type ComputedAssignment,
  type GroupAssignment,
  type GroupMembership,
  joinGroup,
} from '@millrace/client/membership'
import { assignAfterMs, assignReadMs, rejoinMs } from '../../limits.ts'
import type { ConfigLog } from './config-log.ts'
import {
  type ByKind,
  decodeAssignment,
  encodeAssignment,
  encodeReport,
  type WorkerAssignment,
  type WorkerReport,
  type WorkKind,
} from './group-messages.ts'
import { Holdings } from './holdings.ts'
import type { StatusLog } from './status-log.ts'
import type { StatusWriter } from './status-writer.ts'
import type { TopicFollower } from './topic-follower.ts'
import type { WorkRunner } from './work-runner.ts'
import { type MemberWork, WorkerAssignor } from './worker-assignor.ts'

/** What a membership is made of. */
export interface MembershipParts {
  readonly client: Client
  readonly groupId: string
  /** Where this worker's REST API answers. */
  readonly url: string
  readonly sessionTimeoutMs: number
  readonly rebalanceTimeoutMs: number
  readonly rebalanceDelayMs: number
  readonly configs: ConfigLog
  readonly configTopic: TopicFollower
  readonly states: StatusLog
  readonly status: StatusWriter
  readonly runner: WorkRunner
  readonly clock: Clock
  readonly logger: Logger
}

/** Who leads the group. */
export interface Leader {
  readonly url: string
  readonly isMe: boolean
}

const kinds: readonly WorkKind[] = ['connectors', 'tasks']

/**
 * A worker as a member of its group: says what it holds, begins with what it is given and only then, ends what is taken from it before it says so, and ends
 * everything when the group can't be reached for so long that its session may end. Assigns the work of all if it is asked to.
 */
export class WorkerMembership {
  readonly #parts: MembershipParts
  readonly #assignor: WorkerAssignor
  readonly #turns = new OneAtATime()
  readonly #held: ByKind<Holdings> = { connectors: new Holdings(), tasks: new Holdings() }
  /** What may run. */
  readonly #allowed: ByKind<Set<string>> = { connectors: new Set(), tasks: new Set() }
  #member: GroupMembership | undefined
  #assignment: WorkerAssignment | undefined
  /** As it was when this worker assigned the last time. */
  #group: readonly MemberWork[] = []
  #assignedWork = ''
  readonly #onAssigned = new Set<() => void>()
  /** Aborted when what was assigned counts no more. */
  #given = new AbortController()
  #isReachable = true
  #hadWork = false
  #asked = 0
  #timer: Timer | undefined
  #dueMs = Infinity
  #rejoin: Timer | undefined
  #isClosed = false

  constructor(parts: MembershipParts) {
    this.#parts = parts
    this.#assignor = new WorkerAssignor(parts.logger)
  }

  /** Who leads; undefined while that is not known, or this worker is cut off. */
  get leader(): Leader | undefined {
    if (this.#assignment === undefined || !this.#isReachable) return undefined
    const { leader, leaderUrl: url } = this.#assignment
    return { url, isMe: leader === this.#member?.memberId }
  }

  /** Where a task runs, or is to; for the leader. */
  ownerOf(taskId: string): string | undefined {
    const isOwner = ({ shares: { tasks } }: MemberWork): boolean => [...tasks.run, ...tasks.claim].includes(taskId)
    return this.#group.find(isOwner)?.report.url
  }

  /** Waits until no worker holds one of these tasks any more, for so long; whether that is so. For the leader. */
  async whenNobody(isMeant: (taskId: string) => boolean, waitMs: number): Promise<boolean> {
    const isHeld = (): boolean =>
      this.#group.some(({ report: { held }, shares: { tasks } }) =>
        [...held.tasks, ...tasks.run, ...tasks.claim].some(isMeant),
      )
    const late = AbortSignal.timeout(waitMs)
    while (isHeld() && !late.aborted) await this.#nextAssignment(late)
    return !isHeld()
  }

  #nextAssignment(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        signal.removeEventListener('abort', done)
        this.#onAssigned.delete(done)
        resolve()
      }
      signal.addEventListener('abort', done, { once: true })
      this.#onAssigned.add(done)
    })
  }

  join(): void {
    const { client, groupId, sessionTimeoutMs, rebalanceTimeoutMs } = this.#parts
    const options = { group: groupId, protocolType: 'connect', assignor: 'client', subscription: this.#subscription() }
    const times = { sessionTimeoutMs, rebalanceTimeoutMs }
    this.#member = joinGroup(
      client,
      { ...options, ...times },
      {
        assigned: (assignment) => this.#turns.run(() => this.#assigned(assignment)),
        lost: (error) => this.#lost(error),
        failed: (error) => this.#failed(error),
        compute: (task) => this.#compute(task),
        reachable: (isReachable) => this.#reached(isReachable),
      },
    )
  }

  /** Configs have changed: the leader has work assigned anew if there is other work. */
  workChanged(): void {
    if (this.leader?.isMe === true && this.#workText() !== this.#assignedWork) this.#askWithin(assignAfterMs)
  }

  #workText(): string {
    const { names, taskIds } = this.#parts.configs
    return JSON.stringify([names, taskIds])
  }

  /** Ends everything, and leaves. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#timer?.cancel()
    this.#rejoin?.cancel()
    this.#given.abort(new StreamError('CLOSED', 'the worker is closed'))
    await this.#parts.runner.endAll()
    await this.#member?.leave()
  }

  #subscription(): { readonly topics: readonly string[]; readonly topicRegex: string; readonly metadata: Uint8Array } {
    const { url, configTopic } = this.#parts
    const { connectors, tasks } = this.#held
    const report: WorkerReport = {
      url,
      report: { connectors: connectors.report, tasks: tasks.report },
      configOffset: configTopic.position(0),
      asked: this.#asked,
      held: { connectors: connectors.pieces, tasks: tasks.pieces },
    }
    return { topics: [], topicRegex: '', metadata: encodeReport(report) }
  }

  #report(): void {
    if (!this.#isClosed) this.#member?.subscribe(this.#subscription())
  }

  /** Has the group assigned anew, at the latest in so long. */
  #askWithin(delayMs: number): void {
    const { clock } = this.#parts
    const dueMs = clock.monotonicMs() + delayMs
    if (this.#isClosed || dueMs >= this.#dueMs) return
    this.#timer?.cancel()
    this.#dueMs = dueMs
    this.#timer = clock.setTimer(delayMs, () => {
      this.#dueMs = Infinity
      this.#asked += 1
      this.#report()
    })
  }

  async #compute({ members }: AssignmentTask): Promise<readonly ComputedAssignment[]> {
    const { configs, configTopic, clock, logger, states, status, runner, rebalanceDelayMs: delayMs } = this.#parts
    try {
      await configTopic.readToEnd(AbortSignal.timeout(assignReadMs))
    } catch (error) {
      logger.warn({ err: error }, 'the end of the topic of configs could not be read before work is assigned')
    }
    const nowMs = clock.monotonicMs()
    this.#assignedWork = this.#workText()
    const pieces = { connectors: configs.names, tasks: configs.taskIds }
    const work = { pieces, delayMs, nowMs, status: states.get.bind(states) }
    const assigned = this.#assignor.assign(members, work, this.#hadWork)
    this.#group = assigned.members
    for (const tell of this.#onAssigned) tell()
    this.#dueMs = Infinity
    this.#timer?.cancel()
    if (assigned.nextMs !== undefined) this.#askWithin(Math.max(0, assigned.nextMs - nowMs))
    for (const { subject, workerId } of assigned.waiting) {
      const known = states.get(subject)
      if (known === undefined || known.state === 'UNASSIGNED' || known.workerId !== workerId) continue
      const { generation } = runner
      status.put(subject, { state: 'UNASSIGNED', workerId, generation, version: known.version })
    }
    const { memberId: leader = '' } = this.#member ?? {}
    const configOffset = configTopic.position(0)
    return assigned.members.map(({ memberId, report: { report: seen }, shares }) => ({
      memberId,
      partitions: [],
      metadata: encodeAssignment({ leader, leaderUrl: this.#parts.url, configOffset, seen, shares }),
    }))
  }

  async #assigned({ metadata, memberEpoch }: GroupAssignment): Promise<void> {
    const assignment = decodeAssignment(metadata)
    // Nothing is assigned yet in the epoch in which a member joins.
    if (assignment === undefined || this.#isClosed) return
    const { configTopic, runner } = this.#parts
    const { signal } = this.#given
    const { shares, configOffset } = assignment
    this.#assignment = assignment
    if (this.leader?.isMe !== true) this.#assignor.forget()
    this.#hadWork = true
    runner.generation = memberEpoch
    const change = (kind: WorkKind) => this.#held[kind].change(shares[kind], assignment.seen[kind])
    const changes = { connectors: change('connectors'), tasks: change('tasks') }
    for (const kind of kinds) for (const piece of changes[kind].end) this.#allowed[kind].delete(piece)
    await runner.end({ connectors: changes.connectors.end, tasks: changes.tasks.end })
    if (signal.aborted) return
    const follows = kinds.map((kind) => this.#held[kind].follow(changes[kind]))
    if (follows.some(Boolean)) this.#report()
    // What is older than the assignment is not run.
    await configTopic.readTo(0, configOffset, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
    if (signal.aborted) return
    for (const kind of kinds) for (const piece of changes[kind].run) this.#allowed[kind].add(piece)
    this.#run()
    this.workChanged()
  }

  #run(): void {
    if (!this.#isReachable || this.#isClosed) return
    const { connectors, tasks } = this.#allowed
    this.#parts.runner.run({ connectors: [...connectors], tasks: [...tasks] })
  }

  /** Others may have all of it by the time the group can be reached again: so it ends now, and begins again if it is still ours then. */
  #reached(isReachable: boolean): void {
    const { logger, runner, groupId } = this.#parts
    this.#isReachable = isReachable
    if (isReachable) {
      logger.info({ groupId }, 'the group is reached again')
      this.#run()
      return
    }
    logger.error({ groupId }, 'the group can not be reached: what runs here is stopped before others are given it')
    runner.endAll().catch((error: unknown) => logger.error({ err: error }, 'work could not be ended'))
  }

  async #lost(error: StreamError): Promise<void> {
    const { logger, groupId } = this.#parts
    logger.warn({ err: error, groupId }, 'all that this worker had was taken away')
    await this.#letGo()
    // It joins again by what it says now.
    this.#report()
  }

  async #letGo(): Promise<void> {
    this.#given.abort(new StreamError('STALE_MEMBER_EPOCH', 'what was assigned counts no more'))
    const given = new AbortController()
    for (const kind of kinds) this.#allowed[kind].clear()
    await this.#parts.runner.endAll()
    await this.#turns.run(async () => {
      for (const kind of kinds) this.#held[kind].clear()
    })
    this.#assignment = undefined
    this.#isReachable = true
    this.#given = given
  }

  #failed(error: StreamError): void {
    const { logger, groupId, clock } = this.#parts
    if (this.#isClosed) return
    logger.error({ err: error, groupId, rejoinMs }, 'the worker could not stay in its group, and joins again')
    this.#letGo().then(
      () => {
        if (!this.#isClosed) this.#rejoin = clock.setTimer(rejoinMs, () => this.join())
      },
      (reason: unknown) => logger.error({ err: reason, groupId }, 'work could not be ended'),
    )
  }
}
