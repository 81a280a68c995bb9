import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isStreamError, present, StreamError } from '@millrace/base'
import type { Admin, Client } from '@millrace/client'
import { Queries } from '../queries/queries.ts'
import { CacheBudget } from '../stores/cache/cache-budget.ts'
import { StateDirectory } from '../stores/state-directory.ts'
import type { ProcessorTopology } from '../topology/nodes.ts'
import { ApplicationTopics } from './application-topics.ts'
import { decodeAssignment } from './assignment/codec.ts'
import { TaskAssignor } from './assignment/task-assignor.ts'
import { Commits } from './commits.ts'
import { connected } from './connected.ts'
import { type AssignmentChange, CopyMembership } from './copy-membership.ts'
import { tasksDueMs } from './due.ts'
import { copyFailure, errorOf, type Failure, failureIn, shutdownAsked, taskFailureOf } from './failure.ts'
import { GlobalTables } from './global-tables.ts'
import { goneInput } from './gone-inputs.ts'
import { inputTopics, ownTopics, partitionsOf, resetOf } from './input-topics.ts'
import type { PartitionCounts } from './internal-topics.ts'
import { limits } from './limits.ts'
import { TopicNames } from './names.ts'
import { type RunOptions, type RunSettings, runSettings, type StreamsState } from './options.ts'
import { openOutput, type Output } from './output.ts'
import { Recovery } from './recovery.ts'
import { RepartitionPurge } from './repartition-purge.ts'
import { othersGone } from './shutdown.ts'
import { StateCleanup } from './state-cleanup.ts'
import { StreamMetrics } from './stream-metrics.ts'
import type { TaskSurroundings } from './task-environment.ts'
import { TaskInputs } from './task-inputs.ts'
import { TaskSet } from './task-set.ts'
import { Wakeup } from './wakeup.ts'

/** An application to run. */
export interface Runnable {
  readonly id: string
  readonly topology: ProcessorTopology
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
  readonly #topics: ApplicationTopics
  readonly #tasks: TaskSet
  readonly #membership: CopyMembership
  readonly #recovery: Recovery
  readonly #commits: Commits
  readonly #metrics: StreamMetrics
  readonly #cacheBudget: CacheBudget
  #client: Client | undefined
  #directory: StateDirectory | undefined
  #cleanup: StateCleanup | undefined
  #globals: GlobalTables | undefined
  #inputs: TaskInputs | undefined
  #output: Output | undefined
  #purge: RepartitionPurge | undefined
  #state: StreamsState = 'created'
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
    counts: this.#topics.counts,
    tasks: () => this.#tasks.statuses(this.#inputs),
    task: (id) => this.#tasks.get(id),
    standby: (id) => this.#tasks.standby(id),
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
      tasks: () => this.#tasks.active,
      output: () => this.#outputOf(),
      enter: (taskId) => (this.#working = taskId),
      process: () => this.#process(),
      isOver: () => this.#membership.lost !== undefined || this.#failure !== undefined,
      committed: (taskIds, offsets, durationMs) => {
        this.#metrics.copy.committed(durationMs)
        this.#purge?.committed(offsets)
        this.#recovery.committed(taskIds)
      },
    })
    const client = (): Client => present(this.#client, 'it is connected')
    const application = { applicationId: id, topology, names: this.#names, settings: this.#settings, client }
    this.#topics = new ApplicationTopics(application)
    this.#tasks = new TaskSet({
      subtopologies: topology.subtopologies,
      surroundings: this.#surroundings(),
      inputs: () => this.#inputsOf(),
      ready: () => {
        this.#settle()
        this.#wakeup.wake()
      },
      failed: (failure) => this.#fail(failure),
    })
    this.#membership = new CopyMembership({
      applicationId: id,
      processId: this.#processId,
      topology,
      names: this.#names,
      shape: this.#topics.shape,
      settings: this.#settings,
      atHand: () => this.#tasks.atHand,
      advertised: () => this.queries.advertised,
      wakeup: this.#wakeup,
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
    const { logger, stateDir, isExactlyOnce, purgeIntervalMs: intervalMs } = this.#settings
    this.#become('rebalancing')
    this.#client = await connected(this.#id, this.#options, this.#settings)
    await this.#topics.prepare()
    if (hasPersistentStores(this.#topology)) {
      this.#directory = await StateDirectory.open({ path: stateDir, applicationId: this.#id, logger })
      await this.#topics.adopt(this.#directory)
      this.#tasks.openStored(this.#directory.taskIds())
      this.#cleanup = this.#newCleanup(this.#directory)
    }
    const failed = (error: StreamError): void => this.#fail(copyFailure(error))
    const { directory } = this.#surroundings()
    const shared = { client: this.#client, settings: this.#settings, metrics: this.#metrics, directory }
    this.#globals = await GlobalTables.open(this.#id, this.#topology, shared, failed)
    this.#output = this.#newOutput()
    this.#inputs = new TaskInputs({
      client: this.#client,
      names: this.#names,
      tasks: () => this.#tasks.active,
      counts: () => this.#topics.counts,
      isolation: isExactlyOnce ? 'read_committed' : 'read_uncommitted',
      received: () => this.#wakeup.wake(),
      failed: (error) => this.#fail(taskFailureOf(error, undefined)),
    })
    for (const name of inputTopics(this.#topology, this.#names)) {
      this.#inputs.add(name, resetOf(name, this.#topology, this.#names))
    }
    this.#metrics.copy.begin(this.queries.local, () => this.#cacheBudget.sizeBytes)
    await this.queries.open(this.#settings.control, this.#client, this.#settings.logger)
    const { client } = shared
    const admin = (): Admin => client.admin()
    const { shape } = this.#topics
    const toPurge = { admin, topics: ownTopics(this.#topology, this.#names), intervalMs, logger }
    this.#purge = new RepartitionPurge(toPurge, performance.now())
    const fitInternalTopics = (counts: PartitionCounts): Promise<void> => this.#topics.fit(counts)
    const assignor = new TaskAssignor({ admin, shape, fitInternalTopics, options: this.#settings, logger })
    this.#membership.join(client, { failed, compute: (task) => assignor.compute(task) })
  }

  #newCleanup(directory: StateDirectory): StateCleanup {
    const { cleanupDelayMs: delayMs, logger } = this.#settings
    const deleted = (taskId: string): void => this.#tasks.noteDeleted(taskId)
    return new StateCleanup({ directory, delayMs, logger, deleted }, performance.now())
  }

  #newOutput(): Output {
    const transactionalId = this.#settings.isExactlyOnce ? `${this.#id}-${this.#copyId}` : undefined
    const { transactionTimeoutMs } = this.#commits
    const { producer } = this.#settings
    const settings = { producer, transactionTimeoutMs }
    return openOutput(this.#surroundings().client(), () => this.#membership.member, settings, transactionalId)
  }

  /** One round: what has changed, some records of each task, what is due. */
  async #turn(): Promise<void> {
    this.#wakeup.reset()
    this.#working = undefined
    const failure = this.#failure
    this.#failure = undefined
    if (failure !== undefined) return this.#recover(failure)
    try {
      if (this.#membership.lost !== undefined) await this.#lose(this.#membership.lost)
      this.#commits.finishIfOver()
      if (this.#membership.change !== undefined) await this.#carryOut(this.#membership.change)
      const isBusy = this.#process()
      await this.#outputOf().drain()
      const nowMs = performance.now()
      if (this.#commits.isDue(nowMs)) await this.#commits.begin()
      this.#tasks.commitStandbysIfDue(nowMs)
      this.#purge?.purgeIfDue(nowMs)
      // Meanwhile it may turn out that a task comes back.
      if (this.#state !== 'rebalancing') await this.#cleanup?.cleanIfDue(nowMs)
      this.#membership.reportIfDue(nowMs)
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
    const output = this.#outputOf()
    for (const active of this.#tasks.active) {
      if (!active.isReady) continue
      const { task } = active
      this.#working = active.id
      active.takeIn()
      if (task.deliver()) isBusy = true
      let count = 0
      const beginMs = performance.now()
      while (
        count < limits.recordsPerTurnMax &&
        output.waitingBytes < limits.outputBytesMax &&
        !this.#isPaused &&
        active.isProcessable(nowMs, inputs.isCaughtUp)
      ) {
        task.process()
        count += 1
      }
      this.#metrics.turn(count, performance.now() - beginMs)
      if (!this.#isPaused && active.punctuateWallClock()) count += 1
      if (!this.#isPaused && active.passTime(nowMs, count > 0, inputs.isCaughtUp)) count += 1
      if (count > 0) isBusy = true
      inputs.letIn(active)
    }
    this.#working = undefined
    return isBusy
  }

  /** Lets go of tasks that are another's now, and takes those that are new. */
  async #carryOut(change: AssignmentChange): Promise<void> {
    const { assignment } = change
    const { active, standby, shutdown, refusal, missing = [] } = decodeAssignment(assignment.metadata)
    if (shutdown !== undefined) {
      this.#asked = shutdownAsked(this.#id, shutdown.reason)
      this.#isStopping = true
      return
    }
    if (refusal !== undefined) return this.#fail(copyFailure(new StreamError(refusal.code, refusal.message)))
    const gone = await goneInput(this.#surroundings().client().admin(), missing, assignment, this.#topics.names)
    if (gone !== undefined) return this.#fail(copyFailure(gone))
    // Before it was, nobody has said yet what this copy is to run.
    this.#isAssigned = assignment.metadata.length > 0
    const granted = new Set(
      assignment.partitions.flatMap(({ topicId, partitions }) =>
        partitions.map((partition) => `${this.#topics.nameOf(topicId)}/${partition}`),
      ),
    )
    await this.#topics.knowAll(assignment.partitions)
    const isGranted = (id: string): boolean =>
      partitionsOf(id, this.#topology, this.#names, this.#topics.counts).every(({ topic, partition }) =>
        granted.has(`${topic}/${partition}`),
      )
    const ids = active.filter(isGranted)
    const isAsItWas = this.#tasks.active.length === ids.length && ids.every((id) => this.#tasks.get(id) !== undefined)
    if (!isAsItWas) this.#become('rebalancing')
    // Who has just joined is told nothing yet: it keeps the states on its disk open until it is.
    if (this.#isAssigned || this.#tasks.active.length > 0) {
      await this.#tasks.carryOut({ active, standby }, isGranted, () => this.#commitAll())
    }
    this.#membership.carriedOut(change)
    this.#settle()
  }

  /** Commits before tasks are let go of; whether that was possible. */
  async #commitAll(): Promise<boolean> {
    await this.#commits.commit()
    return this.#membership.lost === undefined && this.#failure === undefined
  }

  /** Everything is another's: what was not committed never will be. */
  async #lose(error: StreamError): Promise<void> {
    this.#become('rebalancing')
    await this.#giveUp(error)
    this.#output = this.#newOutput()
    this.#membership.gaveUp()
  }

  /** Forgets what was not committed, and all tasks. */
  async #giveUp(reason: StreamError): Promise<void> {
    await this.#commits.settle()
    await this.#output?.abort(reason)
    await this.#tasks.drop(this.#tasks.active)
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
    let ids = this.#tasks.active.map(({ id }) => id)
    if (failed !== undefined && !this.#settings.isExactlyOnce && (await this.#commits.settle())) {
      // What the others did stands: it shares no transaction with this.
      ids = [failed.id]
      await this.#tasks.drop([failed])
    } else {
      await this.#giveUp(error)
      this.#output = this.#newOutput()
    }
    // If they are another's by now, or the membership is over, that is told before long.
    if (this.#membership.lost !== undefined) return
    this.#metrics.replaced.add(ids.length)
    for (const id of ids) this.#tasks.begin(id, taskId === undefined || id === taskId ? delayMs : 0)
  }

  /** Tells all copies, through their group, that they are to stop, waits until they have gone, and throws the reason. */
  async #askAllToStop(error: StreamError): Promise<void> {
    await this.#giveUp(error)
    this.#membership.askAllToStop(error.message)
    await othersGone(
      this.#wakeup,
      () => this.#isStopping,
      () => this.#membership.passOver(),
    )
    throw error
  }

  #settle(): void {
    if (!this.#isAssigned || this.#membership.change !== undefined) return
    if (this.#tasks.isSettled) this.#become(this.#isPaused ? 'paused' : 'running')
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
    const tasks = this.#isPaused ? [] : this.#tasks.active
    const dueMs = Math.min(this.#commits.nextMs, this.#tasks.standbysDueMs(nowMs), tasksDueMs(tasks, nowMs))
    await this.#wakeup.wait(dueMs)
  }

  async #close(): Promise<void> {
    await this.#tasks.close()
    await this.queries.close()
    await this.#inputs?.close()
    await this.#purge?.close()
    await this.#globals?.close()
    await this.#output?.close()
    await this.#membership.leave()
    await this.#directory?.close()
    if (this.#options.client === undefined) await this.#client?.close()
  }

  #surroundings(): TaskSurroundings {
    return {
      applicationId: this.#id,
      client: () => present(this.#client, 'it is connected'),
      member: () => this.#membership.member,
      names: this.#names,
      settings: this.#settings,
      metrics: this.#metrics,
      cacheBudget: this.#cacheBudget,
      output: () => this.#outputOf(),
      directory: () => present(this.#directory, 'persistent stores have a directory'),
      counts: () => this.#topics.counts,
      globalStore: (name) => this.#globals?.store(name),
      commitRequested: () => this.#commits.request(),
      posted: () => this.#wakeup.wake(),
      changes: this.queries.changes,
    }
  }

  #inputsOf(): TaskInputs {
    return present(this.#inputs, 'it runs')
  }

  #outputOf(): Output {
    return present(this.#output, 'it runs')
  }
}

function hasPersistentStores({ subtopologies, globalStores }: ProcessorTopology): boolean {
  const stores = [...subtopologies.flatMap((each) => each.stores), ...globalStores.map(({ store }) => store)]
  return stores.some(({ kind }) => kind === 'persistent')
}
