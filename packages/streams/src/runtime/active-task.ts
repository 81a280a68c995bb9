import { assert } from '@millrace/base'
import type { Client, ConsumedBatch, PartitionOffsetToCommit, StartPosition } from '@millrace/client'
import type { GroupMembership } from '@millrace/client/membership'
import { MemoryBytes } from '../stores/bytes/memory-bytes.ts'
import type { ChangeFeed } from '../queries/change-feed.ts'
import type { BytesStore, StoreBuilder, StoreKind } from '../stores/builder.ts'
import type { CacheBudget } from '../stores/cache/cache-budget.ts'
import type { TaskState } from '../stores/persistent/task-state.ts'
import type { StateDirectory } from '../stores/state-directory.ts'
import type { TaskEnvironment } from '../task/environment.ts'
import { deadLetter } from '../task/dead-letter.ts'
import { responseTo } from '../task/failures.ts'
import type { RecordQueue } from '../task/record-queue.ts'
import { IdleTime } from '../task/idle-time.ts'
import { StreamTask } from '../task/stream-task.ts'
import type { StateStore } from '../stores/store.ts'
import type { Subtopology } from '../topology/nodes.ts'
import { Arrivals } from './arrivals.ts'
import { type CommitMetadata, decodeCommitMetadata, encodeCommitMetadata } from './commit-metadata.ts'
import { limits } from './limits.ts'
import type { PartitionCounts } from './internal-topics.ts'
import type { TopicNames } from './names.ts'
import type { RunSettings } from './options.ts'
import type { Output } from './output.ts'
import { changelogRange, restoreStore } from './restore.ts'
import type { StreamMetrics } from './stream-metrics.ts'
import { after } from './timers.ts'

/** What the tasks of an instance share. */
export interface TaskSurroundings {
  readonly applicationId: string
  readonly client: Client
  readonly member: () => GroupMembership
  readonly names: TopicNames
  readonly settings: RunSettings
  readonly metrics: StreamMetrics
  readonly cacheBudget: CacheBudget
  readonly output: () => Output
  readonly directory: () => StateDirectory
  readonly counts: () => PartitionCounts
  readonly globalStore: (name: string) => StateStore | undefined
  readonly commitRequested: () => void
  /** Told of what changes in stores. */
  readonly changes: ChangeFeed
  /** Something waits for a task's next turn. */
  readonly posted: () => void
}

const nothingCommitted: CommitMetadata = { partitionTimeMs: -1, streamTimeMs: -1, savedTimes: {} }

/** A task that this instance runs: its nodes and stores, and where it is in its partitions. */
export class ActiveTask {
  readonly id: string
  readonly partition: number
  readonly subtopology: Subtopology
  task: StreamTask
  /** Aborted once it is not wanted any more. */
  readonly stopping = new AbortController()
  readonly #surroundings: TaskSurroundings
  readonly #state: TaskState | undefined
  /** Where stores end in their changelogs, by store. */
  readonly #changelogOffsets = new Map<string, number>()
  readonly #memory = new Map<string, MemoryBytes>()
  /** By store, while they are being restored. */
  readonly #restoreLags = new Map<string, number>()
  /** The offsets committed last, by topic as the topology calls it. */
  readonly #committed = new Map<string, number>()
  readonly #arrivals = new Arrivals()
  /** The same of the commit that is under way. */
  readonly #committing = new Map<string, number>()
  /** Whether it takes no inputs until it can be committed. */
  isDraining = false
  #isRestoring = true
  #offers = 0
  #waitsSinceMs: number | undefined
  readonly #idle: IdleTime | undefined
  /** Whether time went on without a record, and something came of it. */
  #isTimeMoved = false

  constructor(subtopology: Subtopology, partition: number, surroundings: TaskSurroundings) {
    this.id = `${subtopology.id}_${partition}`
    this.partition = partition
    this.subtopology = subtopology
    this.#surroundings = surroundings
    const isPersistent = subtopology.stores.some(({ kind }) => kind === 'persistent')
    this.#state = isPersistent ? surroundings.directory().openTask(this.id) : undefined
    this.task = new StreamTask(subtopology, partition, this.#environment())
    const { idleTimeoutMs, emitIntervalMs } = surroundings.settings
    if (idleTimeoutMs !== undefined) this.#idle = new IdleTime(idleTimeoutMs, emitIntervalMs, performance.now())
  }

  /** The topics that it reads, as the cluster calls them. */
  get inputTopics(): string[] {
    return this.task.queues.map(({ topic }) => this.#surroundings.names.inCluster(topic))
  }

  /** Records of its changelogs that its stores still lack, as far as it knows. */
  get restoreLag(): number {
    let lag = 0
    for (const each of this.#restoreLags.values()) lag += each
    return this.isReady ? 0 : lag
  }

  /** Whether it may process records: its stores have what they had, and it knows where to go on. */
  get isReady(): boolean {
    return !this.#isRestoring
  }

  /**
   * Gets its stores back, and finds where to go on. What the copy that had the task before may still commit is waited for. Resolves with where
   * to read, by topic.
   */
  async restore(): Promise<ReadonlyMap<string, StartPosition>> {
    const { member, names } = this.#surroundings
    const starts = new Map<string, StartPosition>()
    const metadata: CommitMetadata[] = []
    for (const { topic, source } of this.task.queues) {
      const [committed] = await member().committed(names.inCluster(topic), [this.partition])
      if (committed === undefined) {
        starts.set(topic, source.offsetReset === 'latest' ? 'latest' : 'earliest')
        metadata.push(nothingCommitted)
        continue
      }
      starts.set(topic, { offset: committed.offset })
      this.#committed.set(topic, committed.offset)
      metadata.push(decodeCommitMetadata(committed.metadata))
    }
    await this.#restoreStores()
    this.stopping.signal.throwIfAborted()
    for (const [index, queue] of this.task.queues.entries()) {
      const { partitionTimeMs, streamTimeMs, savedTimes } = metadata[index] ?? nothingCommitted
      queue.position = this.#committed.get(queue.topic) ?? -1
      queue.restorePartitionTime(partitionTimeMs)
      this.task.restoreStreamTime(streamTimeMs)
      for (const [name, valueMs] of Object.entries(savedTimes)) {
        const time = this.task.savedTime(name)
        time.valueMs = Math.max(time.valueMs, valueMs)
      }
    }
    // What was restored is committed: queries find it, though nothing new may come for long.
    this.#commitState()
    for (const bytes of this.#memory.values()) bytes.commit()
    this.task.init()
    this.#isRestoring = false
    return starts
  }

  async #restoreStores(): Promise<void> {
    const { client, settings, names } = this.#surroundings
    const { partition, stopping } = this
    const logged = this.subtopology.stores.filter(({ changelog }) => changelog !== undefined)
    const ranges = await Promise.all(logged.map(({ name }) => this.#rangeOf(name)))
    const isOutside = (builder: StoreBuilder, index: number): boolean => {
      const { startOffset = 0, endOffset = 0 } = ranges[index] ?? {}
      const fromOffset = this.#checkpointOf(builder)
      return fromOffset > 0 && (fromOffset < startOffset || fromOffset > endOffset)
    }
    if (logged.some(isOutside)) this.#beginAnew()
    for (const [index, builder] of logged.entries()) {
      const { startOffset = 0, endOffset = 0 } = ranges[index] ?? {}
      this.#restoreLags.set(builder.name, Math.max(0, endOffset - Math.max(startOffset, this.#checkpointOf(builder))))
    }
    for (const [index, builder] of logged.entries()) {
      const { name } = builder
      const { startOffset = 0, endOffset = 0 } = ranges[index] ?? {}
      const store = this.task.stores.get(name)
      assert(store !== undefined, 'each store of the sub-topology was built')
      const changelog = names.changelog(this.subtopology, name)
      const fromOffset = Math.max(startOffset, this.#checkpointOf(builder))
      const toRestore = { store, changelog, partition, fromOffset, endOffset }
      await restoreStore(client, toRestore, stopping.signal, ({ position, restored }) => {
        this.#changelogOffsets.set(name, position)
        this.#restoreLags.set(name, endOffset - position)
        settings.logger.debug(
          { taskId: this.id, store: name, restored, position, endOffset },
          'a store is being restored',
        )
        if (this.isFull) this.#commitState()
      })
      this.#changelogOffsets.set(name, Math.max(fromOffset, endOffset))
    }
  }

  /** Retention has taken what would be next, or a changelog was made anew: what the stores have is of no use. */
  #beginAnew(): void {
    this.#state?.wipe()
    this.#memory.clear()
    // They know in memory how far they had got.
    this.task = new StreamTask(this.subtopology, this.partition, this.#environment())
  }

  /** What a store can be restored from: of an input only what the task has processed, the rest comes as input. */
  async #rangeOf(store: string): Promise<{ readonly startOffset: number; readonly endOffset: number }> {
    const { client, names } = this.#surroundings
    const changelog = names.changelog(this.subtopology, store)
    const range = await changelogRange(client, changelog, this.partition, this.stopping.signal)
    const source = this.subtopology.sourceChangelogs.get(store)
    return source === undefined ? range : { ...range, endOffset: this.#committed.get(source) ?? range.startOffset }
  }

  #checkpointOf({ name, kind }: StoreBuilder): number {
    return kind === 'persistent' ? (this.#state?.checkpoint?.changelogOffsets[name] ?? 0) : 0
  }

  /** Some records of one of its partitions, which it has from the next {@link takeIn} on; `topic` as the cluster calls it. */
  add(topic: string, batch: ConsumedBatch<Buffer, Buffer>): void {
    this.#arrivals.add(this.queueOf(topic).topic, batch)
  }

  /** Takes in what was added. In its turn only: records that can't be read may be answered with dead letters. */
  takeIn(): void {
    this.#arrivals.takeIn((topic, record) => this.task.add(topic, record))
  }

  /** How many records of a queue wait to be processed. */
  waitingCount({ topic, size }: RecordQueue): number {
    return size + this.#arrivals.countOf(topic)
  }

  /** Behind the last record of a queue that has come; undefined before the first. */
  nextOffset({ topic, nextOffset }: RecordQueue): { readonly offset: number } | undefined {
    return this.#arrivals.nextOffsetOf(topic) ?? nextOffset
  }

  /** Whether it reads a topic, as the cluster calls it. */
  reads(topic: string): boolean {
    return this.task.queues.some((queue) => this.#surroundings.names.inCluster(queue.topic) === topic)
  }

  /** The queue of a topic, as the cluster calls it. */
  queueOf(topic: string): RecordQueue {
    const { names } = this.#surroundings
    const queue = this.task.queues.find((each) => names.inCluster(each.topic) === topic)
    if (queue === undefined) throw new Error(`task ${this.id} does not read ${topic}`)
    return queue
  }

  /**
   * Whether its next record is the oldest there is: each of its partitions has one waiting here, or brokers have none of it, and have had
   * none for `maxTaskIdleMs`.
   */
  isProcessable(nowMs: number, isCaughtUp: (topic: string, partition: number) => boolean | undefined): boolean {
    if (!this.isReady || this.isDraining || this.task.isCongested || this.task.next === undefined) return false
    const { names, settings } = this.#surroundings
    const empty = this.task.queues.filter(({ headTimestampMs }) => headTimestampMs === undefined)
    if (empty.every(({ topic }) => isCaughtUp(names.inCluster(topic), this.partition) === true)) {
      if (empty.length === 0 || settings.maxTaskIdleMs === 0) {
        this.#waitsSinceMs = undefined
        return true
      }
      this.#waitsSinceMs ??= nowMs
      return nowMs - this.#waitsSinceMs >= settings.maxTaskIdleMs
    }
    this.#waitsSinceMs = undefined
    return false
  }

  /** Calls the punctuations of the clock that are due, unless it waits for a commit. Returns whether any was. */
  punctuateWallClock(): boolean {
    return !this.isDraining && this.task.nextWallClockPunctuationMs < Infinity && this.task.punctuateWallClock()
  }

  /** Lets stream time go on if no record has come for long and none is there; `isBusy`: one was processed just now. Returns whether anything came of it. */
  passTime(
    nowMs: number,
    isBusy: boolean,
    isCaughtUp: (topic: string, partition: number) => boolean | undefined,
  ): boolean {
    const { names } = this.#surroundings
    if (this.#idle === undefined) return false
    const isEmpty = this.task.queues.every(
      (queue) => this.waitingCount(queue) === 0 && isCaughtUp(names.inCluster(queue.topic), this.partition) === true,
    )
    // What is unfinished may still bring records to windows that would close.
    if (isBusy || !isEmpty || this.task.unfinished.isAny) {
      this.#idle.active(nowMs)
      return false
    }
    const timeMs = this.#idle.timeMs(nowMs, this.task.streamTimeMs)
    if (timeMs === undefined || !this.task.advanceStreamTime(timeMs)) return false
    this.#isTimeMoved = true
    return true
  }

  /** What is to be committed since the last time: up to the oldest record that is not finished, and times that moved without any. */
  offsets(): PartitionOffsetToCommit[] {
    const { names } = this.#surroundings
    const positions = this.task.positions()
    for (const { topic, offset } of positions) this.#committing.set(topic, offset)
    const moved = positions.filter(
      ({ topic, offset }) => offset >= 0 && (this.#isTimeMoved || offset !== this.#committed.get(topic)),
    )
    if (moved.length === 0) return []
    const streamTimeMs = this.task.finishedTimeMs
    const savedTimes = Object.fromEntries(
      [...this.task.savedTimes].filter(([, { valueMs }]) => valueMs >= 0).map(([name, { valueMs }]) => [name, valueMs]),
    )
    return moved.map(({ topic, offset, partitionTimeMs }) => ({
      topic: names.inCluster(topic),
      partition: this.partition,
      offset,
      metadata: encodeCommitMetadata({ partitionTimeMs, streamTimeMs, savedTimes }),
    }))
  }

  /** What {@link offsets} gave last is committed: the state on disk goes along. */
  committed(): void {
    const { names, output } = this.#surroundings
    const { ends } = output()
    this.#isTimeMoved = false
    this.task.committed()
    for (const [topic, offset] of this.#committing) if (offset >= 0) this.#committed.set(topic, offset)
    for (const { name } of this.subtopology.stores) {
      const end = ends.get(`${names.changelog(this.subtopology, name)}/${this.partition}`)
      if (end !== undefined) this.#changelogOffsets.set(name, Math.max(end, this.#changelogOffsets.get(name) ?? 0))
    }
    for (const [store, source] of this.subtopology.sourceChangelogs) {
      this.#changelogOffsets.set(store, this.#committed.get(source) ?? 0)
    }
    this.#commitState()
    for (const bytes of this.#memory.values()) bytes.commit()
    this.#surroundings.changes.committed(this.id)
  }

  /** The bytes of a store, or of a part of it, as of the last commit: read only. */
  committedBytes(name: string, kind: StoreKind): BytesStore {
    if (kind === 'persistent' && this.#state !== undefined) return this.#state.committed(name)
    return this.#memoryOf(name).committed(name)
  }

  #memoryOf(name: string): MemoryBytes {
    const bytes = this.#memory.get(name) ?? new MemoryBytes({ keepsCommitted: true })
    this.#memory.set(name, bytes)
    return bytes
  }

  #commitState(): void {
    this.#state?.commit({ changelogOffsets: Object.fromEntries(this.#changelogOffsets) })
  }

  /** Whether its state should be committed before its time, as it gets too much. */
  get isFull(): boolean {
    return (this.#state?.uncommittedBytes ?? 0) > limits.uncommittedBytesMax
  }

  /** Lets go of it; what was not committed is forgotten. */
  async close(): Promise<void> {
    this.stopping.abort()
    this.#surroundings.changes.dropped(this.id)
    this.#state?.drop()
    try {
      this.task.close()
    } finally {
      if (this.#state !== undefined) await this.#surroundings.directory().closeTask(this.id)
    }
  }

  #environment(): TaskEnvironment {
    const { applicationId, names, settings, metrics, cacheBudget, output } = this.#surroundings
    const { counts, globalStore, commitRequested, posted, changes } = this.#surroundings
    const { failures, emitIntervalMs, logger } = settings
    return {
      applicationId,
      taskId: this.id,
      emitIntervalMs,
      cacheBudget,
      wallClockMs: () => Date.now(),
      bytes: (name, kind) => {
        if (kind === 'persistent' && this.#state !== undefined) return this.#state.bytes(name)
        return this.#memoryOf(name)
      },
      log: (store, key, value, timestamp) => {
        if (this.#isRestoring) return
        const { partition } = this
        if (changes.isFollowed(store)) changes.note({ taskId: this.id, store, key, value, timestamp, partition })
        if (this.subtopology.sourceChangelogs.has(store)) return
        const topic = names.changelog(this.subtopology, store)
        output().send({ topic, partition: this.partition, key, value, timestamp })
      },
      send: ({ topic, partition, ...record }) => {
        output().send({ ...record, topic: names.inCluster(topic), ...(partition === undefined ? {} : { partition }) })
      },
      globalStore,
      partitionCount: (topic) => counts().get(names.inCluster(topic)) ?? 1,
      failed: (failure) => {
        const response = responseTo(failure, failures)
        metrics.failed(failure, response)
        logger.warn(
          { err: failure.error, taskId: this.id, node: failure.node, response },
          'a record can not be handled',
        )
        if (response === 'dlq') {
          const { partition: _, ...letter } = deadLetter(failure, failures, Date.now())
          output().send(letter)
        }
        return response
      },
      dropped: (reason, node, { topic, offset }) => {
        metrics.dropped(reason)
        logger.debug(
          { taskId: this.id, node, reason, topic, partition: this.partition, offset },
          'a record is left out',
        )
      },
      commitRequested,
      posted,
      after,
      nextOffer: () => {
        this.#offers += 1
        return this.#offers
      },
    }
  }
}
