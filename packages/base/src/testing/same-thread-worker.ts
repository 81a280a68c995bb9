import type { Compression, CompressionCodec } from '../ports/compression.ts'
import type { Worker } from '../ports/worker.ts'

/** A {@link Worker} that does its work where it is asked to, but not before the caller has gone on: for tests and simulations. */
export class SameThreadWorker implements Worker {
  private readonly compression: Compression
  private readonly underWay = new Set<Promise<unknown>>()
  /** Calls so far. */
  calls = 0

  constructor(compression: Compression) {
    this.compression = compression
  }

  async compress(codec: CompressionCodec, bytes: Uint8Array, level?: number): Promise<Uint8Array> {
    this.calls += 1
    const work = Promise.resolve().then(() => this.compression.compress(codec, bytes, level))
    this.underWay.add(work)
    try {
      return await work
    } finally {
      this.underWay.delete(work)
    }
  }

  async close(): Promise<void> {
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay)
  }
}
