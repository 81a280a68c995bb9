import { assert } from '@millrace/base'
import type { DropReason, Hold, HoldKind, PunctuationType, SavedTime, Scheduled } from '../processor/context.ts'
import { noOrigin, type RecordOrigin, type StreamRecord } from '../record.ts'
import { contentBytesMax, recordBytesMax } from '../record-size.ts'
import type { StoreEnvironment, TaskStore } from '../stores/builder.ts'
import { TaskCache } from '../stores/cache/task-cache.ts'
import type { StateStore } from '../stores/store.ts'
import type { SourceNode, Subtopology } from '../topology/nodes.ts'
import { CurrentInput } from './current-input.ts'
import { type Cell, type CellTask, ProcessorCell, SinkCell, SourceCell } from './cells.ts'
import type { OutputRecord, RawBatch, TaskEnvironment } from './environment.ts'
import { type FailureResponse, type RecordFailure, taskFailure } from './failures.ts'
import { Punctuations } from './punctuations.ts'
import { RecordQueue } from './record-queue.ts'
import type { UnfinishedInputs } from './unfinished-inputs.ts'

/** Where a task goes on in a partition if it is committed now. */
export interface TaskPosition {
  readonly topic: string
  /** -1: nothing was taken. */
  readonly offset: number
  readonly partitionTimeMs: number
}

/**
 * One sub-topology at work on one partition of each of its topics. All of it is synchronous: what ends at another time waits for the task's next
 * turn ({@link StreamTask.deliver}).
 */
export class StreamTask implements CellTask {
  readonly #environment: TaskEnvironment
  readonly #sources = new Map<string, SourceCell>()
  readonly #processors: ProcessorCell[] = []
  readonly #stores = new Map<string, TaskStore>()
  readonly #queues: RecordQueue[] = []
  readonly #byStreamTime = new Punctuations()
  readonly #byWallClock = new Punctuations()
  readonly #savedTimes = new Map<string, SavedTime>()
  readonly #idle: ((streamTimeMs: number) => boolean)[] = []
  readonly #partition: number
  #streamTimeMs = -1
  /** What the clock showed last: it may be put back. */
  #clockMs = -1
  #isBegun = false
  readonly #current = new CurrentInput()
  #posted: (() => void)[] = []
  #congestedCount = 0

  /** Builds its stores and nodes; nothing is restored or begun yet. */
  constructor({ nodes, stores }: Subtopology, partition: number, environment: TaskEnvironment) {
    this.#partition = partition
    this.#environment = environment
    const storeEnvironment = this.#storeEnvironment()
    for (const builder of stores) this.#stores.set(builder.name, builder.build(storeEnvironment))
    const cells = new Map<string, Cell & { readonly children?: Cell[] }>()
    for (const node of nodes) {
      const cell =
        node.kind === 'source'
          ? this.#source(node)
          : node.kind === 'processor'
            ? new ProcessorCell(node, this)
            : new SinkCell(node, this)
      cells.set(node.name, cell)
      if (cell instanceof ProcessorCell) this.#processors.push(cell)
      if (node.kind === 'source') continue
      for (const name of node.parents) {
        const children = cells.get(name)?.children
        assert(children !== undefined, `what is behind ${name} comes after it`)
        children.push(cell)
      }
    }
  }

  get applicationId(): string {
    return this.#environment.applicationId
  }

  get taskId(): string {
    return this.#environment.taskId
  }

  get emitIntervalMs(): number {
    return this.#environment.emitIntervalMs
  }

  /** The highest timestamp of what was taken so far, -1 before the first; for what is resumed, as of its input. */
  get streamTimeMs(): number {
    return this.#current.resumedTimeMs ?? this.#streamTimeMs
  }

  get recordMetadata(): RecordOrigin | undefined {
    return this.#current.record
  }

  /** The stores, in the order of the topology. */
  get stores(): ReadonlyMap<string, TaskStore> {
    return this.#stores
  }

  /** The partitions it reads. */
  get queues(): readonly RecordQueue[] {
    return this.#queues
  }

  /** As of the last commit, after a restart. */
  restoreStreamTime(timestampMs: number): void {
    this.#streamTimeMs = Math.max(this.#streamTimeMs, timestampMs)
  }

  /** What operators must find again after a restart, by `node/name`: written with each commit, restored before {@link init}. */
  get savedTimes(): ReadonlyMap<string, SavedTime> {
    return this.#savedTimes
  }

  savedTime(name: string): SavedTime {
    const known = this.#savedTimes.get(name)
    if (known !== undefined) return known
    const time = { valueMs: -1 }
    this.#savedTimes.set(name, time)
    return time
  }

  /** Once, when the stores are restored: processors may forward and schedule from now on. */
  init(): void {
    this.#isBegun = true
    for (const processor of this.#processors) processor.init()
  }

  /** Some fetched records of a topic. */
  add(topic: string, batch: RawBatch): void {
    const queue = this.#queueOf(topic)
    const wasEmpty = queue.headTimestampMs === undefined
    queue.add(batch)
    if (wasEmpty) this.#offer(queue)
  }

  /** Records that were fetched and not processed yet, at most. */
  get queuedCount(): number {
    let count = 0
    for (const { size } of this.#queues) count += size
    return count
  }

  /** The timestamp of the record that is processed next, and since when it is first of its partition; undefined if there is none. */
  get next(): { readonly timestampMs: number; readonly offered: number } | undefined {
    const queue = this.#first()
    if (queue?.headTimestampMs === undefined) return undefined
    return { timestampMs: queue.headTimestampMs, offered: queue.offered }
  }

  /** Whether a record of each of its partitions waits to be processed. */
  get hasAllHeads(): boolean {
    for (const queue of this.#queues) if (queue.headTimestampMs === undefined) return false
    return this.#queues.length > 0
  }

  /** Processes one record, of the partition whose first is the oldest; returns false if there is none. */
  process(): boolean {
    const queue = this.#first()
    if (queue === undefined) return false
    const record = this.#current.take(queue, this.#streamTimeMs)
    assert(record !== undefined, 'the first queue has a record')
    if (queue.headTimestampMs !== undefined) this.#offer(queue)
    if (record.timestamp > this.#streamTimeMs) this.#streamTimeMs = record.timestamp
    const source = this.#sources.get(queue.topic)
    assert(source !== undefined, 'each queue has a source')
    source.take(record)
    this.#current.end()
    if (!this.deliver()) this.#punctuateStreamTime()
    return true
  }

  /** Goes on with what has ended since. Returns whether there was anything. */
  deliver(): boolean {
    if (this.#posted.length === 0) return false
    while (this.#posted.length > 0) {
      const posted = this.#posted
      this.#posted = []
      for (const work of posted) work()
    }
    this.#punctuateStreamTime()
    return true
  }

  /** By the time up to which all is finished: nothing comes behind a punctuation that was taken before it. */
  #punctuateStreamTime(): void {
    if (this.#streamTimeMs < this.#byStreamTime.nextDueMs) return
    const timeMs = this.#current.unfinished.streamTimeMs(this.#streamTimeMs)
    if (timeMs >= this.#byStreamTime.nextDueMs) this.#byStreamTime.punctuate(timeMs)
  }

  /** Whether it is to be given no more inputs for now: too much is unfinished. */
  get isCongested(): boolean {
    return this.#congestedCount > 0
  }

  /** What asynchronous work has not finished. */
  get unfinished(): Pick<
    UnfinishedInputs,
    'isAny' | 'callCount' | 'isEntangled' | 'isWithoutInput' | 'all' | 'describe'
  > {
    return this.#current.unfinished
  }

  /** The stream time to go on with after a commit now: that before the oldest input that is unfinished. */
  get finishedTimeMs(): number {
    return this.#current.unfinished.streamTimeMs(this.#streamTimeMs)
  }

  /** Where it goes on after a commit now: with the oldest input that is unfinished, else behind what it has taken. */
  positions(): TaskPosition[] {
    return this.#queues.map((queue) => {
      const { topic, position, partitionTimeMs } = queue
      const oldest = this.#current.unfinished.oldestOf(queue)
      if (oldest === undefined) return { topic, offset: position, partitionTimeMs }
      return { topic, offset: oldest.record.offset, partitionTimeMs: oldest.partitionTimeBeforeMs }
    })
  }

  /** What was done so far goes with one commit: what comes from now on goes with the next. */
  cut(): void {
    this.#current.unfinished.cut()
  }

  /** When the clock's next punctuation is due; Infinity if there is none. */
  get nextWallClockPunctuationMs(): number {
    return this.#byWallClock.nextDueMs
  }

  /** Calls the punctuations of the clock that are due. Returns whether any was. */
  punctuateWallClock(): boolean {
    const nowMs = this.#environment.wallClockMs()
    if (nowMs < this.#clockMs) this.#byWallClock.rebase(nowMs)
    this.#clockMs = nowMs
    return this.#byWallClock.punctuate(nowMs)
  }

  /** Time goes on without a record: what is due by then is emitted. Returns whether anything was. Does nothing before the first record. */
  advanceStreamTime(timestampMs: number): boolean {
    if (this.#streamTimeMs < 0 || timestampMs <= this.#streamTimeMs) return false
    // What caches hold back belongs to the time before.
    this.flush()
    this.#streamTimeMs = timestampMs
    let isAny = false
    for (const advance of this.#idle) if (advance(timestampMs)) isAny = true
    return this.#byStreamTime.punctuate(timestampMs) || isAny
  }

  /** Writes and forwards what caches hold back; before each commit. */
  flush(): void {
    for (const store of this.#stores.values()) store.flush()
  }

  close(): void {
    // One that was not begun has nothing to end: its task went while it was being restored.
    try {
      if (this.#isBegun) for (const processor of this.#processors) processor.close()
    } finally {
      for (const store of this.#stores.values()) store.close()
    }
  }

  wallClockMs(): number {
    return this.#environment.wallClockMs()
  }

  store(name: string): StateStore | undefined {
    return this.#stores.get(name)?.store
  }

  globalStore(name: string): StateStore | undefined {
    return this.#environment.globalStore(name)
  }

  whenIdle(node: string, advance: (streamTimeMs: number) => boolean): void {
    this.#idle.push((streamTimeMs) => {
      try {
        return advance(streamTimeMs)
      } catch (error) {
        this.failed('processing', node, error)
        return true
      }
    })
  }

  schedule(
    node: string,
    intervalMs: number,
    type: PunctuationType,
    callback: (timestampMs: number) => void,
  ): Scheduled {
    const run = (timestampMs: number): void => {
      try {
        callback(timestampMs)
      } catch (error) {
        this.failed('processing', node, error)
      }
    }
    if (type === 'stream-time') return this.#byStreamTime.schedule(0, intervalMs, run)
    return this.#byWallClock.schedule(this.wallClockMs() + intervalMs, intervalMs, run)
  }

  dropped(reason: DropReason, node: string, record: StreamRecord<unknown, unknown>): void {
    this.#environment.dropped(reason, node, record)
  }

  commitRequested(): void {
    this.#environment.commitRequested()
  }

  failed(kind: 'processing' | 'production', node: string, error: unknown): void {
    // What a node behind it threw, and was decided already.
    if (error instanceof TaskStop) throw error
    const { record, raw } = this.#current
    const { topic, partition, offset } = record ?? noOrigin
    this.#decide({
      kind,
      error,
      node,
      taskId: this.taskId,
      topic,
      partition,
      offset,
      rawKey: raw?.keyBytes ?? null,
      rawValue: raw?.valueBytes ?? null,
    })
  }

  get recordBytesMax(): number {
    return this.#environment.recordBytesMax ?? recordBytesMax
  }

  partitionCount(topic: string): number {
    return this.#environment.partitionCount(topic)
  }

  send(record: OutputRecord): void {
    this.touched()
    this.#environment.send(record)
  }

  touched(): void {
    this.#current.touched()
  }

  hold(node: string, kind: HoldKind): Hold {
    return this.#current.hold(node, kind)
  }

  post(work: () => void): void {
    this.#posted.push(work)
    this.#environment.posted()
  }

  resume(holds: readonly Hold[], notBeforeMs: number, work: () => void): number {
    return this.#current.resume(holds, notBeforeMs, this.#streamTimeMs, work)
  }

  after(delayMs: number, callback: () => void): Scheduled {
    return this.#environment.after(delayMs, callback)
  }

  congested(isCongested: boolean): void {
    this.#congestedCount += isCongested ? 1 : -1
  }

  #source(node: SourceNode): SourceCell {
    const cell = new SourceCell(node)
    for (const topic of node.topics) {
      this.#sources.set(topic, cell)
      this.#queues.push(
        new RecordQueue(topic, this.#partition, node, {
          unreadable: (source, name, partition, { offset, keyBytes, valueBytes }, error) => {
            const { taskId } = this
            const what = { kind: 'deserialization', error, taskId, node: source.name } as const
            this.#decide({ ...what, topic: name, partition, offset, rawKey: keyBytes, rawValue: valueBytes })
          },
          withoutTime: (record) => this.#environment.dropped('negative-timestamp', node.name, record),
        }),
      )
    }
    return cell
  }

  #decide(failure: RecordFailure): void {
    let response: FailureResponse
    try {
      response = this.#environment.failed(failure)
    } catch (error) {
      // Not to the nodes on the way: they would take it for a failure of their own.
      throw new TaskStop(error instanceof Error ? error : new Error(String(error)))
    }
    if (response === 'fail') throw new TaskStop(taskFailure(failure))
    // The dead letter is an output too.
    if (response === 'dlq') this.#queues.find(({ topic }) => topic === failure.topic)?.touch(failure.offset)
  }

  #queueOf(topic: string): RecordQueue {
    const queue = this.#queues.find((each) => each.topic === topic)
    assert(queue !== undefined, `the task ${this.taskId} reads ${topic}`)
    return queue
  }

  #offer(queue: RecordQueue): void {
    queue.offered = this.#environment.nextOffer()
  }

  /** The oldest first; of those of one age who waits longest. */
  #first(): RecordQueue | undefined {
    let first: RecordQueue | undefined
    for (const queue of this.#queues) {
      const timestampMs = queue.headTimestampMs
      if (timestampMs === undefined) continue
      const best = first?.headTimestampMs
      if (first === undefined || best === undefined || timestampMs < best) first = queue
      else if (timestampMs === best && queue.offered < first.offered) first = queue
    }
    return first
  }

  #storeEnvironment(): StoreEnvironment {
    const { applicationId, taskId, cacheBudget, recordBytesMax: given } = this.#environment
    const cache = new TaskCache(cacheBudget)
    return {
      applicationId,
      taskId,
      cache,
      recordBytesMax: given === undefined ? undefined : contentBytesMax(given),
      bytes: (name, kind) => this.#environment.bytes(name, kind),
      log: (store, key, value, timestampMs) => this.#environment.log(store, key, value, timestampMs),
      cause: () => this.#current.record,
      within: (cause, flush) => this.#current.within(cause, this.#queues, flush),
    }
  }
}

/** Stops a task: passes all nodes that called the one that failed. */
export class TaskStop extends Error {
  override readonly name = 'TaskStop'
  override readonly cause: Error

  constructor(cause: Error) {
    super(cause.message)
    this.cause = cause
  }
}
