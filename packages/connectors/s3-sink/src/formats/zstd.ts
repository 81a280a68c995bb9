import { compress, init } from '@bokuweb/zstd-wasm'

let ready: Promise<void> | undefined

/** Compresses with zstd, once what does so was loaded. */
export async function zstd(level: number): Promise<(bytes: Uint8Array) => Uint8Array> {
  ready ??= init()
  await ready
  return (bytes) => compress(bytes, level)
}
