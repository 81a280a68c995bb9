import type { StreamError } from '@millrace/base'
import type { PackedBatch, PartitionLog } from '@millrace/log'
import type { Packing } from './packing.ts'

interface Waiting<Result> {
  readonly batch: Buffer
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/**
 * The batches of one partition in the order in which they came. Most are appended at once. One that has to be compressed first waits for
 * that, and whatever comes behind it waits for it: so offsets are given in the order of arrival, and producers' sequences stay whole.
 * Other partitions don't wait.
 */
export class AppendLine<Result> {
  private readonly log: () => PartitionLog
  private readonly packing: Packing
  private readonly append: (batch: Buffer | PackedBatch) => Result
  /** The first is at work. */
  private waiting: Waiting<Result>[] = []
  private isRunning = false
  /** Resolves once batches may be appended again; undefined while they may. */
  private held: Promise<void> | undefined

  /** `append` gives a batch its offset, or throws. */
  constructor(log: () => PartitionLog, packing: Packing, append: (batch: Buffer | PackedBatch) => Result) {
    this.log = log
    this.packing = packing
    this.append = append
  }

  get length(): number {
    return this.waiting.length
  }

  /** What `append` makes of the batch: at once, or when its turn has come. Throws or rejects as that does, and RESOURCE_EXHAUSTED. */
  add(batch: Buffer): Result | Promise<Result> {
    const isFirst = this.waiting.length === 0 && this.held === undefined
    if (isFirst && !this.packing.takesLong(batch, this.log().config.compressTo)) return this.append(batch)
    this.packing.enter(batch.length)
    const result = new Promise<Result>((resolve, reject) => {
      this.waiting.push({ batch, resolve, reject })
    })
    if (!this.isRunning) void this.run()
    return result
  }

  /** Whether nothing is appended for now. */
  get isHeld(): boolean {
    return this.held !== undefined
  }

  /** Nothing is appended until what this returns is called: what comes meanwhile waits. */
  hold(): () => void {
    let release = (): void => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    this.held = held
    return () => {
      if (this.held === held) this.held = undefined
      release()
    }
  }

  /** Refuses what waits: none of it is appended any more. What is added afterwards begins a new line. */
  close(reason: StreamError): void {
    const abandoned = this.waiting
    this.waiting = []
    for (const { batch, reject } of abandoned) {
      this.packing.leave(batch.length)
      reject(reason)
    }
  }

  /** Never rejects: each batch's failure is its own. */
  private async run(): Promise<void> {
    this.isRunning = true
    for (let first = this.waiting[0]; first !== undefined; first = this.waiting[0]) {
      try {
        const result = await this.appendInTime(first)
        if (result !== undefined) first.resolve(result)
      } catch (error) {
        first.reject(error)
      }
      if (this.waiting[0] !== first) continue // it was refused meanwhile
      this.waiting.shift()
      this.packing.leave(first.batch.length)
    }
    this.isRunning = false
  }

  /** Undefined if it was refused while it was being compressed. */
  private async appendInTime(entry: Waiting<Result>): Promise<Result | undefined> {
    const { packing } = this
    const { batch } = entry
    if (!packing.takesLong(batch, this.log().config.compressTo)) return this.appendReleased(entry, batch)
    return packing.unpacked(async () => {
      if (this.waiting[0] !== entry) return undefined
      const checked = this.log().check(batch)
      if (checked.toPack === undefined) return this.appendReleased(entry, batch)
      const packed = await packing.compress(checked.toPack)
      return this.appendReleased(entry, { checked, packed })
    })
  }

  /** Undefined if it was refused meanwhile: whoever was told so may have sent it elsewhere, or again. */
  private async appendReleased(entry: Waiting<Result>, batch: Buffer | PackedBatch): Promise<Result | undefined> {
    while (this.held !== undefined) await this.held
    return this.waiting[0] === entry ? this.append(batch) : undefined
  }
}
