import type { Compression, CompressionCodec, Worker } from '@millrace/base'

/** A worker that compresses when a test lets it, one at a time. */
export class HeldWorker implements Worker {
  private readonly compression: Compression
  private readonly asked: ((error?: Error) => void)[] = []
  /** What it was asked for, in order. */
  readonly calls: { readonly codec: CompressionCodec; readonly level: number | undefined }[] = []
  closed = 0

  constructor(compression: Compression) {
    this.compression = compression
  }

  /** How many wait to be let go. */
  get held(): number {
    return this.asked.length
  }

  /** Lets the first that waits be done, or be refused with `error`. */
  release(error?: Error): void {
    this.asked.shift()?.(error)
  }

  async compress(codec: CompressionCodec, bytes: Uint8Array, level?: number): Promise<Uint8Array> {
    this.calls.push({ codec, level })
    const failure = await new Promise<Error | undefined>((resolve) => {
      this.asked.push(resolve)
    })
    if (failure !== undefined) throw failure
    return this.compression.compress(codec, bytes, level)
  }

  async close(): Promise<void> {
    this.closed += 1
  }
}
