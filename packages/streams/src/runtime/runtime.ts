import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isStreamError, present, StreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import type { GroupAssignment, GroupMembership, GroupSubscription } from '@millrace/client/membership'
import { joinGroup } from '@millrace/client/membership'
import { Queries } from '../queries/queries.ts'
import { CacheBudget } from '../stores/cache/cache-budget.ts'
import { StateDirectory } from '../stores/state-directory.ts'
import type { ProcessorTopology } from '../topology/nodes.ts'
import { ActiveTask, type TaskSurroundings } from './active-task.ts'
import { decodeAssignment, encodeMember } from './assignment/codec.ts'
import { assignGroup } from './assignment/group-assignor.ts'
import { Commits } from './commits.ts'
import { connected } from './connected.ts'
import { type Deferred, deferred } from './deferred.ts'
import { tasksDueMs } from './due.ts'
import { copyFailure, errorOf, type Failure, failureIn, shutdownAsked, taskFailureOf } from './failure.ts'
import { GlobalTables } from './global-tables.ts'
import { goneInput } from './gone-inputs.ts'
import { allPartitionCounts, inputTopics, partitionsOf, resetOf } from './input-topics.ts'
import { internalTopics, makeInternalTopics, type PartitionCounts } from './internal-topics.ts'
import { limits } from './limits.ts'
import { TopicNames } from './names.ts'
import { statusOf } from './task-status.ts'
import { type RunOptions, type RunSettings, runSettings, type StreamsState } from './options.ts'
import { openOutput, type Output } from './output.ts'
import { Recovery } from './recovery.ts'
import { restoredTask } from './restored-task.ts'
import { othersGone } from './shutdown.ts'
import { StreamMetrics } from './stream-metrics.ts'
import { TaskInputs } from './task-inputs.ts'
import { Wakeup } from './wakeup.ts'

/** An application to run. */
export interface Runnable {
  readonly id: string
  readonly topology: ProcessorTopology
}

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
  /** In transactional ids: of this copy alone, while threads of one process share its id. */
  readonly #copyId = randomUUID()
  readonly #processId: string
  readonly #tasks = new Map<string, ActiveTask>()
  readonly #recovery: Recovery
  readonly #commits: Commits
  readonly #metrics: StreamMetrics
  readonly #cacheBudget: CacheBudget
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
  #failure: Failure | undefined
  /** Why all copies are to stop: another has asked for it. */
  #asked: StreamError | undefined
  /** The task that is at work. */
  #working: string | undefined
  #isStopping = false
  #isAssigned = false
  #isPaused = false
  readonly #wakeup = new Wakeup()

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

  constructor({ id, topology }: Runnable, options: RunOptions, processId?: string) {
    this.#processId = processId ?? this.#copyId
    this.#id = id
    this.#topology = topology
    this.#options = options
    this.#settings = runSettings(options)
    this.#recovery = new Recovery(this.#settings)
    this.#cacheBudget = new CacheBudget(this.#settings.cacheBytesMax)
    this.#metrics = new StreamMetrics(this.#settings.metrics, id)
    this.#names = new TopicNames(id, topology)
    this.#commits = new Commits({
      topology,
      settings: this.#settings,
      wakeup: this.#wakeup,
      tasks: () => this.#tasks.values(),
      output: () => this.#outputOf(),
      enter: (taskId) => (this.#working = taskId),
      process: () => this.#process(),
      isOver: () => this.#lost !== undefined || this.#failure !== undefined,
      committed: (taskIds) => this.#recovery.committed(taskIds),
    })
  }

  get state(): StreamsState {
    return this.#state
  }

  /** Paused it takes no more records, and calls no punctuations: what was begun is finished and committed (KIP-834). */
  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused
    if (isPaused) this.#commits.request()
    if (this.#state === 'running' || this.#state === 'paused') this.#become(isPaused ? 'paused' : 'running')
    this.#wakeup.wake()
  }

  /** Runs until it is stopped by the signal, or fails. */
  async run(): Promise<void> {
    const { signal } = this.#options
    const stop = (): void => {
      this.#isStopping = true
      this.#wakeup.wake()
    }
    if (signal?.aborted === true) return
    signal?.addEventListener('abort', stop, { once: true })
    try {
      await this.#open()
      while (!this.#isStopping) await this.#turn()
      this.#become('stopping')
      await this.#commits.commit(true)
      if (this.#asked !== undefined) throw this.#asked
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
      const failure = errorOf(error)
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
    const { logger, stateDir, isExactlyOnce, replicationFactor } = this.#settings
    this.#become('rebalancing')
    this.#client = await connected(this.#id, this.#options, this.#settings)
    this.#counts = await allPartitionCounts(this.#client, this.#topology, this.#names)
    const topics = internalTopics(this.#topology, this.#names, this.#counts)
    await makeInternalTopics(this.#client.admin(), topics, replicationFactor)
    if (this.#topology.subtopologies.some(({ stores }) => stores.some(({ kind }) => kind === 'persistent'))) {
      this.#directory = await StateDirectory.open({ path: stateDir, applicationId: this.#id, logger })
    }
    const failed = (error: StreamError): void => this.#fail(copyFailure(error))
    const shared = { client: this.#client, settings: this.#settings, metrics: this.#metrics }
    this.#globals = await GlobalTables.open(this.#id, this.#topology, shared, failed)
    this.#output = this.#newOutput()
    this.#inputs = new TaskInputs({
      client: this.#client,
      names: this.#names,
      tasks: () => this.#tasks.values(),
      isolation: isExactlyOnce ? 'read_committed' : 'read_uncommitted',
      received: () => this.#wakeup.wake(),
      failed: (error) => this.#fail(taskFailureOf(error, undefined)),
    })
    for (const name of inputTopics(this.#topology, this.#names)) {
      this.#inputs.add(name, resetOf(name, this.#topology, this.#names))
      this.#topicIds.set((await this.#client.admin().describeTopic(name)).topicId, name)
    }
    await this.queries.open(this.#settings.control, this.#client, this.#settings.logger)
    const options = { standbyReplicas: 0, acceptableRecoveryLag: Infinity, warmupReplicasMax: 0 }
    this.#member = joinGroup(
      this.#client,
      { group: this.#id, protocolType: 'streams', assignor: 'client', subscription: this.#subscription() },
      {
        assigned: (assignment) => {
          const done = deferred<void>()
          this.#change = { assignment, done }
          this.#wakeup.wake()
          return done.promise
        },
        lost: (error) => {
          const done = deferred<void>()
          this.#lost = { error, done }
          this.#change?.done.resolve()
          this.#change = undefined
          this.#wakeup.wake()
          return done.promise
        },
        failed,
        compute: (task) => assignGroup(this.#topology, this.#names, task, options),
      },
    )
  }

  /** What the copy tells its group of itself: also that all are to stop, and why. */
  #subscription(shutdown?: string): GroupSubscription {
    const topics = inputTopics(this.#topology, this.#names)
    return {
      topics,
      topicRegex: '',
      metadata: encodeMember({ processId: this.#processId, lags: {}, advertised: this.queries.advertised, shutdown }),
    }
  }

  #newOutput(): Output {
    const transactionalId = this.#settings.isExactlyOnce ? `${this.#id}-${this.#copyId}` : undefined
    const { transactionTimeoutMs } = this.#commits
    return openOutput(this.#surroundings().client, () => this.#memberOf(), transactionTimeoutMs, transactionalId)
  }

  /** One round: what has changed, some records of each task, what is due. */
  async #turn(): Promise<void> {
    this.#wakeup.reset()
    this.#working = undefined
    const failure = this.#failure
    this.#failure = undefined
    if (failure !== undefined) return this.#recover(failure)
    try {
      if (this.#lost !== undefined) await this.#lose(this.#lost.error)
      if (this.#change !== undefined) await this.#carryOut(this.#change)
      const isBusy = this.#process()
      await this.#outputOf().drain()
      const nowMs = performance.now()
      if (this.#commits.isDue(nowMs)) await this.#commits.commit()
      if (isBusy) await nextTurn()
      else await this.#sleep(nowMs)
    } catch (error) {
      await this.#recover(failureIn(error, this.#working))
    }
  }

  /** Whether anything was processed. */
  #process(): boolean {
    let isBusy = false
    const nowMs = performance.now()
    const inputs = this.#inputsOf()
    for (const active of this.#tasks.values()) {
      if (!active.isReady) continue
      const { task } = active
      this.#working = active.id
      active.takeIn()
      if (task.deliver()) isBusy = true
      let count = 0
      while (
        count < limits.recordsPerTurnMax &&
        this.#outputOf().waitingBytes < limits.outputBytesMax &&
        !this.#isPaused &&
        active.isProcessable(nowMs, inputs.isCaughtUp)
      ) {
        task.process()
        count += 1
      }
      this.#metrics.processed.add(count)
      if (!this.#isPaused && active.punctuateWallClock()) count += 1
      if (!this.#isPaused && active.passTime(nowMs, count > 0, inputs.isCaughtUp)) count += 1
      if (count > 0) isBusy = true
      inputs.letIn(active)
    }
    this.#working = undefined
    return isBusy
  }

  /** Lets go of tasks that are another's now, and takes those that are new. */
  async #carryOut({ assignment, done }: Change): Promise<void> {
    const { active, shutdown, missing = [] } = decodeAssignment(assignment.metadata)
    if (shutdown !== undefined) {
      this.#asked = shutdownAsked(this.#id, shutdown.reason)
      this.#isStopping = true
      return
    }
    const gone = await goneInput(this.#surroundings().client.admin(), missing, assignment, this.#topicIds)
    if (gone !== undefined) return this.#fail(copyFailure(gone))
    this.#become('rebalancing')
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
      await this.#commits.commit()
      await this.#drop(leaving)
    }
    for (const id of wanted) if (!this.#tasks.has(id)) this.#take(id)
    await this.#inputsOf().refresh()
    if (this.#change?.done === done) this.#change = undefined
    done.resolve()
    this.#settle()
  }

  #take(id: string, afterMs = 0): void {
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
    void this.#restore(task, afterMs)
  }

  async #restore(task: ActiveTask, afterMs: number): Promise<void> {
    try {
      const starts = await restoredTask(task, afterMs, this.#settings.logger)
      if (starts === undefined) return
      this.#inputsOf().begin(task.id, starts)
      await this.#inputsOf().refresh()
      this.#settle()
      this.#wakeup.wake()
    } catch (error) {
      if (!task.stopping.signal.aborted) this.#fail(taskFailureOf(error, task.id))
    }
  }

  async #drop(tasks: Iterable<ActiveTask>): Promise<void> {
    for (const task of [...tasks]) {
      this.#tasks.delete(task.id)
      this.#inputs?.end(task.id)
      this.#settings.logger.info({ taskId: task.id }, 'a task ends')
    }
    await this.#inputs?.refresh()
    for (const task of tasks) {
      await task.close().catch((error: unknown) => {
        // A processor that can't end: the task is no more in any case.
        this.#settings.logger.warn({ err: error, taskId: task.id }, 'a task could not be closed as it should')
      })
    }
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

  /** After a failure: tasks begin again from what was committed, or all copies are asked to stop, or it is thrown and ends this one. */
  async #recover(failure: Failure): Promise<void> {
    const { error } = failure
    const verdict = this.#recovery.decide(failure)
    if (verdict.kind === 'stop') throw error
    if (verdict.kind === 'shutdown-application') return this.#askAllToStop(error)
    const { taskId, delayMs } = verdict
    const about = { err: error, applicationId: this.#id, taskId, delayMs }
    this.#settings.logger.warn(about, 'what was not committed is given up, and tasks begin again')
    this.#become('rebalancing')
    const failed = taskId === undefined ? undefined : this.#tasks.get(taskId)
    let ids = [...this.#tasks.keys()]
    if (failed !== undefined && !this.#settings.isExactlyOnce) {
      // What the others did stands: it shares no transaction with this.
      ids = [failed.id]
      await this.#drop([failed])
    } else {
      await this.#giveUp(error)
      this.#output = this.#newOutput()
    }
    // If they are another's by now, or the membership is over, that is told before long.
    if (this.#lost !== undefined) return
    this.#metrics.replaced.add(ids.length)
    for (const id of ids) this.#take(id, taskId === undefined || id === taskId ? delayMs : 0)
  }

  /** Tells all copies, through their group, that they are to stop, waits until they have gone, and throws the reason. */
  async #askAllToStop(error: StreamError): Promise<void> {
    await this.#giveUp(error)
    this.#memberOf().subscribe(this.#subscription(error.message.slice(0, limits.shutdownReasonLengthMax)))
    const next = (): GroupAssignment | undefined => {
      const change = this.#change
      this.#change = undefined
      this.#lost?.done.resolve()
      this.#lost = undefined
      change?.done.resolve()
      return change?.assignment
    }
    await othersGone(this.#wakeup, () => this.#isStopping, next)
    throw error
  }

  #settle(): void {
    if (!this.#isAssigned || this.#change !== undefined) return
    const isReady = [...this.#tasks.values()].every((task) => task.isReady)
    if (isReady) this.#become(this.#isPaused ? 'paused' : 'running')
  }

  #become(state: StreamsState): void {
    if (this.#state === state) return
    this.#state = state
    this.#settings.logger.info({ applicationId: this.#id, state }, 'the application changes its state')
    this.#options.onState?.(state)
  }

  #fail(failure: Failure): void {
    this.#failure ??= failure
    this.#wakeup.wake()
  }

  /** Until something happens, or is due. */
  async #sleep(nowMs: number): Promise<void> {
    const tasks = this.#isPaused ? [] : this.#tasks.values()
    await this.#wakeup.wait(Math.min(this.#commits.nextMs, tasksDueMs(tasks, nowMs)))
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
      client: present(this.#client, 'it is connected'),
      member: () => this.#memberOf(),
      names: this.#names,
      settings: this.#settings,
      metrics: this.#metrics,
      cacheBudget: this.#cacheBudget,
      output: () => this.#outputOf(),
      directory: () => present(this.#directory, 'persistent stores have a directory'),
      counts: () => this.#counts,
      globalStore: (name) => this.#globals?.store(name),
      commitRequested: () => this.#commits.request(),
      posted: () => this.#wakeup.wake(),
      changes: this.queries.changes,
    }
  }

  #memberOf(): GroupMembership {
    return present(this.#member, 'it has joined its group')
  }

  #inputsOf(): TaskInputs {
    return present(this.#inputs, 'it runs')
  }

  #outputOf(): Output {
    return present(this.#output, 'it runs')
  }
}
