import { limits } from '../limits.ts'

/** Buffers of batches that are done, for those to come: fresh ones cost page faults, and garbage collections of the whole heap. */
export class StoragePool {
  readonly #free: Buffer[] = []

  /** A buffer of `sizeBytes` at least and twice that at most; undefined if there is none. */
  take(sizeBytes: number): Buffer | undefined {
    const index = this.#free.findLastIndex(({ length }) => length >= sizeBytes && length <= 2 * sizeBytes)
    return index < 0 ? undefined : this.#free.splice(index, 1)[0]
  }

  /** Nobody looks at the buffer's bytes any more. */
  give(storage: Buffer): void {
    if (storage.length < limits.pooledStorageSizeBytesMin || storage.length > limits.pooledStorageSizeBytesMax) return
    if (this.#free.length < limits.pooledStoragesMax) this.#free.push(storage)
  }
}
