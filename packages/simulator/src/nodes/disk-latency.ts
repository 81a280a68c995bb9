import type { DiskOperation, SeededRandom } from '@millrace/base/testing'

/** Milliseconds that an operation takes at least and on average, on a disk that fares well. */
const usual: Readonly<Record<DiskOperation, readonly [number, number]>> = {
  open: [0.02, 0.05],
  list: [0.02, 0.05],
  makeDirectory: [0.02, 0.05],
  rename: [0.02, 0.05],
  remove: [0.02, 0.05],
  removeDirectory: [0.02, 0.1],
  syncDirectory: [0.1, 0.4],
  freeBytes: [0.01, 0.01],
  totalBytes: [0.01, 0.01],
  size: [0.005, 0.01],
  read: [0.02, 0.1],
  write: [0.01, 0.04],
  sync: [0.2, 0.8],
  truncate: [0.02, 0.1],
  close: [0.005, 0.01],
}

/** How long a disk takes. */
export class DiskLatency {
  readonly #random: SeededRandom
  #syncFactor = 1

  constructor(random: SeededRandom) {
    this.#random = random
  }

  /** Makes syncs take so many times as long; 1 as usual. */
  slowSyncs(factor: number): void {
    this.#syncFactor = factor
  }

  of(operation: DiskOperation): number {
    const [minMs, meanMs] = usual[operation]
    const factor = operation === 'sync' || operation === 'syncDirectory' ? this.#syncFactor : 1
    return (minMs - Math.log(1 - this.#random.number()) * meanMs) * factor
  }
}
