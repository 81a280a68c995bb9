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
  private readonly log: PartitionLog
  private readonly packing: Packing
  private readonly append: (batch: Buffer | PackedBatch) => Result
  /** The first is at work. */
  private waiting: Waiting<Result>[] = []

  /** `append` gives a batch its offset, or throws. */
  constructor(log: PartitionLog, packing: Packing, append: (batch: Buffer | PackedBatch) => Result) {
    this.log = log
    this.packing = packing
    this.append = append
  }

  get length(): number {
    return this.waiting.length
  }

  /** What `append` makes of the batch: at once, or when its turn has come. Throws or rejects as that does, and RESOURCE_EXHAUSTED. */
  add(batch: Buffer): Result | Promise<Result> {
    const isFirst = this.waiting.length === 0
    if (isFirst && !this.packing.takesLong(batch, this.log.config.compressTo)) return this.append(batch)
    this.packing.enter(batch.length)
    const result = new Promise<Result>((resolve, reject) => {
      this.waiting.push({ batch, resolve, reject })
    })
    if (isFirst) void this.run()
    return result
  }

  /** Refuses what waits. */
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
    for (let first = this.waiting[0]; first !== undefined; first = this.waiting[0]) {
      try {
        first.resolve(await this.appendInTime(first))
      } catch (error) {
        first.reject(error)
      }
      if (this.waiting[0] !== first) continue // it was refused meanwhile
      this.waiting.shift()
      this.packing.leave(first.batch.length)
    }
  }

  private async appendInTime({ batch }: Waiting<Result>): Promise<Result> {
    const { log, packing } = this
    if (!packing.takesLong(batch, log.config.compressTo)) return this.append(batch)
    return packing.unpacked(async () => {
      const checked = log.check(batch)
      if (checked.toPack === undefined) return this.append(batch)
      return this.append({ checked, packed: await packing.compress(checked.toPack) })
    })
  }
}
