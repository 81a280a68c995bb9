import { isStreamError } from '@millrace/base'
import { CrashingDisk, SeededRandom } from '@millrace/base/testing'
import { batchesIn, encodeBatch, RecordBatch } from '@millrace/records'
import type { AppendResult } from '../src/append/appender.ts'
import type { LogConfig } from '../src/config.ts'
import type { LogManager } from '../src/directory/log-manager.ts'
import type { PartitionLog } from '../src/partition-log.ts'
import { CommittedModel } from './committed-model.ts'
import { codec, fixture, openPartition } from './fixture.ts'

/** A batch that was handed to the log in this life of it, or found in it when it was opened. */
interface ModelBatch {
  readonly baseOffset: number
  readonly nextOffset: number
  /** The batch as it was given, offset and epoch assigned. */
  readonly bytes: Buffer
  acked: boolean
  written: boolean
  /** It was written before the process was killed, and the machine has been up since. */
  inPageCache: boolean
}

interface Producer {
  readonly id: number
  epoch: number
  nextSequence: number
  inTransaction: boolean
}

const config: Partial<LogConfig> = {
  segmentBytes: 1500,
  indexIntervalBytes: 200,
  segmentIndexBytes: 400,
  fileDeleteDelayMs: 10,
  messageTimestampAfterMaxMs: Number.MAX_SAFE_INTEGER,
}

/** What happened in a run, to see that it was no tame one. */
export interface CrashRunSummary {
  crashes: number
  kills: number
  recoveries: number
  recoveriesCrashed: number
  appended: number
  acked: number
  lost: number
  rolled: number
  deleted: number
  full: number
  duplicates: number
  /** Recoveries that began in the middle of a segment. */
  resumed: number
}

/**
 * Lives of one log on a disk that crashes: appends, rolls, retention, full disks, clean stops, each life ended by a power loss or a
 * kill at some disk operation, and so is every other recovery. After each it is held to its model. Everything follows from the seed.
 */
export class CrashRun {
  readonly #random: SeededRandom
  readonly #world = fixture()
  readonly #producers: Producer[]
  readonly summary: CrashRunSummary = {
    crashes: 0,
    kills: 0,
    recoveries: 0,
    recoveriesCrashed: 0,
    appended: 0,
    acked: 0,
    lost: 0,
    rolled: 0,
    deleted: 0,
    full: 0,
    duplicates: 0,
    resumed: 0,
  }
  #disk = new CrashingDisk()
  #model: ModelBatch[] = []
  #logStartOffset = 0
  #epoch = 0
  #serial = 0
  /** Retention that was asked for: the log may have begun to delete up to here. */
  #maybeDeletedTo = 0

  constructor(seed: number) {
    this.#random = new SeededRandom(seed)
    this.#producers = [1, 2, 3].map((id) => ({ id, epoch: 0, nextSequence: 0, inTransaction: false }))
  }

  /** The last things that happened, for the message of a failure. */
  readonly trace: string[] = []
  get logged(): string {
    return JSON.stringify(this.#world.logger.lines.slice(-8), undefined, 1)
  }

  #note(what: string): void {
    this.trace.push(what)
    if (this.trace.length > 400) this.trace.shift()
  }

  async run(lives: number): Promise<void> {
    for (let life = 0; life < lives; life++) {
      const opened = await this.#recover()
      if (opened === undefined) continue
      await this.#check(opened.log)
      await this.#live(opened.manager, opened.log)
    }
  }

  /** Opens the directory, crashing on the way now and then. */
  async #recover(): Promise<{ manager: LogManager; log: PartitionLog } | undefined> {
    this.#epoch++
    for (;;) {
      const crashed = this.#random.chance(0.4) ? this.#crashAfter(this.#random.integer(60)) : undefined
      try {
        // Time passes while it looks again at a lock whose content was lost.
        const manager = await this.#world.clock.until(this.#open())
        const log = await openPartition(manager, config)
        if (crashed?.next !== undefined) throw new Error('crashed in its last step')
        crashed?.cancel()
        this.summary.recoveries++
        this.#note(`recovered: ${log.logStartOffset} to ${log.logEndOffset}, model ${this.#model.at(-1)?.nextOffset}`)
        return { manager, log }
      } catch (error) {
        if (crashed?.next === undefined) throw error
        this.summary.recoveriesCrashed++
        this.#disk = crashed.next
        this.#model = this.#crashed ?? this.#model
      }
    }
  }

  #open(): Promise<LogManager> {
    const { ports } = this.#world
    const recovery = { readBytesMax: 400, checkpointBytesMin: 100 }
    return this.#world.open({ ports: { ...ports, disk: this.#disk }, recovery })
  }

  /** Takes the disk as a crash would leave it, right after so many more operations, and stops the old one. */
  #crashAfter(operations: number): { next: CrashingDisk | undefined; cancel: () => void } {
    let left = operations
    const disk = this.#disk
    const isKill = this.#random.chance(0.4)
    const plan: { next: CrashingDisk | undefined; cancel: () => void } = { next: undefined, cancel: () => {} }
    plan.cancel = disk.onOperation((operation, path) => {
      this.#note(`  ${operation} ${path}`)
      if (left-- > 0 || plan.next !== undefined) return
      plan.next = isKill ? disk.kill(this.#random) : disk.crash(this.#random)
      this.summary[isKill ? 'kills' : 'crashes']++
      this.#noteCrash(isKill)
      this.#note(isKill ? 'KILL' : 'CRASH')
      disk.halt()
    })
    return plan
  }

  /** What must survive is decided at the moment of the crash. */
  #noteCrash(isKill: boolean): void {
    for (const batch of this.#model) {
      batch.inPageCache = isKill && batch.written
      // After a power loss only what was synced is there to survive the next crash.
      batch.written = batch.inPageCache || batch.acked
    }
    this.#crashed = this.#model.map((batch) => ({ ...batch }))
  }
  #crashed: ModelBatch[] | undefined

  async #live(manager: LogManager, log: PartitionLog): Promise<void> {
    const plan = this.#crashAfter(20 + this.#random.integer(250))
    const stopListening = log.onAdvance(() => this.#noteWritten(log))
    try {
      for (let steps = 0; plan.next === undefined; steps++) {
        if (steps > 2_000) throw new Error('the log does nothing any more')
        await this.#step(manager, log)
        if (this.#stopped) break
      }
    } catch (error) {
      if (plan.next === undefined) throw error
    }
    stopListening()
    plan.cancel()
    await this.#world.clock.settle()
    if (plan.next !== undefined) {
      this.#disk = plan.next
      this.#model = this.#crashed ?? this.#model
    }
    this.#crashed = undefined
    this.#stopped = false
  }
  #stopped = false

  #noteWritten(log: PartitionLog): void {
    for (const batch of this.#model) if (batch.nextOffset <= log.logEndOffset) batch.written = true
  }

  async #step(manager: LogManager, log: PartitionLog): Promise<void> {
    const draw = this.#random.integer(100)
    this.#note(`step ${draw}: start ${log.logStartOffset}, end ${log.logEndOffset}, next ${log.nextOffset}`)
    if (draw < 55) await this.#append(log)
    else if (draw < 65) await log.settle()
    else if (draw < 72) await this.#world.clock.advance(this.#random.integer(2000))
    else if (draw < 78) await this.#checkReads(log)
    else if (draw < 82) await this.#shorten(log)
    else if (draw < 87) await this.#fillDisk(log)
    else if (draw < 90) await this.#stopCleanly(manager, log)
    else await this.#repeat(log)
  }

  async #append(log: PartitionLog): Promise<void> {
    for (let count = 1 + this.#random.integer(5); count > 0; count--) this.#appendOne(log)
    if (this.#random.chance(0.3)) await this.#world.clock.settle()
  }

  #appendOne(log: PartitionLog): AppendResult {
    const { bytes, origin } = this.#nextBatch()
    const result = log.append(bytes, { leaderEpoch: this.#epoch, origin })
    const batch = {
      baseOffset: result.baseOffset,
      nextOffset: result.lastOffset + 1,
      bytes: Buffer.from(bytes),
      acked: false,
      written: false,
      inPageCache: false,
    }
    this.#model.push(batch)
    this.summary.appended++
    void result.durable.then(
      () => {
        batch.acked = true
        this.summary.acked++
      },
      () => this.#takeBack(batch),
    )
    return result
  }

  /** A full disk took it back: the log goes on without it. */
  #takeBack(batch: ModelBatch): void {
    const at = this.#model.indexOf(batch)
    if (at >= 0) this.#model.splice(at, 1)
  }

  #nextBatch(): { bytes: Buffer; origin: 'client' | 'internal' } {
    const count = 1 + this.#random.integer(4)
    const records = Array.from({ length: count }, (_, at) => ({
      key: `k${this.#serial++}`,
      value: Buffer.alloc(this.#random.integer(120), at),
      timestamp: this.#world.clock.wallMs() - this.#random.integer(1000),
    }))
    const compression = this.#random.pick(['none', 'none', 'gzip', 'zstd'] as const)
    const draw = this.#random.integer(10)
    if (draw < 3) return { bytes: encodeBatch({ records, compression }, codec), origin: 'client' }
    const producer = this.#random.pick(this.#producers)
    if (producer.inTransaction && draw < 5) {
      producer.inTransaction = false
      return { bytes: this.#marker(producer), origin: 'internal' }
    }
    if (draw === 9 && !producer.inTransaction) {
      producer.epoch++
      producer.nextSequence = 0
    }
    if (draw > 7) producer.inTransaction = true
    const bytes = encodeBatch(
      {
        records,
        compression,
        producerId: producer.id,
        producerEpoch: producer.epoch,
        baseSequence: producer.nextSequence,
        isTransactional: producer.inTransaction,
      },
      codec,
    )
    producer.nextSequence += count
    return { bytes, origin: 'client' }
  }

  #marker(producer: Producer): Buffer {
    const key = Buffer.alloc(4)
    key.writeInt16BE(this.#random.integer(2), 2)
    const records = [{ key, value: Buffer.alloc(6), timestamp: this.#world.clock.wallMs() }]
    // Each transaction has an epoch of its own, which ends with the marker (KIP-890).
    producer.epoch++
    producer.nextSequence = 0
    const { id: producerId, epoch: producerEpoch } = producer
    return encodeBatch({ records, producerId, producerEpoch, isTransactional: true, isControl: true }, codec)
  }

  /** A producer that did not hear of its last batch sends it again. */
  async #repeat(log: PartitionLog): Promise<void> {
    const producer = this.#random.pick(this.#producers)
    const mine = this.#model.filter(({ bytes }) => {
      const batch = new RecordBatch(bytes)
      return batch.producerId === producer.id && batch.producerEpoch === producer.epoch && !batch.isControl
    })
    const earlier = mine.at(-1 - this.#random.integer(Math.min(5, mine.length || 1)))
    if (earlier === undefined || earlier.baseOffset < log.logStartOffset) return
    const bytes = Buffer.from(earlier.bytes)
    new RecordBatch(bytes).assignOffset(0, -1)
    const result = log.append(bytes, { leaderEpoch: this.#epoch })
    expectSame(
      'a repeated batch',
      { ...result, written: 0, durable: 0 },
      {
        baseOffset: earlier.baseOffset,
        lastOffset: earlier.nextOffset - 1,
        logAppendTimeMs: -1,
        duplicate: true,
        written: 0,
        durable: 0,
      },
    )
    this.summary.duplicates++
  }

  async #shorten(log: PartitionLog): Promise<void> {
    await log.settle()
    const before = log.logStartOffset
    if (this.#random.chance(0.5)) {
      const to = before + this.#random.integer(Math.max(1, log.durableOffset - before))
      this.#maybeDeletedTo = log.durableOffset
      await log.advanceLogStartOffset(to)
    } else {
      this.#maybeDeletedTo = log.durableOffset
      log.updateConfig({ ...log.config, retentionBytes: 3000 })
      this.summary.deleted += await log.applyRetention()
    }
    this.#logStartOffset = log.logStartOffset
    this.#maybeDeletedTo = this.#logStartOffset
  }

  async #fillDisk(log: PartitionLog): Promise<void> {
    await log.settle()
    this.#disk.setCapacity(this.#disk.usedBytes + this.#random.integer(900))
    const results: AppendResult[] = []
    for (let count = 1 + this.#random.integer(8); count > 0; count--) {
      try {
        results.push(this.#appendOne(log))
      } catch (error) {
        // What comes behind a batch that was taken back must not take its place.
        const settled = await Promise.allSettled(
          results.map(({ durable }) => Promise.race([durable, Promise.resolve()])),
        )
        if (
          settled.some(({ status }) => status === 'rejected') &&
          (isStreamError(error, 'OUT_OF_ORDER_SEQUENCE') || isStreamError(error, 'INVALID_TRANSACTION_STATE'))
        )
          continue
        throw error
      }
      if (this.#random.chance(0.5)) await this.#world.clock.settle()
    }
    const outcomes = await Promise.allSettled(results.map((result) => result.durable))
    this.#disk.setCapacity(Number.POSITIVE_INFINITY)
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed === undefined) return
    if (!isStreamError(failed.reason, 'DISK_FULL')) throw failed.reason
    this.summary.full++
    await log.settle()
    await this.#world.clock.settle()
    this.#resumeProducers()
    await this.#checkReads(log)
  }

  /**
   * After batches were lost or taken back each producer begins a new epoch, as a client does that does not send them again. Whether
   * it is in a transaction is what the log says.
   */
  #resumeProducers(): void {
    for (const producer of this.#producers) {
      producer.epoch++
      producer.nextSequence = 0
      producer.inTransaction = false
      for (const { bytes } of this.#model) {
        const batch = new RecordBatch(bytes)
        if (batch.producerId === producer.id) producer.inTransaction = batch.isTransactional && !batch.isControl
      }
    }
  }

  /** A producer that is sure of its last batches sends what was lost again, under the same sequences. */
  #continueProducers(): void {
    this.#resumeProducers()
    for (const producer of this.#producers) {
      const last = this.#model
        .map(({ bytes }) => new RecordBatch(bytes))
        .findLast(({ producerId }) => producerId === producer.id)
      if (last === undefined || last.isControl || last.nextOffset <= this.#logStartOffset) continue
      producer.epoch = last.producerEpoch
      producer.nextSequence = last.lastSequence + 1
    }
  }

  async #stopCleanly(manager: LogManager, log: PartitionLog): Promise<void> {
    await log.settle()
    await manager.close()
    this.#stopped = true
  }

  async #checkReads(log: PartitionLog): Promise<void> {
    await log.settle()
    const expected = this.#model.filter((batch) => batch.nextOffset > log.logStartOffset)
    const offset = log.logStartOffset + this.#random.integer(Math.max(1, log.logEndOffset - log.logStartOffset))
    const bytes = await log.read(offset, { maxBytes: 1 + this.#random.integer(3000), endOffset: log.logEndOffset })
    const first = expected.findIndex((batch) => batch.nextOffset > offset)
    for (const [at, batch] of [...batchesIn(bytes)].entries()) {
      expectSame(
        `batch ${at} read from ${offset}`,
        batch.slice().toString('hex'),
        expected[first + at]?.bytes.toString('hex'),
      )
    }
    if (bytes.length === 0 && expected.length > 0 && offset < log.logEndOffset) throw new Error(`nothing at ${offset}`)
  }

  /** Holds a recovered log to what was written before the crash. */
  async #check(log: PartitionLog): Promise<void> {
    expectSame('damage', log.corruptRanges, [])
    expectSame('durable end', log.durableOffset, log.logEndOffset)
    if (
      log.logStartOffset < this.#logStartOffset ||
      log.logStartOffset > Math.max(this.#logStartOffset, this.#maybeDeletedTo)
    ) {
      throw new Error(`starts at ${log.logStartOffset}, not ${this.#logStartOffset} (to ${this.#maybeDeletedTo})`)
    }
    this.#logStartOffset = log.logStartOffset
    const found: ModelBatch[] = []
    for (let offset = log.logStartOffset; offset < log.logEndOffset;) {
      const bytes = await log.read(offset, { maxBytes: 2000, endOffset: log.logEndOffset })
      if (bytes.length === 0) throw new Error(`nothing at ${offset} of ${log.logEndOffset}`)
      for (const batch of batchesIn(bytes)) {
        offset = batch.nextOffset
        const { baseOffset, nextOffset } = batch
        found.push({
          baseOffset,
          nextOffset,
          bytes: Buffer.from(batch.slice()),
          acked: true,
          written: true,
          inPageCache: false,
        })
      }
    }
    const kept = this.#model.filter((batch) => batch.nextOffset > log.logStartOffset)
    for (const [at, batch] of found.entries()) {
      expectSame(`batch at ${batch.baseOffset}`, batch.bytes.toString('hex'), kept[at]?.bytes.toString('hex'))
    }
    const acked = kept.findLastIndex((batch) => batch.acked || batch.inPageCache) + 1
    if (found.length < acked) {
      throw new Error(`${found.length} batches are left of ${kept.length}, of which ${acked} were acknowledged`)
    }
    this.summary.lost += kept.length - found.length
    if (log.recoveryPoint > (log.segments().at(-1)?.baseOffset ?? 0)) this.summary.resumed++
    this.summary.rolled = Math.max(this.summary.rolled, log.segments().length)
    this.#model = [...this.#model.filter((batch) => batch.nextOffset <= log.logStartOffset), ...found]
    if (this.#random.chance(0.5)) this.#resumeProducers()
    else this.#continueProducers()
    await this.#world.clock.settle()
    const batches = this.#model.map(({ bytes }) => new RecordBatch(bytes))
    await new CommittedModel(batches).check(log, log.logEndOffset, new SeededRandom(log.logEndOffset), false)
    await this.#repeat(log)
  }
}

function expectSame(what: string, found: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)]
  if (a !== b) throw new Error(`${what}: found ${a}, expected ${b}`)
}
