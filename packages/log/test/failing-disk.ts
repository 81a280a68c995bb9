import type { Disk, DiskEntry, DiskFile, OpenMode } from '@millrace/base'

/** A disk of which a part can be made to fail: every call on a path below a directory rejects, on files that are open too. */
export class FailingDisk implements Disk {
  readonly #inner: Disk
  readonly #failures = new Map<string, Error>()

  constructor(inner: Disk) {
    this.#inner = inner
  }

  /** From now on everything in `directory` fails; undefined ends that. */
  failBelow(directory: string, error: Error | undefined): void {
    if (error === undefined) this.#failures.delete(directory)
    else this.#failures.set(directory, error)
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    this.#check(path)
    const file = await this.#inner.open(path, mode)
    const checked =
      <Arguments extends unknown[], Result>(call: (...given: Arguments) => Promise<Result>) =>
      async (...given: Arguments): Promise<Result> => {
        this.#check(path)
        return call(...given)
      }
    return {
      path,
      sizeBytes: checked(() => file.sizeBytes()),
      read: checked((position: number, length: number) => file.read(position, length)),
      write: checked((position: number, buffers: readonly Uint8Array[]) => file.write(position, buffers)),
      sync: checked(() => file.sync()),
      truncate: checked((sizeBytes: number) => file.truncate(sizeBytes)),
      close: () => file.close(),
    }
  }

  async list(path: string): Promise<DiskEntry[]> {
    this.#check(path)
    return this.#inner.list(path)
  }

  async makeDirectory(path: string): Promise<void> {
    this.#check(path)
    return this.#inner.makeDirectory(path)
  }

  async rename(from: string, to: string): Promise<void> {
    this.#check(from)
    return this.#inner.rename(from, to)
  }

  async remove(path: string): Promise<void> {
    this.#check(path)
    return this.#inner.remove(path)
  }

  async removeDirectory(path: string): Promise<void> {
    this.#check(path)
    return this.#inner.removeDirectory(path)
  }

  async syncDirectory(path: string): Promise<void> {
    this.#check(path)
    return this.#inner.syncDirectory(path)
  }

  async freeBytes(path: string): Promise<number> {
    this.#check(path)
    return this.#inner.freeBytes(path)
  }

  async totalBytes(path: string): Promise<number> {
    this.#check(path)
    return this.#inner.totalBytes(path)
  }

  #check(path: string): void {
    for (const [directory, error] of this.#failures) {
      if (path === directory || path.startsWith(`${directory}/`)) throw error
    }
  }
}
