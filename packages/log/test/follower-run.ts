import { CrashingDisk, SeededRandom } from '@millrace/base/testing'
import { batchesIn, RecordBatch } from '@millrace/records'
import type { LogConfig } from '../src/config.ts'
import type { LogManager } from '../src/directory/log-manager.ts'
import type { PartitionLog } from '../src/partition-log.ts'
import { CommittedModel } from './committed-model.ts'
import { fixture, openPartition } from './fixture.ts'
import { type LeaderBatch, LeaderHistory } from './leader-history.ts'

const config: Partial<LogConfig> = {
  segmentBytes: 1500,
  indexIntervalBytes: 200,
  segmentIndexBytes: 400,
  fileDeleteDelayMs: 10,
  retentionMs: -1,
}

/** What happened in a run, to see that it was no tame one. */
export interface FollowerRunSummary {
  crashes: number
  kills: number
  cuts: number
  cutsCrashed: number
  resets: number
  resetsCrashed: number
  appended: number
  checkpoints: number
  recoveriesCrashed: number
  /** Batches that a reader of what is committed saw. */
  committedSeen: number
}

/** What a log is being changed to while a crash may come. */
interface Change {
  readonly kind: 'cut' | 'reset'
  readonly offset: number
}

/**
 * Lives of a follower's log on a disk that crashes: it follows a leader whose end is replaced now and then, is cut where they went apart,
 * and begun anew; each life ends with a power loss or a kill at some disk operation. After each it must hold a beginning of what it had
 * been given, all that was durable and not to be cut, nothing that was cut, and no damage. Everything follows from the seed.
 */
export class FollowerRun {
  readonly summary: FollowerRunSummary = {
    crashes: 0,
    kills: 0,
    cuts: 0,
    cutsCrashed: 0,
    resets: 0,
    resetsCrashed: 0,
    appended: 0,
    checkpoints: 0,
    recoveriesCrashed: 0,
    committedSeen: 0,
  }
  readonly trace: string[] = []
  readonly #random: SeededRandom
  readonly #world = fixture()
  #leader: LeaderHistory
  #disk = new CrashingDisk()
  /** What the log was given and was not cut since. */
  #model: LeaderBatch[] = []
  #startOffset = 0
  /** Everything before it is durable and must be there. */
  #durableOffset = 0
  #changing: Change | undefined
  #atCrash: { model: LeaderBatch[]; durableOffset: number; changing: Change | undefined } | undefined

  constructor(seed: number) {
    this.#random = new SeededRandom(seed)
    this.#leader = new LeaderHistory(this.#world.clock, this.#random, 0, true)
  }

  async run(lives: number): Promise<void> {
    for (let life = 0; life < lives; life++) {
      const { manager, log } = await this.#recover()
      await this.#check(log)
      await this.#live(manager, log)
    }
  }

  #note(what: string): void {
    this.trace.push(what)
    if (this.trace.length > 400) this.trace.shift()
  }

  async #recover(): Promise<{ manager: LogManager; log: PartitionLog }> {
    for (;;) {
      const plan = this.#random.chance(0.3) ? this.#crashAfter(this.#random.integer(60)) : undefined
      try {
        const { ports } = this.#world
        const manager = await this.#world.clock.until(this.#world.open({ ports: { ...ports, disk: this.#disk } }))
        const log = await openPartition(manager, config)
        if (plan?.next !== undefined) throw new Error('crashed in its last step')
        plan?.cancel()
        return { manager, log }
      } catch (error) {
        if (plan?.next === undefined) throw error
        this.summary.recoveriesCrashed++
        this.#disk = plan.next
      }
    }
  }

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
      this.#note(isKill ? 'KILL' : 'CRASH')
      this.#atCrash ??= { model: [...this.#model], durableOffset: this.#durableOffset, changing: this.#changing }
      disk.halt()
    })
    return plan
  }

  async #live(manager: LogManager, log: PartitionLog): Promise<void> {
    this.#atCrash = undefined
    const plan = this.#crashAfter(10 + this.#random.integer(200))
    try {
      for (let steps = 0; plan.next === undefined; steps++) {
        if (steps > 2_000) throw new Error('the log does nothing any more')
        await this.#step(log)
      }
    } catch (error) {
      if (plan.next === undefined) throw error
    }
    plan.cancel()
    await this.#world.clock.settle()
    if (plan.next === undefined) await manager.close()
    else this.#disk = plan.next
  }

  async #step(log: PartitionLog): Promise<void> {
    const draw = this.#random.integer(100)
    this.#note(`step ${draw}: ${log.logStartOffset} to ${log.logEndOffset}, next ${log.nextOffset}`)
    if (draw < 60) await this.#append(log)
    else if (draw < 66) await log.settle()
    else if (draw < 70) await this.#world.clock.advance(this.#random.integer(2000))
    else if (draw < 76) await this.#checkpoint(log)
    else if (draw < 94) await this.#diverge(log)
    else await this.#reset(log)
  }

  async #append(log: PartitionLog): Promise<void> {
    for (let count = 1 + this.#random.integer(4); count > 0; count--) this.#leader.write()
    const bytes = this.#leader.frame(log.nextOffset, 200 + this.#random.integer(800))
    const batches = this.#leader.batches.filter(({ baseOffset }) => baseOffset >= log.nextOffset)
    const { endOffset, durable } = log.appendReplicated(bytes)
    const given = batches.filter(({ nextOffset }) => nextOffset <= endOffset)
    this.#model.push(...given)
    this.summary.appended += given.length
    const model = this.#model
    // What is not durable need not be there after the crash.
    void durable.then(
      () => {
        if (model === this.#model) this.#durableOffset = Math.max(this.#durableOffset, endOffset)
      },
      () => {},
    )
    if (this.#random.chance(0.4)) await durable
  }

  async #checkpoint(log: PartitionLog): Promise<void> {
    await log.checkpoint()
    this.summary.checkpoints++
  }

  /** Another leader takes over, with less of this log, or none of its end. */
  async #diverge(log: PartitionLog): Promise<void> {
    await log.settle()
    const { batches } = this.#leader
    const at = batches[Math.max(0, batches.length - this.#random.integer(25))]
    this.#leader.diverge(at?.baseOffset ?? this.#leader.endOffset)
    await this.#cutTo(log, this.#leader.endOffset)
  }

  async #cutTo(log: PartitionLog, offset: number): Promise<void> {
    const before = log.logEndOffset
    this.#changing = { kind: 'cut', offset }
    this.#durableOffset = Math.min(this.#durableOffset, offset)
    this.#note(`CUT to ${offset}`)
    try {
      const end = await log.truncateTo(offset)
      if (end > offset) throw new Error(`cut to ${offset} it ends at ${end}`)
    } catch (error) {
      this.summary.cutsCrashed++
      throw error
    }
    this.#changing = undefined
    this.#model = this.#model.filter(({ nextOffset }) => nextOffset <= offset)
    if (before > offset) this.summary.cuts++
    await this.#checkTransactions(log)
  }

  async #reset(log: PartitionLog): Promise<void> {
    await log.settle()
    const offset = this.#random.chance(0.5) ? log.logEndOffset + this.#random.integer(200) : this.#random.integer(100)
    this.#changing = { kind: 'reset', offset }
    this.#durableOffset = 0
    this.#note(`RESET to ${offset}`)
    try {
      await log.resetTo(offset)
    } catch (error) {
      this.summary.resetsCrashed++
      throw error
    }
    this.#changing = undefined
    this.#begin(offset)
    this.summary.resets++
  }

  #begin(offset: number): void {
    const { epoch } = this.#leader
    this.#leader = new LeaderHistory(this.#world.clock, this.#random, offset, true)
    this.#leader.epoch = epoch + 1
    this.#model = []
    this.#startOffset = offset
    this.#durableOffset = offset
  }

  /** Holds a recovered log to what it was given; then it goes on from where it and the leader agree. */
  async #check(log: PartitionLog): Promise<void> {
    const { model, durableOffset, changing } = this.#atCrash ?? {
      model: this.#model,
      durableOffset: this.#durableOffset,
      changing: this.#changing,
    }
    this.#changing = undefined
    this.#note(`recovered ${log.logStartOffset} to ${log.logEndOffset}; durable ${durableOffset}`)
    same('damage', log.corruptRanges, [])
    same('durable end', log.durableOffset, log.logEndOffset)
    const found = await contentOf(log)
    if (found.length === 0 && changing?.kind === 'reset') {
      await this.#restart(log, changing)
      return
    }
    same('start', log.logStartOffset, this.#startOffset)
    for (const [at, bytes] of found.entries()) same(`batch ${at}`, bytes, model[at]?.bytes.toString('hex'))
    const durable = model.filter(({ nextOffset }) => nextOffset <= durableOffset).length
    if (found.length < durable) throw new Error(`${found.length} batches are left, ${durable} were durable`)
    this.#model = model.slice(0, found.length)
    this.#durableOffset = log.logEndOffset
    if (changing?.kind === 'reset') await this.#restart(log, changing)
    else {
      const agreed = this.#model.filter((batch) => this.#leader.batches.includes(batch)).at(-1)
      await this.#cutTo(log, agreed?.nextOffset ?? this.#startOffset)
      this.#leader.diverge(log.logEndOffset)
    }
    same(
      'after the cut',
      await contentOf(log),
      this.#model.map(({ bytes }) => bytes.toString('hex')),
    )
    await this.#checkTransactions(log)
    await this.#checkProducers(log)
  }

  async #restart(log: PartitionLog, { offset }: Change): Promise<void> {
    await log.resetTo(offset)
    this.#begin(offset)
  }

  /** What is committed, as far as the log goes. */
  async #checkTransactions(log: PartitionLog): Promise<void> {
    const model = new CommittedModel(this.#model.map(({ bytes }) => new RecordBatch(bytes)))
    this.summary.committedSeen += await model.check(log, log.logEndOffset, new SeededRandom(log.logEndOffset), false)
  }

  /** Each producer's next batch is the one that follows what is in the log. */
  async #checkProducers(log: PartitionLog): Promise<void> {
    for (let count = 0; count < 3; count++) this.#leader.write()
    const { endOffset, durable } = log.appendReplicated(this.#leader.frame(log.nextOffset, 5_000))
    await durable
    same('end', log.durableOffset, endOffset)
    this.#model = [...this.#model, ...this.#leader.batches.slice(-3)]
    this.#durableOffset = endOffset
  }
}

async function contentOf(log: PartitionLog): Promise<string[]> {
  const found: string[] = []
  for (let offset = log.logStartOffset; offset < log.logEndOffset;) {
    const bytes = await log.read(offset, { maxBytes: 2000, endOffset: log.logEndOffset })
    if (bytes.length === 0) throw new Error(`nothing at ${offset} of ${log.logEndOffset}`)
    for (const batch of batchesIn(bytes)) {
      found.push(batch.slice().toString('hex'))
      offset = batch.nextOffset
    }
  }
  return found
}

function same(what: string, found: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)]
  if (a !== b) throw new Error(`${what}: found ${a}, expected ${b}`)
}
