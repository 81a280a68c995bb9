import { checkKnown, optionNames, StreamError } from '@millrace/base'
import type { ConsumableTopic, ProducibleTopic } from '@millrace/client'
import type { DropReason } from '../processor/context.ts'
import { readOnlyStore } from '../stores/read-only.ts'
import type { StateStore } from '../stores/store.ts'
import { MemoryBytes } from '../stores/bytes/memory-bytes.ts'
import { CacheBudget } from '../stores/cache/cache-budget.ts'
import type { OutputRecord, TaskEnvironment } from '../task/environment.ts'
import { deadLetter } from '../task/dead-letter.ts'
import { checkFailureOptions, type FailureOptions, responseTo } from '../task/failures.ts'
import { IdleTime } from '../task/idle-time.ts'
import { StreamTask, TaskStop } from '../task/stream-task.ts'
import type { ProcessorTopology, Subtopology } from '../topology/nodes.ts'
import { type Duration, durationMs, positiveDurationMs } from '../duration.ts'
import { deferred } from '../runtime/deferred.ts'
import { Changelogs } from './changelogs.ts'
import { batchOf, DrivenRecord } from './driven-record.ts'
import { bufferOf, TestInput, TestOutput, type WrittenRecord } from './test-topics.ts'
import { VirtualTime } from './virtual-time.ts'

/** What can be driven: an application as `streams()` makes it. */
export interface Drivable {
  readonly id: string
  /** All that it is to run. */
  topology(): ProcessorTopology
}

/** How a topology is driven. */
export interface TestDriverOptions {
  /** What the clock shows at first: milliseconds since 1970 UTC. Default 0. */
  readonly startMs?: number
  /** Bytes that the caches of each task may take; default 0: each change is forwarded. */
  readonly cacheBytesMax?: number
  /** At least so long lies between two looks for closed windows, by the clock. Default 0: at each record. */
  readonly emitInterval?: Duration
  /** When no record came for so long by the clock, stream time goes on with it as it advances: see the option of `run()`. Default: never. */
  readonly idleTimeout?: Duration
  /** What is done about records that can't be handled. By default `send` throws PROCESSING_FAILED. */
  readonly failures?: FailureOptions
  /** Whether changelogs are kept, for {@link TestDriver.restart}. Default false. */
  readonly restartable?: boolean
}

const known = optionNames<TestDriverOptions>({
  startMs: true,
  cacheBytesMax: true,
  emitInterval: true,
  idleTimeout: true,
  failures: true,
  restartable: true,
})

/**
 * Runs a topology without broker, on one partition of each topic, in virtual time: what is sent has come out, through repartition topics
 * too, when `send` returns. As Apache Kafka's TopologyTestDriver it commits after each record. Promises of `mapAsync` are waited for with
 * {@link TestDriver.settle}; RxJS's timers go by the driver's clock.
 *
 *     const driver = testDriver(app)
 *     driver.input(orders).send({ key: 'o-1', value: { amount: 3 } })
 *     expect(driver.output(totals).readKeyValues()).toEqual([['o-1', 3]])
 */
export class TestDriver implements Disposable {
  readonly #applicationId: string
  readonly #topology: ProcessorTopology
  readonly #options: TestDriverOptions
  readonly #written: WrittenRecord[] = []
  readonly #byTopic = new Map<string, WrittenRecord[]>()
  readonly #offsets = new Map<string, number>()
  readonly #dropped = new Map<DropReason, number>()
  readonly #changelogs: Changelogs | undefined
  #globals: StreamTask[] = []
  #tasks: StreamTask[] = []
  #readers = new Map<string, StreamTask[]>()
  #idle = new Map<StreamTask, IdleTime>()
  #offers = 0
  readonly #time: VirtualTime
  /** Whoever waits in settle(). */
  #posted: () => void = () => undefined

  constructor(app: Drivable, options: TestDriverOptions = {}) {
    checkKnown('testDriver()', options, known)
    checkFailureOptions(options.failures ?? {})
    this.#applicationId = app.id
    this.#topology = app.topology()
    this.#options = options
    this.#time = new VirtualTime(options.startMs ?? 0)
    this.#changelogs = options.restartable === true ? new Changelogs(this.#topology) : undefined
    this.#time.within(() => this.#begin())
  }

  /** What its clock shows: milliseconds since 1970 UTC. */
  get wallClockMs(): number {
    return this.#time.nowMs
  }

  /** Everything that was written so far to all topics, internal ones included, in order. */
  get written(): readonly WrittenRecord[] {
    return this.#written
  }

  /** How many records operators left out, by reason. */
  get dropped(): ReadonlyMap<DropReason, number> {
    return this.#dropped
  }

  /** A topic that the topology reads. Throws UNKNOWN_TOPIC_OR_PARTITION if it reads none of that name. */
  input<Key, Value>(topic: ProducibleTopic<Key, Value>): TestInput<Key, Value> {
    const { name } = topic
    if (!this.#readers.has(name)) {
      const known = [...this.#readers.keys()].join(', ')
      throw new StreamError(
        'UNKNOWN_TOPIC_OR_PARTITION',
        `the topology reads no topic ${name}; those it reads: ${known}`,
      )
    }
    return new TestInput(topic, (key, value, timestamp = this.wallClockMs, headers) => {
      this.#run(() => this.#deliver({ topic: name, key, value, timestamp, headers }))
    })
  }

  /** What the topology writes to a topic, from the first record on. */
  output<Key, Value>(topic: ConsumableTopic<Key, Value>): TestOutput<Key, Value> {
    return new TestOutput(topic, this.#writtenTo(topic.name))
  }

  /**
   * Moves the clock: timers of RxJS and deadlines of `mapAsync` that are due on the way happen, each at its time, then punctuations by the clock
   * that are due are called, once each. What comes of it comes out; for what needs promises besides there is {@link settle}.
   */
  advanceWallClock(by: Duration): void {
    const byMs = durationMs(by, 'what the clock advances by')
    this.#run(() => {
      this.#time.advance(byMs, () => this.#work())
      this.#passTime()
    })
  }

  #passTime(): void {
    for (const task of this.#tasks) {
      task.punctuateWallClock()
      const timeMs = this.#idle.get(task)?.timeMs(this.wallClockMs, task.streamTimeMs)
      // What is unfinished may still bring records to windows that would close.
      if (timeMs !== undefined && !task.unfinished.isAny) task.advanceStreamTime(timeMs)
      task.flush()
    }
  }

  /**
   * Resolves once no call of `mapAsync` is under way and all that came of them has come out. The clock stands still: what waits for a timer of RxJS
   * needs {@link advanceWallClock} first. Rejects with what stops the task, and with TIMEOUT if calls have not ended after so long a time of the
   * real clock (default 4 s).
   */
  async settle(within: Duration = '4s'): Promise<void> {
    this.#time.enter()
    const { promise: overdue, reject } = deferred<never>()
    const timer = setTimeout(() => reject(this.#unsettled()), durationMs(within, 'the time to settle'))
    // If all settles before, nobody is to hear of it.
    overdue.catch(() => undefined)
    try {
      this.#run()
      while (this.#tasks.some(({ unfinished }) => unfinished.callCount > 0)) {
        const { promise: posted, resolve } = deferred<void>()
        this.#posted = resolve
        await Promise.race([posted, overdue])
        this.#run()
      }
    } finally {
      clearTimeout(timer)
      this.#time.leave()
    }
  }

  #unsettled(): StreamError {
    const unfinished = this.#tasks.find((task) => task.unfinished.callCount > 0)?.unfinished
    const { nextDueMs } = this.#time
    const timers =
      nextDueMs === undefined
        ? ''
        : `; the next timer is due in ${nextDueMs - this.wallClockMs} ms of the driver's clock`
    return new StreamError(
      'TIMEOUT',
      `calls of mapAsync() have not ended: ${unfinished?.describe()}${timers}: resolve what they wait for, or move the clock with advanceWallClock()`,
    )
  }

  /** A store of the topology. Throws NOT_FOUND if there is none of that name. */
  store<Store extends StateStore>(name: string): Store {
    const all = [...this.#globals, ...this.#tasks]
    const store = all.find((task) => task.stores.has(name))?.store(name)
    if (store === undefined) {
      const names = all.flatMap((task) => [...task.stores.keys()])
      throw new StreamError('NOT_FOUND', `the topology has no store ${name}; it has ${names.join(', ') || 'none'}`)
    }
    // Whoever asks for it by name knows what it is.
    return store as Store
  }

  /**
   * As if the process had gone right after a commit, and another began: state comes back from the changelogs alone, and inputs that operators kept
   * back come again. Throws INVALID_REQUEST while there can be no commit: {@link settle} first.
   */
  restart(): void {
    if (this.#changelogs === undefined) {
      throw new StreamError(
        'INVALID_REQUEST',
        'changelogs are kept for a restart only if the driver is made with `restartable: true`',
      )
    }
    const before = this.#tasks
    const entangled = before.find(({ unfinished }) => unfinished.isEntangled || unfinished.callCount > 0)
    if (entangled !== undefined) {
      throw new StreamError(
        'INVALID_REQUEST',
        `nothing can be committed yet, since ${entangled.unfinished.describe()}: settle(), or move the clock, before restart()`,
      )
    }
    this.#time.within(() => {
      this.#begin(before)
      for (const [index, task] of before.entries()) this.#again(task, this.#tasks[index])
    })
    this.#run()
  }

  /** Inputs behind the commit come to the new task as they came to the one before. */
  #again(before: StreamTask, task: StreamTask | undefined): void {
    for (const { record, raw } of before.unfinished.all()) if (raw !== undefined) task?.add(record.topic, batchOf(raw))
  }

  /** Processors and stores are closed. */
  close(): void {
    for (const task of [...this.#tasks, ...this.#globals]) task.close()
    this.#tasks = []
    this.#globals = []
    this.#readers.clear()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  /** Builds all tasks, from what changelogs hold and the tasks before knew. */
  #begin(before: readonly StreamTask[] = []): void {
    this.#readers = new Map()
    const { subtopologies, globalStores } = this.#topology
    const former = (taskId: string): StreamTask | undefined => before.find((task) => task.taskId === taskId)
    // Tables that all see are read from their topics again, before anything else: they hold what they held.
    if (before.length === 0) {
      this.#globals = globalStores.map(({ id, source, processor, store }) => {
        const nodes = [source, processor]
        const parts = { id, nodes, stores: [store], repartitionSources: [], copartitionGroups: [] }
        return this.#task({ ...parts, sourceChangelogs: new Map() }, former)
      })
      for (const task of this.#globals) task.init()
    }
    this.#tasks = subtopologies.map((subtopology) => this.#task(subtopology, former))
    for (const task of this.#tasks) task.init()
    const { idleTimeout, emitInterval = 0 } = this.#options
    if (idleTimeout !== undefined) {
      const timeoutMs = positiveDurationMs(idleTimeout, 'idleTimeout')
      const intervalMs = durationMs(emitInterval, 'emitInterval')
      this.#idle = new Map(this.#tasks.map((task) => [task, new IdleTime(timeoutMs, intervalMs, this.wallClockMs)]))
    }
    for (const task of [...this.#globals, ...this.#tasks]) {
      for (const { topic } of task.queues) this.#readers.set(topic, [...(this.#readers.get(topic) ?? []), task])
    }
  }

  #task(subtopology: Subtopology, former: (taskId: string) => StreamTask | undefined): StreamTask {
    const taskId = `${subtopology.id}_0`
    const task = new StreamTask(subtopology, 0, this.#environment(taskId))
    for (const [name, store] of task.stores) this.#changelogs?.restore(name, store)
    const known = former(taskId)
    if (known === undefined) return task
    task.restoreStreamTime(known.finishedTimeMs)
    for (const [name, { valueMs }] of known.savedTimes) task.savedTime(name).valueMs = valueMs
    return task
  }

  #environment(taskId: string): TaskEnvironment {
    const { cacheBytesMax = 0, emitInterval = 0, failures = {} } = this.#options
    return {
      applicationId: this.#applicationId,
      taskId,
      cacheBudget: new CacheBudget(cacheBytesMax),
      emitIntervalMs: durationMs(emitInterval, 'the interval of looks for closed windows'),
      wallClockMs: () => this.wallClockMs,
      bytes: () => new MemoryBytes(),
      log: (store, key, value, timestampMs) => this.#changelogs?.log(store, key, value, timestampMs),
      send: (record) => this.#write(record),
      globalStore: (name) => {
        const store = this.#globals.find((task) => task.stores.has(name))?.store(name)
        return store && readOnlyStore(store)
      },
      partitionCount: () => 1,
      failed: (failure) => {
        const response = responseTo(failure, failures)
        if (response === 'dlq') this.#write(deadLetter(failure, failures, this.wallClockMs))
        return response
      },
      dropped: (reason) => this.#dropped.set(reason, (this.#dropped.get(reason) ?? 0) + 1),
      // Each record is committed anyway.
      commitRequested: () => undefined,
      posted: () => this.#posted(),
      after: (delayMs, callback) => this.#time.after(delayMs, callback),
      nextOffer: () => {
        this.#offers += 1
        return this.#offers
      },
    }
  }

  #write({ topic, key, value, timestamp, headers }: OutputRecord): void {
    const record = {
      topic,
      key: key === null ? null : bufferOf(key),
      value: value === null ? null : bufferOf(value),
      timestamp,
      headers,
    }
    this.#written.push(record)
    this.#writtenTo(topic).push(record)
    this.#deliver(record)
  }

  #writtenTo(topic: string): WrittenRecord[] {
    const written = this.#byTopic.get(topic) ?? []
    this.#byTopic.set(topic, written)
    return written
  }

  #deliver({ topic, key, value, timestamp, headers }: WrittenRecord): void {
    const readers = this.#readers.get(topic)
    if (readers === undefined) return
    const offset = this.#offsets.get(topic) ?? 0
    this.#offsets.set(topic, offset + 1)
    const batch = batchOf(new DrivenRecord({ topic, key, value, timestamp, headers }, offset))
    for (const task of readers) task.add(topic, batch)
    if (this.#changelogs === undefined || key === null) return
    for (const { sourceChangelogs } of this.#topology.subtopologies) {
      for (const [store, source] of sourceChangelogs) {
        if (source === topic) this.#changelogs.log(store, key, value, timestamp)
      }
    }
  }

  /** Does something, and then all that comes of it and takes no time. */
  #run(first: () => void = () => undefined): void {
    this.#time.within(() => {
      try {
        first()
        this.#work()
      } catch (error) {
        // To whoever sent the record it says what happened, not how the task was left.
        throw error instanceof TaskStop ? error.cause : error
      }
    })
  }

  /** A record at a time, of all tasks the one with the oldest. */
  #work(): void {
    do {
      this.#goOn()
      for (let task = this.#next(); task !== undefined; task = this.#next()) {
        task.process()
        this.#idle.get(task)?.active(this.wallClockMs)
        task.flush()
      }
      // Timers that are due at once.
      this.#time.advance(0, () => undefined)
    } while (this.#goOn())
  }

  /** What has ended since comes out. Returns whether there was anything. */
  #goOn(): boolean {
    let isAny = false
    for (const task of this.#tasks) {
      if (!task.deliver()) continue
      task.flush()
      isAny = true
    }
    return isAny
  }

  #next(): StreamTask | undefined {
    // Tables that all see come first.
    const global = this.#globals.find(({ next }) => next !== undefined)
    if (global !== undefined) return global
    let first: StreamTask | undefined
    let best: StreamTask['next']
    for (const task of this.#tasks) {
      const { next } = task
      if (next === undefined || task.isCongested) continue
      const isOlder =
        best === undefined ||
        next.timestampMs < best.timestampMs ||
        (next.timestampMs === best.timestampMs && next.offered < best.offered)
      if (isOlder) {
        first = task
        best = next
      }
    }
    return first
  }
}

/** Runs an application as `streams()` makes it, or anything with an id and a topology, without broker: see {@link TestDriver}. */
export function testDriver(app: Drivable, options: TestDriverOptions = {}): TestDriver {
  return new TestDriver(app, options)
}
