import { assert, type StreamError, toStreamError } from '@millrace/base'
import type {
  BatchMetadata,
  Client,
  PartitionOffsetToCommit,
  Producer,
  ProducerRecord,
  RawBytes,
  Transaction,
  TransactionalProducer,
} from '@millrace/client'
import type { GroupMembership } from '@millrace/client/membership'
import { deferred } from './deferred.ts'
import { limits } from './limits.ts'
import type { OutputOptions } from './output-options.ts'

/** A record for a topic of the cluster. */
export interface ClusterRecord extends ProducerRecord<RawBytes, RawBytes> {
  readonly topic: string
}

/** Where tasks write, and where what they did is committed. */
export interface Output {
  /** Takes a record; it goes out with the next {@link drain}. */
  send(record: ClusterRecord): void
  /** Bytes that were taken and have not gone out. */
  readonly waitingBytes: number
  /** Whether anything was taken since the last commit began. */
  readonly isDirty: boolean
  /** Hands over what was taken, if that may be done while a commit is under way; waits while too much is. */
  drain(): Promise<void>
  /**
   * Resolves once all that was taken until this call, and these offsets, are committed. What is taken meanwhile belongs to the next commit, which is
   * not to begin before. Rejects with why not: then nothing of it counts, and nothing that was taken since.
   */
  commit(offsets: readonly PartitionOffsetToCommit[]): Promise<void>
  /** By `topic/partition`: the offset behind the last record that was written there and is committed. */
  readonly ends: ReadonlyMap<string, number>
  /** Gives up what was not committed; nothing more is taken. */
  abort(reason: StreamError): Promise<void>
  /** Lets go of what it has; what was not committed is given up. */
  close(): Promise<void>
}

/** How an output writes. */
export interface OutputSettings {
  readonly producer: OutputOptions
  /** After so long, in milliseconds, the cluster aborts a transaction that was not committed. */
  readonly transactionTimeoutMs: number
}

type SendBatch = (topic: string, records: readonly ProducerRecord<RawBytes, RawBytes>[]) => Promise<BatchMetadata>

/** Gathers the records of one commit by topic, and follows what is under way. */
class Outbox {
  /**
   * A map anew for each turn, and never one that is cleared: V8 links the table that a map had to the one that it has next, so that a table which
   * outlived a collection of the heap, though nobody needs it, would keep all that came after it.
   */
  #byTopic = new Map<string, ProducerRecord<RawBytes, RawBytes>[]>()
  readonly #underway = new Set<Promise<void>>()
  readonly #written = new Map<string, number>()
  #underwayBytes = 0
  waitingBytes = 0
  failure: StreamError | undefined

  take(record: ClusterRecord): void {
    const records = this.#byTopic.get(record.topic)
    // As it is: a copy without the topic would cost more than the rest of it.
    if (records === undefined) this.#byTopic.set(record.topic, [record])
    else records.push(record)
    this.waitingBytes += sizeOf(record.key) + sizeOf(record.value) + 64
  }

  /** Sends what waits, and waits until not too much is under way. */
  async send(sendBatch: SendBatch): Promise<void> {
    this.begin(sendBatch)
    while (this.#underwayBytes > limits.underwayBytesMax && this.failure === undefined)
      await Promise.race(this.#underway)
  }

  /**
   * Sends what waits. Nothing that waits for the answer may hold on to the records: they are in the producer's batch by then, and what outlives a collection of
   * the heap costs more than all the rest of its way.
   */
  begin(sendBatch: SendBatch): void {
    const bytes = this.waitingBytes
    this.waitingBytes = 0
    const note = (metadata: BatchMetadata): void => this.#note(metadata)
    const delivered = Array.from(this.#byTopic, ([topic, records]) => sendBatch(topic, records).then(note))
    this.#byTopic = new Map()
    this.#underwayBytes += bytes
    const sending = Promise.all(delivered)
      .catch((error: unknown) => {
        this.failure ??= toStreamError(error, 'INTERNAL', 'writing the output of tasks failed')
      })
      .then(() => {
        this.#underwayBytes -= bytes
        this.#underway.delete(sending)
      })
    this.#underway.add(sending)
  }

  async settled(): Promise<void> {
    await Promise.all(this.#underway)
  }

  /** What was written, by `topic/partition`: the offset behind it. */
  get written(): ReadonlyMap<string, number> {
    return this.#written
  }

  #note({ topic, ranges }: BatchMetadata): void {
    for (const { partition, baseOffset, recordCount } of ranges) {
      // Where that is not known the store goes on from further back after a restart, and takes some records twice.
      if (baseOffset < 0) continue
      const key = `${topic}/${partition}`
      this.#written.set(key, Math.max(this.#written.get(key) ?? 0, baseOffset + recordCount))
    }
  }
}

function sizeOf(content: RawBytes | null | undefined): number {
  return content?.length ?? 0
}

interface OpenTransaction {
  readonly transaction: Promise<Transaction>
  /** The offsets to commit with; rejected to abort. */
  readonly finish: (offsets: readonly PartitionOffsetToCommit[]) => void
  readonly giveUp: (reason: StreamError) => void
  readonly done: Promise<void>
}

/** Outputs, changelogs and offsets of each commit are one transaction (KIP-447). */
export class TransactionalOutput implements Output {
  readonly ends = new Map<string, number>()
  readonly #producer: TransactionalProducer
  readonly #member: () => GroupMembership
  #outbox = new Outbox()
  #open: OpenTransaction | undefined
  /** The commit that is under way, or that failed: nothing goes out meanwhile, nor ever after a failure. Never rejects. */
  #ending: Promise<void> | undefined
  #isDirty = false

  constructor(
    client: Client,
    transactionalId: string,
    { producer, transactionTimeoutMs: timeoutMs }: OutputSettings,
    member: () => GroupMembership,
  ) {
    this.#producer = client.transactional(transactionalId, { ...producer, timeoutMs, lingerMs: 0 })
    this.#member = member
  }

  get waitingBytes(): number {
    return this.#outbox.waitingBytes
  }

  get isDirty(): boolean {
    return this.#isDirty
  }

  send(record: ClusterRecord): void {
    this.#isDirty = true
    this.#outbox.take(record)
  }

  async drain(): Promise<void> {
    const { waitingBytes } = this.#outbox
    if (waitingBytes === 0) return
    if (this.#ending !== undefined) {
      // The next transaction can't begin before this one has ended; until then tasks may write so much, and no more.
      if (waitingBytes >= limits.outputBytesMax) await this.#ending
      return
    }
    this.#open ??= this.#begin()
    const transaction = await this.#open.transaction
    await this.#outbox.send((topic, records) => transaction.sendBatch(topic, records))
  }

  async commit(offsets: readonly PartitionOffsetToCommit[]): Promise<void> {
    assert(this.#ending === undefined, 'one transaction ends before the next begins')
    if (!this.#isDirty && offsets.length === 0) return
    const outbox = this.#outbox
    this.#outbox = new Outbox()
    this.#isDirty = false
    this.#open ??= this.#begin()
    const ended = this.#end(this.#open, outbox, offsets)
    // Who commits hears of a failure.
    this.#ending = ended.catch(() => undefined)
    await ended
    this.#open = undefined
    this.#ending = undefined
    for (const [key, end] of outbox.written) this.ends.set(key, end)
  }

  async #end(open: OpenTransaction, outbox: Outbox, offsets: readonly PartitionOffsetToCommit[]): Promise<void> {
    const transaction = await open.transaction
    outbox.begin((topic, records) => transaction.sendBatch(topic, records))
    await outbox.settled()
    open.finish(offsets)
    await open.done
  }

  async abort(reason: StreamError): Promise<void> {
    const open = this.#open
    this.#open = undefined
    if (open === undefined) return
    open.giveUp(reason)
    // That it was given up is no news to who gives it up.
    await open.done.catch(() => undefined)
  }

  async close(): Promise<void> {
    await this.#producer.close()
  }

  #begin(): OpenTransaction {
    const begun = deferred<Transaction>()
    const finished = deferred<readonly PartitionOffsetToCommit[]>()
    const done = this.#producer.transaction(async (transaction) => {
      begun.resolve(transaction)
      const offsets = await finished.promise
      if (offsets.length > 0) await transaction.sendOffsets(await this.#member().progress(offsets))
    })
    done.catch((error: unknown) => begun.reject(error))
    // Whoever waits for the end hears of a failure; nobody need wait for these.
    begun.promise.catch(() => undefined)
    // The same.
    finished.promise.catch(() => undefined)
    return { transaction: begun.promise, finish: finished.resolve, giveUp: finished.reject, done }
  }
}

/** Outputs and changelogs are written, then the offsets: what came between a commit and a crash is done again. */
export class PlainOutput implements Output {
  readonly ends = new Map<string, number>()
  readonly #producer: Producer
  readonly #sendBatch: SendBatch
  readonly #member: () => GroupMembership
  #outbox = new Outbox()
  #isDirty = false

  constructor(client: Client, { producer }: OutputSettings, member: () => GroupMembership) {
    this.#producer = client.producer(producer)
    this.#sendBatch = (topic, records) => this.#producer.sendBatch(topic, records)
    this.#member = member
  }

  get waitingBytes(): number {
    return this.#outbox.waitingBytes
  }

  get isDirty(): boolean {
    return this.#isDirty
  }

  send(record: ClusterRecord): void {
    this.#isDirty = true
    this.#outbox.take(record)
  }

  async drain(): Promise<void> {
    if (this.#outbox.waitingBytes === 0) return
    await this.#outbox.send(this.#sendBatch)
    if (this.#outbox.failure !== undefined) throw this.#outbox.failure
  }

  async commit(offsets: readonly PartitionOffsetToCommit[]): Promise<void> {
    const outbox = this.#outbox
    // Of its own: where changelogs end must not count what is written from now on.
    this.#outbox = new Outbox()
    this.#isDirty = false
    outbox.begin(this.#sendBatch)
    await this.#producer.flush()
    await outbox.settled()
    if (outbox.failure !== undefined) throw outbox.failure
    for (const [key, end] of outbox.written) this.ends.set(key, end)
    if (offsets.length > 0) await this.#member().commit(offsets)
  }

  async abort(): Promise<void> {
    await this.#outbox.settled()
  }

  async close(): Promise<void> {
    await this.#producer.close()
  }
}

/** An output of tasks: with transactions if it has an id for them. Throws INVALID_CONFIG for settings of the producer that make no sense. */
export function openOutput(
  client: Client,
  member: () => GroupMembership,
  settings: OutputSettings,
  transactionalId?: string,
): Output {
  if (transactionalId === undefined) return new PlainOutput(client, settings, member)
  return new TransactionalOutput(client, transactionalId, settings, member)
}
