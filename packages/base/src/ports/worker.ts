import type { CompressionCodec } from './compression.ts'

/** Work that would hold up everything else, done elsewhere: on Node by threads that are started when they are first needed. */
export interface Worker {
  /**
   * What `Compression.compress` returns for the same arguments, and rejects with what that throws; with INTERNAL if whoever does the work
   * is lost with it. Don't change `bytes` before it is settled. Work is begun in the order in which it was asked for.
   */
  compress(codec: CompressionCodec, bytes: Uint8Array, level?: number): Promise<Uint8Array>
  /**
   * Resolves once nothing is under way and nothing is held for further work. What was asked for is done first. Idempotent, and more
   * may be asked for afterwards: whoever shares it is not harmed.
   */
  close(): Promise<void>
}
