import type { ConsumedBatch, PartitionOffsetToCommit, StartPosition } from '@millrace/client'
import type { BytesStore, StoreKind } from '../stores/builder.ts'
import { EmptyInputs } from '../task/empty-inputs.ts'
import { IdleTime } from '../task/idle-time.ts'
import type { RecordQueue } from '../task/record-queue.ts'
import type { StreamTask } from '../task/stream-task.ts'
import type { Subtopology } from '../topology/nodes.ts'
import { Arrivals } from './arrivals.ts'
import { type CommitMetadata, decodeCommitMetadata, encodeCommitMetadata } from './commit-metadata.ts'
import { restoreTask } from './restore-task.ts'
import type { TaskCopy } from './task-copy.ts'
import type { TaskSurroundings } from './task-environment.ts'

const nothingCommitted: CommitMetadata = { partitionTimeMs: -1, streamTimeMs: -1, savedTimes: {} }

/** A task that this instance runs: its nodes and stores, and where it is in its partitions. */
export class ActiveTask {
  readonly copy: TaskCopy
  /** Aborted once it is not wanted any more. */
  readonly stopping = new AbortController()
  readonly #surroundings: TaskSurroundings
  /** The offsets committed last, by topic as the topology calls it. */
  readonly #committed = new Map<string, number>()
  readonly #arrivals = new Arrivals()
  /** The same of the commit that is under way, or was last. */
  readonly #committing = new Map<string, number>()
  /** Whether it takes no inputs until it can be committed. */
  isDraining = false
  readonly #empty: EmptyInputs
  readonly #idle: IdleTime | undefined
  /** Whether time went on without a record, and something came of it. */
  #isTimeMoved = false

  constructor(copy: TaskCopy, surroundings: TaskSurroundings) {
    this.copy = copy
    this.#surroundings = surroundings
    const { idleTimeoutMs, emitIntervalMs, maxTaskIdleMs } = surroundings.settings
    this.#empty = new EmptyInputs(maxTaskIdleMs)
    if (idleTimeoutMs !== undefined) this.#idle = new IdleTime(idleTimeoutMs, emitIntervalMs, performance.now())
  }

  get id(): string {
    return this.copy.id
  }

  get partition(): number {
    return this.copy.partition
  }

  get subtopology(): Subtopology {
    return this.copy.subtopology
  }

  get task(): StreamTask {
    return this.copy.task
  }

  /** The topics that it reads, as the cluster calls them. */
  get inputTopics(): string[] {
    return this.task.queues.map(({ topic }) => this.#surroundings.names.inCluster(topic))
  }

  /** Records of its changelogs that its stores still lack, as far as it knows. */
  get restoreLag(): number {
    return this.isReady ? 0 : this.copy.restoreLag
  }

  /** Whether it may process records: its stores have what they had, and it knows where to go on. */
  get isReady(): boolean {
    return this.copy.isActive
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
      // Of topics that are merged some may have fewer partitions.
      if (!this.reads(names.inCluster(topic))) {
        metadata.push(nothingCommitted)
        continue
      }
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
    const { copy } = this
    const committed = (topic: string): number | undefined => this.#committed.get(topic)
    const { signal } = this.stopping
    await restoreTask(copy, { role: 'active', surroundings: this.#surroundings, committed, signal })
    signal.throwIfAborted()
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
    copy.commit()
    // What is written from the beginning on goes to the changelogs too.
    copy.isActive = true
    this.task.init()
    return starts
  }

  /** Some records of one of its partitions, which it has from the next {@link takeIn} on; `topic` as the cluster calls it. */
  add(topic: string, batch: ConsumedBatch<Buffer, Buffer>): void {
    this.#arrivals.add(this.queueOf(topic).topic, batch)
  }

  /** Takes in what was added. In its turn only: records that can't be read may be answered with dead letters. */
  takeIn(): void {
    this.#arrivals.takeIn((topic, batch) => this.task.add(topic, batch))
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
    const { counts } = this.#surroundings
    if (this.partition >= (counts().get(topic) ?? 0)) return false
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
    if (!this.isReady || this.isDraining || this.task.isCongested) return false
    // What is asked before each record, and answered at once for nearly all.
    if (this.task.hasAllHeads && !this.#empty.isWaiting) return true
    if (this.task.next === undefined) return false
    const { names } = this.#surroundings
    return this.#empty.mayGoOn(this.task.queues, nowMs, ({ topic }) =>
      isCaughtUp(names.inCluster(topic), this.partition),
    )
  }

  /** Calls the punctuations of the clock that are due, unless it waits for a commit. Returns whether any was. */
  punctuateWallClock(): boolean {
    if (this.isDraining || this.task.nextWallClockPunctuationMs === Infinity) return false
    const isAny = this.task.punctuateWallClock()
    if (isAny) this.#surroundings.metrics.copy.punctuated.add(1)
    return isAny
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
    const moved = this.task
      .positions()
      .filter(({ topic, offset }) => offset >= 0 && (this.#isTimeMoved || offset !== this.#committed.get(topic)))
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

  /** What it did so far goes with one commit, whose offsets are those that {@link offsets} gives now: what it does from now on goes with the next. */
  cut(): void {
    for (const { topic, offset } of this.task.positions()) this.#committing.set(topic, offset)
    this.#isTimeMoved = false
    this.task.cut()
    this.copy.freeze()
    this.#surroundings.changes.cut(this.id)
  }

  /** What it did until the last {@link cut} is committed: the state on disk goes along. */
  committed(): void {
    const { names, output } = this.#surroundings
    const { ends } = output()
    for (const [topic, offset] of this.#committing) if (offset >= 0) this.#committed.set(topic, offset)
    const { positions } = this.copy
    for (const { name } of this.copy.loggedStores) {
      const end = ends.get(`${names.changelog(this.subtopology, name)}/${this.partition}`)
      if (end !== undefined) positions.set(name, Math.max(end, positions.get(name) ?? 0))
    }
    for (const [store, source] of this.subtopology.sourceChangelogs) {
      positions.set(store, this.#committed.get(source) ?? 0)
    }
    this.copy.commit()
    this.#surroundings.changes.committed(this.id)
  }

  /** The bytes of a store, or of a part of it, as of the last commit: read only. */
  committedBytes(name: string, kind: StoreKind): BytesStore {
    return this.copy.committedBytes(name, kind)
  }

  /** Whether its state should be committed before its time, as it gets too much. */
  get isFull(): boolean {
    return this.copy.isFull
  }

  /** Processes no more. What becomes of what it had is for others to say. */
  end(): void {
    this.stopping.abort()
    this.#surroundings.changes.dropped(this.id)
  }
}
