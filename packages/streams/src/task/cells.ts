import { StreamError } from '@millrace/base'
import type {
  DropReason,
  Hold,
  HoldKind,
  InternalContext,
  PunctuationType,
  SavedTime,
  Scheduled,
} from '../processor/context.ts'
import type { Processor } from '../processor/processor.ts'
import type { RecordOrigin, StreamRecord } from '../record.ts'
import { isTooLarge, recordSizeBytes, shownKey } from '../record-size.ts'
import type { StateStore } from '../stores/store.ts'
import type { ProcessorNode, SinkNode, SourceNode } from '../topology/nodes.ts'
import { checkTopicName } from '../topology/topic-name.ts'
import type { OutputRecord } from './environment.ts'

/** What the nodes of a task share. */
export interface CellTask {
  readonly applicationId: string
  readonly taskId: string
  readonly emitIntervalMs: number
  readonly streamTimeMs: number
  readonly recordMetadata: RecordOrigin | undefined
  wallClockMs(): number
  store(name: string): StateStore | undefined
  globalStore(name: string): StateStore | undefined
  /** By `node/name`. */
  savedTime(name: string): SavedTime
  whenIdle(node: string, advance: (streamTimeMs: number) => boolean): void
  schedule(node: string, intervalMs: number, type: PunctuationType, run: (timestampMs: number) => void): Scheduled
  dropped(reason: DropReason, node: string, record: StreamRecord<unknown, unknown>): void
  commitRequested(): void
  /** Returns if the record that is processed is to be left out of this node; throws what stops the task. */
  failed(kind: 'processing' | 'production', node: string, error: unknown): void
  partitionCount(topic: string): number
  /** What a record may take that is written. */
  readonly recordBytesMax: number
  send(record: OutputRecord): void
  /** A store is about to be changed by what is processed. */
  touched(): void
  hold(node: string, kind: HoldKind): Hold
  post(work: () => void): void
  /** Goes on with what was held, at its stream time, but not before `notBeforeMs`. Returns that time. */
  resume(holds: readonly Hold[], notBeforeMs: number, work: () => void): number
  after(delayMs: number, callback: () => void): Scheduled
  congested(isCongested: boolean): void
}

/** A node of a task, linked to those behind it. */
export interface Cell {
  readonly name: string
  take(record: StreamRecord<unknown, unknown>): void
}

/** Begins a sub-topology. */
export class SourceCell implements Cell {
  readonly name: string
  readonly node: SourceNode
  readonly children: Cell[] = []

  constructor(node: SourceNode) {
    this.name = node.name
    this.node = node
  }

  take(record: StreamRecord<unknown, unknown>): void {
    for (const child of this.children) child.take(record)
  }
}

/** Runs a processor, and is its context. */
export class ProcessorCell implements Cell, InternalContext {
  readonly nodeName: string
  readonly children: Cell[] = []
  readonly #node: ProcessorNode
  readonly #task: CellTask
  readonly #processor: Processor<unknown, unknown>
  readonly #hasStores: boolean
  #resumedTimeMs = -1

  constructor(node: ProcessorNode, task: CellTask) {
    this.nodeName = node.name
    this.#node = node
    this.#hasStores = node.stores.length > 0
    this.#task = task
    // What its parents give is what it takes: the DSL's types, or whoever wrote the topology, say so.
    this.#processor = node.supplier()
  }

  get name(): string {
    return this.nodeName
  }

  get applicationId(): string {
    return this.#task.applicationId
  }

  get taskId(): string {
    return this.#task.taskId
  }

  get recordMetadata(): RecordOrigin | undefined {
    return this.#task.recordMetadata
  }

  get streamTimeMs(): number {
    return this.#task.streamTimeMs
  }

  get wallClockMs(): number {
    return this.#task.wallClockMs()
  }

  get emitIntervalMs(): number {
    return this.#task.emitIntervalMs
  }

  init(): void {
    this.#processor.init?.(this)
  }

  close(): void {
    this.#processor.close?.()
  }

  take(record: StreamRecord<unknown, unknown>): void {
    if (this.#hasStores) this.#task.touched()
    try {
      this.#processor.process(record)
    } catch (error) {
      this.#task.failed('processing', this.nodeName, error)
    }
  }

  forward(record: StreamRecord<unknown, unknown>, child?: string): void {
    const { children } = this
    if (child === undefined) {
      for (const each of children) each.take(record)
      return
    }
    const named = children.find(({ name }) => name === child)
    if (named === undefined) {
      const names = children.map(({ name }) => name).join(', ')
      throw new StreamError(
        'INVALID_TOPOLOGY',
        `${this.nodeName} forwards to ${child}, which is not behind it; there ${names === '' ? 'is nothing' : `are ${names}`}`,
      )
    }
    named.take(record)
  }

  store<Store extends StateStore>(name: string): Store {
    const task = this.#task
    // Global ones every processor may read.
    const store = this.#node.stores.includes(name) ? task.store(name) : task.globalStore(name)
    if (store === undefined) {
      throw new StreamError(
        'INVALID_TOPOLOGY',
        `${this.nodeName} asks for the store ${name}, which is not connected to it; name it where the processor is added`,
      )
    }
    // Its name says what it is, to who wrote the topology.
    return store as Store
  }

  savedTime(name: string): SavedTime {
    return this.#task.savedTime(`${this.nodeName}/${name}`)
  }

  schedule(intervalMs: number, type: PunctuationType, callback: (timestampMs: number) => void): Scheduled {
    return this.#task.schedule(this.nodeName, intervalMs, type, (timestampMs) => {
      if (this.#hasStores) this.#task.touched()
      callback(timestampMs)
    })
  }

  whenIdle(advance: (streamTimeMs: number) => boolean): void {
    this.#task.whenIdle(this.nodeName, advance)
  }

  commit(): void {
    this.#task.commitRequested()
  }

  dropped(reason: DropReason, record: StreamRecord<unknown, unknown>): void {
    this.#task.dropped(reason, this.nodeName, record)
  }

  hold(kind: HoldKind): Hold {
    return this.#task.hold(this.nodeName, kind)
  }

  post(work: () => void): void {
    this.#task.post(() => this.#guarded(work))
  }

  resume(holds: readonly Hold[], work: () => void): void {
    // Whoever is behind sees stream time go forward, in whatever order things end.
    this.#resumedTimeMs = this.#task.resume(holds, this.#resumedTimeMs, () => this.#guarded(work))
  }

  after(delayMs: number, callback: () => void): Scheduled {
    return this.#task.after(delayMs, callback)
  }

  congested(isCongested: boolean): void {
    this.#task.congested(isCongested)
  }

  #guarded(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#task.failed('processing', this.nodeName, error)
    }
  }
}

/** Ends a branch: what it takes is written to a topic. */
export class SinkCell implements Cell {
  readonly name: string
  readonly #node: SinkNode
  readonly #task: CellTask
  #namedLast: string | undefined

  constructor(node: SinkNode, task: CellTask) {
    this.name = node.name
    this.#node = node
    this.#task = task
  }

  take(record: StreamRecord<unknown, unknown>): void {
    let output: OutputRecord
    try {
      output = this.#output(record)
    } catch (error) {
      this.#task.failed('production', this.name, error)
      return
    }
    this.#task.send(output)
  }

  #output(record: StreamRecord<unknown, unknown>): OutputRecord {
    const { topic: named, key: keySerde, value: valueSerde, partitioner } = this.#node
    const { key, value, timestamp, headers } = record
    if (!Number.isSafeInteger(timestamp) || timestamp < 0) {
      throw new StreamError(
        'INVALID_TIMESTAMP',
        `a record with the timestamp ${timestamp} came to ${this.name}: give milliseconds since 1970, a whole number from 0 on`,
      )
    }
    const topic = typeof named === 'string' ? named : this.#topicOf(named(record))
    const partition = partitioner?.(topic, key, value, this.#task.partitionCount(topic))
    if (partition !== undefined && (!Number.isSafeInteger(partition) || partition < 0)) {
      throw new StreamError(
        'INVALID_PARTITIONS',
        `the partitioner of ${this.name} gives ${partition}: partitions are whole numbers from 0 on, undefined leaves it to the key`,
      )
    }
    const output = {
      topic,
      partition,
      key: key === null ? null : keySerde.serialize(key),
      value: value === null ? null : valueSerde.serialize(value),
      timestamp,
      headers,
    }
    const { recordBytesMax } = this.#task
    if (isTooLarge(output, recordBytesMax)) throw tooLarge(this.name, output, recordBytesMax)
    return output
  }

  /** What an application names by record, nobody has checked. */
  #topicOf(named: string): string {
    if (named !== this.#namedLast) checkTopicName(named, `sink ${this.name} is to write to`)
    this.#namedLast = named
    return named
  }
}

function tooLarge(sink: string, record: OutputRecord, limit: number): StreamError {
  const { topic, key } = record
  return new StreamError(
    'MESSAGE_TOO_LARGE',
    `a record of ${recordSizeBytes(record)} bytes with the key ${shownKey(key)} for topic ${topic} came to ${sink}, and ${limit} bytes are ` +
      'written at most (producer.maxRecordBytes): keep large values elsewhere and write where they are',
    { context: { topic, limit } },
  )
}
