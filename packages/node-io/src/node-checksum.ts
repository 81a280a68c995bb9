import { createRequire } from 'node:module'
import { type Checksum, crc32cChecksum } from '@millrace/base'

type Crc32c = (bytes: Uint8Array, initial?: number) => number

/** The native CRC; null where none is built for the platform, or it was left out of the installation. */
function loadNative(): Crc32c | null {
  try {
    const { crc32c } = createRequire(import.meta.url)('@node-rs/crc32') as { crc32c: Crc32c }
    // A binary that loads but computes something else must not decide what is corrupt: RFC 3720's check value.
    return crc32c(Buffer.from('123456789')) === 0xe3069283 ? crc32c : null
  } catch {
    // The JavaScript one gives the same sums, only slower: no reason not to start.
    return null
  }
}

/** CRC-32C by the processor's own instruction, or in JavaScript where that does not load. */
export class NodeChecksum implements Checksum {
  readonly isNative: boolean
  readonly #crc32c: Crc32c

  /** With null, the one in JavaScript. */
  constructor(native: Crc32c | null = loadNative()) {
    this.isNative = native !== null
    this.#crc32c = native ?? ((bytes, initial) => crc32cChecksum.crc32c(bytes, initial))
  }

  crc32c(bytes: Uint8Array, initial = 0): number {
    return this.#crc32c(bytes, initial)
  }
}
