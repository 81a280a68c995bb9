import type { Disk, DiskEntry, DiskFile, OpenMode } from '@millrace/base'

/** A disk that counts the syncs of each file. */
export class CountingDisk implements Disk {
  readonly syncsOf = new Map<string, number>()
  readonly #inner: Disk

  constructor(inner: Disk) {
    this.#inner = inner
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    const file = await this.#inner.open(path, mode)
    return {
      path,
      sizeBytes: () => file.sizeBytes(),
      read: (position, length) => file.read(position, length),
      write: (position, buffers) => file.write(position, buffers),
      sync: () => {
        this.syncsOf.set(path, (this.syncsOf.get(path) ?? 0) + 1)
        return file.sync()
      },
      truncate: (sizeBytes) => file.truncate(sizeBytes),
      close: () => file.close(),
    }
  }

  list(path: string): Promise<DiskEntry[]> {
    return this.#inner.list(path)
  }

  makeDirectory(path: string): Promise<void> {
    return this.#inner.makeDirectory(path)
  }

  rename(from: string, to: string): Promise<void> {
    return this.#inner.rename(from, to)
  }

  remove(path: string): Promise<void> {
    return this.#inner.remove(path)
  }

  removeDirectory(path: string): Promise<void> {
    return this.#inner.removeDirectory(path)
  }

  syncDirectory(path: string): Promise<void> {
    return this.#inner.syncDirectory(path)
  }

  freeBytes(path: string): Promise<number> {
    return this.#inner.freeBytes(path)
  }

  totalBytes(path: string): Promise<number> {
    return this.#inner.totalBytes(path)
  }
}
