import { MemoryDisk } from '@millrace/base'
import { SeededRandom } from '@millrace/base/testing'
import { RecordBatch } from '@millrace/records'
import type { AppendResult } from '../src/append/appender.ts'
import type { LogConfig } from '../src/config.ts'
import type { LogManager } from '../src/directory/log-manager.ts'
import type { PartitionLog } from '../src/partition-log.ts'
import { CommittedModel } from './committed-model.ts'
import { batchOf, directory, fixture, type Fixture, openPartition } from './fixture.ts'
import { readFile, removeFile, writeFile } from './golden.ts'

const config: Partial<LogConfig> = {
  segmentBytes: 900,
  indexIntervalBytes: 200,
  segmentIndexBytes: 400,
  retentionMs: -1,
}

interface Producer {
  readonly id: number
  /** The highest that it, or who ended its transactions, ever had. */
  epoch: number
  sequence: number
  isOpen: boolean
  /** What it wrote was cut off: its transaction has to be ended before it goes on. */
  mustEnd: boolean
}

/** What happened in a run, to see that it was no tame one. */
export interface TransactionRunSummary {
  committed: number
  aborted: number
  retried: number
  late: number
  cuts: number
  deletions: number
  restarts: number
  kills: number
  lost: number
  seen: number
}

/**
 * Producers whose transactions interleave in one log that is rolled, cut, shortened at its start and opened again, while a high watermark
 * follows it. After each step what is committed is read and compared with a model. Everything follows from the seed.
 */
export class TransactionRun {
  readonly summary: TransactionRunSummary = {
    committed: 0,
    aborted: 0,
    retried: 0,
    late: 0,
    cuts: 0,
    deletions: 0,
    restarts: 0,
    kills: 0,
    lost: 0,
    seen: 0,
  }
  readonly trace: string[] = []
  readonly #random: SeededRandom
  readonly #disk = new MemoryDisk()
  readonly #producers: Producer[]
  #batches: RecordBatch[] = []
  #highWatermark = 0
  #leaderEpoch = 0
  #starts = 0
  /** Whether nothing was forgotten by a start. */
  #isExact = true
  readonly #restarts: boolean

  constructor(seed: number) {
    this.#random = new SeededRandom(seed)
    this.#restarts = seed % 2 === 0
    this.#producers = [1, 2, 3, 4, 5].map((id) => ({ id, epoch: 0, sequence: 0, isOpen: false, mustEnd: false }))
  }

  async run(steps: number): Promise<void> {
    let at = await this.#open()
    for (let step = 0; step < steps; step++) {
      at = await this.#step(at)
      await at.log.settle()
      this.#advance()
      const model = new CommittedModel(this.#batches)
      this.summary.seen += await model.check(at.log, this.#highWatermark, this.#random, this.#isExact)
      // A log that was asked about a high watermark takes all markers before it for committed.
      if (!this.#isExact && this.#random.chance(0.3))
        await model.check(at.log, at.log.logEndOffset, this.#random, false)
    }
    await at.manager.close()
  }

  async #open(): Promise<Opened> {
    const world = fixture({ disk: this.#disk, seed: ++this.#starts })
    const self = { pid: this.#starts, bootId: 'boot', startTime: String(this.#starts) }
    const processIdentity = { self, isAlive: async () => false }
    // Now and then there is no room for what could be read again.
    const manager = await world.open({ processIdentity, cacheShare: this.#starts % 3 === 0 ? 1e-9 : 1 })
    return { world, manager, log: await openPartition(manager, config) }
  }

  /** The high watermark passes a batch or two. */
  #advance(): void {
    const ends = this.#batches.map(({ nextOffset }) => nextOffset).filter((offset) => offset > this.#highWatermark)
    this.#highWatermark = ends[this.#random.integer(4) - 1] ?? this.#highWatermark
  }

  #note(what: string): void {
    this.trace.push(what)
  }

  async #step(at: Opened): Promise<Opened> {
    const draw = this.#random.integer(100)
    if (draw < 50) this.#write(at)
    else if (draw < 78) this.#end(at)
    else if (draw < 86) await this.#cut(at)
    else if (draw < 91) await this.#deleteSome(at)
    else if (this.#restarts) return this.#restart(at, draw < 95)
    return at
  }

  #write(at: Opened): void {
    const producer = this.#random.pick(this.#producers)
    const count = 1 + this.#random.integer(3)
    const isPlain = this.#random.chance(0.2) || producer.mustEnd
    const { id: producerId, epoch: producerEpoch, sequence: baseSequence } = producer
    const content = isPlain ? {} : { producerId, producerEpoch, baseSequence, isTransactional: true }
    const bytes = batchOf(at.world.clock, count, { ...content, valueBytes: this.#random.integer(60) })
    this.#took(at.log.append(bytes, { leaderEpoch: this.#leaderEpoch }), bytes)
    this.#note(`${isPlain ? 'plain' : `of ${producerId} in ${producerEpoch}`}: ${count}`)
    if (isPlain) return
    producer.sequence += count
    producer.isOpen = true
  }

  /** Ends a transaction; or the marker comes again, and with one open that began since it is refused. */
  #end(at: Opened): void {
    const producer = this.#random.pick(this.#producers)
    const isRetry = !producer.isOpen && producer.epoch > 0
    const isCommit = this.#random.chance(0.5)
    const marker = { producerId: producer.id, coordinatorEpoch: 0, isCommit }
    if (producer.isOpen && !producer.mustEnd && this.#random.chance(0.2)) {
      try {
        at.log.transactions.end({ ...marker, producerEpoch: producer.epoch }, this.#leaderEpoch)
      } catch {
        this.summary.late++
        return
      }
      throw new Error('a marker that is late was taken')
    }
    if (!isRetry) producer.epoch += 1
    const result = at.log.transactions.end({ ...marker, producerEpoch: producer.epoch }, this.#leaderEpoch)
    this.#note(`${isCommit ? 'commit' : 'abort'} of ${producer.id} in ${producer.epoch} at ${result.baseOffset}`)
    this.#tookMarker(result, producer, isCommit, at.world)
    if (isRetry) this.summary.retried++
    else this.summary[isCommit ? 'committed' : 'aborted']++
    Object.assign(producer, { sequence: 0, isOpen: false, mustEnd: false })
  }

  #tookMarker(result: AppendResult, producer: Producer, isCommit: boolean, world: Fixture): void {
    const key = Buffer.alloc(4)
    key.writeInt16BE(isCommit ? 1 : 0, 2)
    const records = [{ key, value: Buffer.alloc(6), timestamp: world.clock.wallMs() }]
    const { id: producerId, epoch: producerEpoch } = producer
    const content = { records, producerId, producerEpoch, isTransactional: true, isControl: true }
    this.#took(result, batchOf(world.clock, 0, content))
  }

  #took({ baseOffset }: AppendResult, bytes: Buffer): void {
    const batch = new RecordBatch(Buffer.from(bytes))
    batch.assignOffset(baseOffset, this.#leaderEpoch)
    this.#batches.push(batch)
  }

  /** Another leader takes over, with less of the log; now and then without something that was committed. */
  async #cut({ log }: Opened): Promise<void> {
    const least = this.#random.chance(0.15) ? 0 : this.#highWatermark
    const ends = this.#batches.map(({ nextOffset }) => nextOffset)
    const possible = ends.filter((end) => end >= least && end > log.logStartOffset)
    const offset = possible.length === 0 ? log.logEndOffset : this.#random.pick(possible)
    const end = await log.truncateTo(offset)
    this.#note(`cut to ${offset}: ${end}`)
    this.#batches = this.#batches.filter(({ nextOffset }) => nextOffset <= offset)
    // What ended beyond the high watermark may have been forgotten with it.
    if (end < this.#highWatermark) this.#isExact = false
    this.#highWatermark = Math.min(this.#highWatermark, end)
    this.#leaderEpoch++
    this.#resume()
    this.summary.cuts++
  }

  async #deleteSome({ log }: Opened): Promise<void> {
    const range = this.#highWatermark - log.logStartOffset
    const offset = log.logStartOffset + this.#random.integer(Math.max(1, range))
    await log.advanceLogStartOffset(offset)
    this.#note(`starts at ${log.logStartOffset}`)
    this.summary.deletions++
  }

  async #restart(at: Opened, isClean: boolean): Promise<Opened> {
    await at.log.settle()
    if (isClean) await at.manager.close()
    else await at.world.clock.advance(2_000)
    this.#note(isClean ? 'RESTART' : 'KILL')
    this.summary[isClean ? 'restarts' : 'kills']++
    this.#isExact = false
    await this.#lose()
    const opened = await this.#open()
    this.#resume()
    return opened
  }

  /** Files that the log can do without are lost, or rot. */
  async #lose(): Promise<void> {
    const folder = `${directory}/golden-0`
    for (const { name } of await this.#disk.list(folder)) {
      if (!/\.(txnindex|snapshot)$/.test(name) || !this.#random.chance(0.3)) continue
      this.#note(`lost: ${name}`)
      this.summary.lost++
      const path = `${folder}/${name}`
      const bytes = (await readFile(this.#disk, path)) ?? Buffer.alloc(0)
      if (this.#random.chance(0.5) || bytes.length === 0) {
        await removeFile(this.#disk, path)
      } else {
        const at = this.#random.integer(bytes.length)
        bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at)
        await writeFile(this.#disk, path, this.#random.chance(0.2) ? Buffer.alloc(0) : bytes)
      }
    }
  }

  /** By what is left of the log, each producer begins a new epoch, or has its transaction ended first. */
  #resume(): void {
    const { open } = new CommittedModel(this.#batches)
    for (const producer of this.#producers) {
      const isOpen = open.has(producer.id)
      Object.assign(producer, { isOpen, mustEnd: isOpen, sequence: 0, epoch: producer.epoch + 1 })
    }
  }
}

interface Opened {
  readonly world: Fixture
  readonly manager: LogManager
  readonly log: PartitionLog
}
