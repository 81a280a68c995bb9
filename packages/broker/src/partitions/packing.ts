import { type Clock, type Compression, isStreamError, type Logger, StreamError, type Worker } from '@millrace/base'
import { type BatchTarget, compressRecords, type RecordsToPack } from '@millrace/records'
import { ReadSlots } from '../fetch/read-slots.ts'
import { packedInlineSizeBytesMax, packingBytesMax, packingRequestsMax, packingsAtOnceMax } from '../limits.ts'
import { peekBatch } from './peek-batch.ts'

export interface PackingOptions {
  /** Who compresses; undefined: this thread, at once. */
  readonly worker: Worker | undefined
  readonly compression: Compression
  readonly clock: Clock
  readonly logger: Logger
}

/**
 * What all partitions of a broker share for batches that their topic wants compressed in another way than they came
 * (`compression.type`): who does it, and how many may wait for it.
 */
export class Packing {
  private readonly options: PackingOptions
  /** Batches that are unpacked at the same time: unpacked they may be much larger than they came. */
  private readonly slots = new ReadSlots(packingsAtOnceMax)
  private requests = 0
  private bytes = 0

  constructor(options: PackingOptions) {
    this.options = options
  }

  /** Batches that wait to be compressed or for those before them, and their bytes as they came. */
  get waiting(): { readonly requests: number; readonly bytes: number } {
    return { requests: this.requests, bytes: this.bytes }
  }

  /**
   * Whether `batch` should be packed beside the event loop: unless nothing is to be done, or so little that handing it over costs as
   * much. How large a compressed one is unpacked nobody knows yet.
   */
  takesLong(batch: Buffer, target: BatchTarget | undefined): boolean {
    if (this.options.worker === undefined || target === undefined || target.compression === 'none') return false
    const compression = peekBatch(batch)?.compression
    if (compression === undefined || compression === target.compression) return false
    return compression !== 'none' || batch.length > packedInlineSizeBytesMax
  }

  /** Counts a batch that is going to wait. Throws RESOURCE_EXHAUSTED if too much does. */
  enter(sizeBytes: number): void {
    if (this.requests >= packingRequestsMax || this.bytes >= packingBytesMax) {
      throw new StreamError(
        'RESOURCE_EXHAUSTED',
        `${this.bytes} bytes of ${this.requests} batches wait to be compressed already, as their topics want it (compression.type): ` +
          'send again later, or have producers compress as the topic does',
        { context: { limit: packingBytesMax }, retryAfterMs: 100 },
      )
    }
    this.requests += 1
    this.bytes += sizeBytes
  }

  leave(sizeBytes: number): void {
    this.requests -= 1
    this.bytes -= sizeBytes
  }

  /** Runs `work`, which unpacks a batch, once there is room for another one. */
  unpacked<T>(work: () => Promise<T>): Promise<T> {
    return this.slots.run(work)
  }

  /** The records compressed. Done on this thread if nobody else can. */
  async compress(toPack: RecordsToPack): Promise<Uint8Array> {
    const { worker, compression, logger } = this.options
    const { records, target } = toPack
    if (worker === undefined || target.compression === 'none') return compressRecords(toPack, compression)
    try {
      return await worker.compress(target.compression, records, target.level)
    } catch (error) {
      if (isStreamError(error) && error.code !== 'INTERNAL') throw error
      logger.warn({ err: error }, 'a batch is compressed on the main thread, since another one could not')
      return compressRecords(toPack, compression)
    }
  }

  /** Ends the worker, or leaves it alone once `deadlineMs` have passed. */
  async close(deadlineMs: number): Promise<void> {
    const { worker, clock } = this.options
    if (worker === undefined) return
    let cancel = (): void => {}
    const late = new Promise<void>((resolve) => {
      const timer = clock.setTimer(deadlineMs, resolve)
      cancel = () => timer.cancel()
    })
    await Promise.race([worker.close(), late])
    cancel()
  }
}
