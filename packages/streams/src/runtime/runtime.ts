import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises'
import { assert, isStreamError, StreamError, toStreamError } from '@millrace/base'
import { type Client, connect } from '@millrace/client'
import { type GroupAssignment, type GroupMembership, joinGroup } from '@millrace/client/membership'
import { Queries } from '../queries/queries.ts'
import { StateDirectory } from '../stores/state-directory.ts'
import { TaskStop } from '../task/stream-task.ts'
import type { ProcessorTopology } from '../topology/nodes.ts'
import { ActiveTask, type TaskSurroundings } from './active-task.ts'
import { decodeAssignment, encodeMember } from './assignment/codec.ts'
import { assignGroup } from './assignment/group-assignor.ts'
import { type Deferred, deferred } from './deferred.ts'
import { GlobalTables } from './global-tables.ts'
import { allPartitionCounts, inputTopics, partitionsOf, resetOf } from './input-topics.ts'
import { internalTopics, makeInternalTopics, type PartitionCounts } from './internal-topics.ts'
import { limits } from './limits.ts'
import { TopicNames } from './names.ts'
import { TaskInputs } from './task-inputs.ts'
import { statusOf } from './task-status.ts'
import { type RunOptions, type RunSettings, runSettings, type StreamsState } from './options.ts'
import { type Output, PlainOutput, TransactionalOutput } from './output.ts'

/** An application to run. */
export interface Runnable {
  readonly id: string
  readonly topology: ProcessorTopology
}

/** The member is another by now, or none: it will be told, and then knows what is its own. */
const membershipCodes: ReadonlySet<string> = new Set(['UNKNOWN_MEMBER_ID', 'FENCED_MEMBER_EPOCH', 'STALE_MEMBER_EPOCH'])

interface Change {
  readonly assignment: GroupAssignment
  readonly done: Deferred<void>
}

/** One copy of an application: a member of its group that runs the tasks that it is given. */
export class StreamsRuntime {
  readonly #id: string
  readonly #topology: ProcessorTopology
  readonly #options: RunOptions
  readonly #settings: RunSettings
  readonly #names: TopicNames
  readonly #processId = randomUUID()
  readonly #tasks = new Map<string, ActiveTask>()
  #client: Client | undefined
  #directory: StateDirectory | undefined
  #globals: GlobalTables | undefined
  #inputs: TaskInputs | undefined
  #member: GroupMembership | undefined
  #output: Output | undefined
  #counts: PartitionCounts = new Map()
  #topicIds = new Map<string, string>()
  #state: StreamsState = 'created'
  #change: Change | undefined
  #lost: { readonly error: StreamError; readonly done: Deferred<void> } | undefined
  #failure: StreamError | undefined
  #isStopping = false
  #isAssigned = false
  #wantsCommit = false
  #lastCommitMs = 0
  #revivals = 0
  #wake: () => void = () => undefined
  #isWoken = false

  /** What is asked of its state. */
  readonly queries = new Queries(() => ({
    applicationId: this.#id,
    processId: this.#processId,
    topology: this.#topology,
    names: this.#names,
    state: this.#state,
    counts: this.#counts,
    tasks: () => [...this.#tasks.values()].map((task) => statusOf(task, this.#inputs)),
    task: (id) => this.#tasks.get(id),
    standby: () => undefined,
    globalBytes: (store, part) => this.#globals?.bytes(store, part),
  }))

  constructor({ id, topology }: Runnable, options: RunOptions) {
    this.#id = id
    this.#topology = topology
    this.#options = options
    this.#settings = runSettings(options)
    this.#names = new TopicNames(id, topology)
  }

  get state(): StreamsState {
    return this.#state
  }

  /** Runs until it is stopped by the signal, or fails. */
  async run(): Promise<void> {
    const { signal } = this.#options
    const stop = (): void => {
      this.#isStopping = true
      this.#wakeUp()
    }
    if (signal?.aborted === true) return
    signal?.addEventListener('abort', stop, { once: true })
    try {
      await this.#open()
      while (!this.#isStopping) await this.#turn()
      this.#become('stopping')
      await this.#commit()
      await this.#close()
      this.#become('stopped')
      this.queries.changes.close()
    } catch (error) {
      // Stopped before it had begun.
      if (this.#isStopping && isStreamError(error, 'ABORTED')) {
        await this.#close()
        this.#become('stopped')
        this.queries.changes.close()
        return
      }
      const failure = this.#failure ?? failureOf(error)
      this.#settings.logger.error({ err: failure, applicationId: this.#id }, 'the application failed')
      await this.#giveUp(failure)
      await this.#close()
      this.#become('failed')
      this.queries.changes.close(failure)
      throw failure
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }

  async #open(): Promise<void> {
    const { brokers, client, signal } = this.#options
    const { logger, stateDir, isExactlyOnce, replicationFactor } = this.#settings
    this.#become('rebalancing')
    if (client === undefined && brokers === undefined) {
      throw new StreamError(
        'INVALID_CONFIG',
        `application ${this.#id} knows no broker: give streams() or run() \`brokers\``,
      )
    }
    this.#client = client ?? (await connect({ brokers: brokers ?? [], clientId: this.#id, logger, signal }))
    this.#counts = await allPartitionCounts(this.#client, this.#topology, this.#names)
    const topics = internalTopics(this.#topology, this.#names, this.#counts)
    await makeInternalTopics(this.#client.admin(), topics, replicationFactor)
    const stores = this.#topology.subtopologies.flatMap((subtopology) => subtopology.stores)
    if (stores.some(({ kind }) => kind === 'persistent')) {
      this.#directory = await StateDirectory.open({ path: stateDir, applicationId: this.#id, logger })
    }
    this.#globals = await GlobalTables.open(this.#id, this.#topology, this.#client, this.#settings, (error) =>
      this.#fail(error),
    )
    this.#output = this.#newOutput()
    const names = inputTopics(this.#topology, this.#names)
    this.#inputs = new TaskInputs({
      client: this.#client,
      names: this.#names,
      tasks: () => this.#tasks.values(),
      isolation: isExactlyOnce ? 'read_committed' : 'read_uncommitted',
      received: () => this.#wakeUp(),
      failed: (error) => this.#fail(failureOf(error)),
    })
    for (const name of names) {
      this.#inputs.add(name, resetOf(name, this.#topology, this.#names))
      this.#topicIds.set((await this.#client.admin().describeTopic(name)).topicId, name)
    }
    const advertised = await this.queries.open(this.#settings.control, this.#client, this.#settings.logger)
    const options = { standbyReplicas: 0, acceptableRecoveryLag: Infinity, warmupReplicasMax: 0 }
    this.#member = joinGroup(
      this.#client,
      {
        group: this.#id,
        protocolType: 'streams',
        assignor: 'client',
        subscription: {
          topics: names,
          topicRegex: '',
          metadata: encodeMember({ processId: this.#processId, lags: {}, advertised }),
        },
      },
      {
        assigned: (assignment) => {
          const done = deferred<void>()
          this.#change = { assignment, done }
          this.#wakeUp()
          return done.promise
        },
        lost: (error) => {
          const done = deferred<void>()
          this.#lost = { error, done }
          this.#change?.done.resolve()
          this.#change = undefined
          this.#wakeUp()
          return done.promise
        },
        failed: (error) => this.#fail(error),
        compute: (task) => assignGroup(this.#topology, this.#names, task, options),
      },
    )
    this.#lastCommitMs = Date.now()
  }

  #newOutput(): Output {
    const client = this.#clientOf()
    const member = (): GroupMembership => this.#memberOf()
    if (!this.#settings.isExactlyOnce) return new PlainOutput(client, member)
    return new TransactionalOutput(client, `${this.#id}-${this.#processId}`, member)
  }

  /** One round: what has changed, some records of each task, what is due. */
  async #turn(): Promise<void> {
    this.#isWoken = false
    if (this.#failure !== undefined) throw this.#failure
    try {
      if (this.#lost !== undefined) await this.#lose(this.#lost.error)
      if (this.#change !== undefined) await this.#carryOut(this.#change)
      const isBusy = this.#process()
      await this.#outputOf().drain()
      const nowMs = Date.now()
      const isDue = nowMs - this.#lastCommitMs >= this.#settings.commitIntervalMs
      if (isDue || this.#wantsCommit || [...this.#tasks.values()].some(({ isFull }) => isFull)) await this.#commit()
      if (isBusy) await nextTurn()
      else await this.#sleep(nowMs)
    } catch (error) {
      await this.#revive(error)
    }
  }

  /** Whether anything was processed. */
  #process(): boolean {
    let isBusy = false
    const nowMs = Date.now()
    const inputs = this.#inputsOf()
    for (const active of this.#tasks.values()) {
      if (!active.isReady) continue
      const { task } = active
      let count = 0
      while (
        count < limits.recordsPerTurnMax &&
        this.#outputOf().waitingBytes < limits.outputBytesMax &&
        active.isProcessable(nowMs, inputs.isCaughtUp)
      ) {
        task.process()
        count += 1
      }
      if (task.nextWallClockPunctuationMs <= nowMs && task.punctuateWallClock()) count += 1
      if (count > 0) isBusy = true
      inputs.letIn(active)
    }
    return isBusy
  }

  /** Commits what all tasks have done. */
  async #commit(): Promise<void> {
    const output = this.#outputOf()
    const tasks = [...this.#tasks.values()].filter(({ isReady }) => isReady)
    for (const { task } of tasks) task.flush()
    const offsets = tasks.flatMap((task) => task.offsets())
    this.#wantsCommit = false
    this.#lastCommitMs = Date.now()
    if (offsets.length === 0 && !output.isDirty) return
    await output.commit(offsets)
    for (const task of tasks) task.committed()
    this.#revivals = 0
  }

  /** Lets go of tasks that are another's now, and takes those that are new. */
  async #carryOut({ assignment, done }: Change): Promise<void> {
    this.#become('rebalancing')
    const { active } = decodeAssignment(assignment.metadata)
    // Before it was, nobody has said yet what this copy is to run.
    this.#isAssigned = assignment.metadata.length > 0
    const granted = new Set(
      assignment.partitions.flatMap(({ topicId, partitions }) =>
        partitions.map((partition) => `${this.#topicIds.get(topicId) ?? ''}/${partition}`),
      ),
    )
    const isGranted = (id: string): boolean =>
      partitionsOf(id, this.#topology, this.#names, this.#counts).every(({ topic, partition }) =>
        granted.has(`${topic}/${partition}`),
      )
    const wanted = new Set(active.filter(isGranted))
    const leaving = [...this.#tasks.values()].filter(({ id }) => !wanted.has(id))
    if (leaving.length > 0) {
      await this.#commit()
      await this.#drop(leaving)
    }
    for (const id of wanted) if (!this.#tasks.has(id)) this.#take(id)
    await this.#inputsOf().refresh()
    if (this.#change?.done === done) this.#change = undefined
    done.resolve()
    this.#settle()
  }

  #take(id: string): void {
    const [number = 0, partition = 0] = id.split('_').map(Number)
    const subtopology = this.#topology.subtopologies.find((each) => each.id === number)
    if (subtopology === undefined) {
      throw new StreamError(
        'INVALID_TOPOLOGY',
        `task ${id} was assigned, which this topology does not have: run the same one in all copies`,
      )
    }
    const task = new ActiveTask(subtopology, partition, this.#surroundings())
    this.#tasks.set(id, task)
    this.#settings.logger.info({ taskId: id }, 'a task begins')
    // Others go on meanwhile.
    void this.#restore(task)
  }

  /** Gets a task ready. What may go away by itself is tried again, for as long as the task is this member's. */
  async #restore(task: ActiveTask): Promise<void> {
    const { signal } = task.stopping
    try {
      for (;;) {
        try {
          const starts = await task.restore()
          if (signal.aborted) return
          this.#inputsOf().begin(task.id, starts)
          await this.#inputsOf().refresh()
          this.#settle()
          this.#wakeUp()
          return
        } catch (error) {
          if (signal.aborted) return
          const failure = toStreamError(error, 'INTERNAL', `task ${task.id} could not be restored`)
          if (!failure.retriable && !membershipCodes.has(failure.code)) throw failure
          this.#settings.logger.info({ err: failure, taskId: task.id }, 'a task can not be restored yet')
          await delay(limits.restoreAgainMs, undefined, { signal })
        }
      }
    } catch (error) {
      if (!signal.aborted) this.#fail(failureOf(error))
    }
  }

  async #drop(tasks: Iterable<ActiveTask>): Promise<void> {
    for (const task of [...tasks]) {
      this.#tasks.delete(task.id)
      this.#inputs?.end(task.id)
      this.#settings.logger.info({ taskId: task.id }, 'a task ends')
    }
    await this.#inputs?.refresh()
    for (const task of tasks) await task.close()
  }

  /** Everything is another's: what was not committed never will be. */
  async #lose(error: StreamError): Promise<void> {
    this.#become('rebalancing')
    await this.#giveUp(error)
    this.#output = this.#newOutput()
    this.#lost?.done.resolve()
    this.#lost = undefined
  }

  /** Forgets what was not committed, and all tasks. */
  async #giveUp(reason: StreamError): Promise<void> {
    const tasks = [...this.#tasks.values()]
    await this.#output?.abort(reason)
    await this.#drop(tasks)
    await this.#output?.close()
    this.#output = undefined
  }

  /** After what may go away by itself: all tasks again, from what was committed. Throws what does not. */
  async #revive(error: unknown): Promise<void> {
    if (error instanceof TaskStop) throw error
    const failure = failureOf(error)
    const isOver =
      failure.code === 'INVALID_TOPOLOGY' || failure.code === 'INVALID_CONFIG' || failure.code === 'INTERNAL'
    this.#revivals += 1
    if (isOver || this.#revivals > limits.revivalsMax) throw failure
    const { logger } = this.#settings
    logger.warn(
      { err: failure, applicationId: this.#id },
      'what was not committed is given up, and the tasks begin again',
    )
    this.#become('rebalancing')
    const ids = [...this.#tasks.keys()]
    await this.#giveUp(failure)
    this.#output = this.#newOutput()
    // If they are another's by now, or the membership is over, that is told before long.
    if (this.#lost === undefined) for (const id of ids) this.#take(id)
  }

  #settle(): void {
    if (!this.#isAssigned) return
    if (this.#change === undefined && [...this.#tasks.values()].every(({ isReady }) => isReady)) this.#become('running')
  }

  #become(state: StreamsState): void {
    if (this.#state === state) return
    this.#state = state
    this.#settings.logger.info({ applicationId: this.#id, state }, 'the application changes its state')
    this.#options.onState?.(state)
  }

  #fail(error: StreamError): void {
    this.#failure ??= error
    this.#wakeUp()
  }

  #wakeUp(): void {
    this.#isWoken = true
    this.#wake()
  }

  /** Until something happens, or is due. */
  async #sleep(nowMs: number): Promise<void> {
    if (this.#isWoken) return
    const isDirty =
      this.#outputOf().isDirty || [...this.#tasks.values()].some((task) => task.isReady && task.offsets().length > 0)
    const commitMs = isDirty ? this.#lastCommitMs + this.#settings.commitIntervalMs : Infinity
    const punctuationMs = Math.min(
      Infinity,
      ...[...this.#tasks.values()].map(({ task }) => task.nextWallClockPunctuationMs),
    )
    // Who waits for an input to be known as empty looks again soon.
    const waits = [...this.#tasks.values()].some(({ task }) => task.next !== undefined)
    const untilMs = Math.min(commitMs, punctuationMs, nowMs + (waits ? 10 : 1_000))
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, untilMs - nowMs))
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = () => undefined
  }

  async #close(): Promise<void> {
    await this.#drop([...this.#tasks.values()])
    await this.queries.close()
    await this.#inputs?.close()
    await this.#globals?.close()
    await this.#output?.close()
    this.#change?.done.resolve()
    this.#lost?.done.resolve()
    await this.#member?.leave()
    await this.#directory?.close()
    if (this.#options.client === undefined) await this.#client?.close()
  }

  #surroundings(): TaskSurroundings {
    return {
      applicationId: this.#id,
      client: this.#clientOf(),
      member: () => this.#memberOf(),
      names: this.#names,
      settings: this.#settings,
      output: () => this.#outputOf(),
      directory: () => {
        assert(this.#directory !== undefined, 'a topology with persistent stores has a directory')
        return this.#directory
      },
      counts: () => this.#counts,
      globalStore: (name) => this.#globals?.store(name),
      commitRequested: () => {
        this.#wantsCommit = true
      },
      changes: this.queries.changes,
    }
  }

  #clientOf(): Client {
    assert(this.#client !== undefined, 'it is connected')
    return this.#client
  }

  #memberOf(): GroupMembership {
    assert(this.#member !== undefined, 'it has joined its group')
    return this.#member
  }

  #inputsOf(): TaskInputs {
    assert(this.#inputs !== undefined, 'it runs')
    return this.#inputs
  }

  #outputOf(): Output {
    assert(this.#output !== undefined, 'it runs')
    return this.#output
  }
}

function failureOf(error: unknown): StreamError {
  const cause = error instanceof TaskStop ? error.cause : error
  if (isStreamError(cause)) return cause
  return toStreamError(cause, 'INTERNAL', 'the application failed')
}
