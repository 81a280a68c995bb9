import type { Disk, DiskFile } from '@millrace/base'

interface OpenFile {
  readonly opening: Promise<DiskFile>
  users: number
  isDropped: boolean
}

/** Open files for reading, shared and bounded: the one used longest ago is closed first. A file in use stays open. */
export class FileCache {
  readonly #disk: Disk
  readonly #openMax: number
  readonly #files = new Map<string, OpenFile>()

  constructor(disk: Disk, openMax: number) {
    this.#disk = disk
    this.#openMax = openMax
  }

  get openCount(): number {
    return this.#files.size
  }

  /** Calls `use` with the file, open. */
  async use<T>(path: string, use: (file: DiskFile) => Promise<T>): Promise<T> {
    const entry = this.#acquire(path)
    try {
      return await use(await entry.opening)
    } catch (error) {
      // A handle whose opening failed is of no use to the next one.
      if (!(await isOpen(entry))) this.#forget(path, entry)
      throw error
    } finally {
      entry.users--
      if (entry.isDropped && entry.users === 0) await close(entry)
    }
  }

  /** Forgets a file that is about to be renamed or removed; it is closed once nobody reads it. */
  async drop(path: string): Promise<void> {
    const entry = this.#files.get(path)
    if (entry === undefined) return
    this.#forget(path, entry)
    if (entry.users === 0) await close(entry)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#files.keys()].map((path) => this.drop(path)))
  }

  #acquire(path: string): OpenFile {
    const known = this.#files.get(path)
    const entry = known ?? { opening: this.#disk.open(path, 'read'), users: 0, isDropped: false }
    this.#files.delete(path)
    this.#files.set(path, entry)
    entry.users++
    if (known === undefined) this.#evict()
    return entry
  }

  #evict(): void {
    if (this.#files.size <= this.#openMax) return
    for (const [path, entry] of this.#files) {
      if (entry.users > 0) continue
      this.#forget(path, entry)
      void close(entry)
      return
    }
  }

  #forget(path: string, entry: OpenFile): void {
    entry.isDropped = true
    if (this.#files.get(path) === entry) this.#files.delete(path)
  }
}

async function isOpen(entry: OpenFile): Promise<boolean> {
  return entry.opening.then(
    () => true,
    () => false,
  )
}

/** Closing a file that was only read can lose nothing, so an error of it is of no consequence. */
async function close(entry: OpenFile): Promise<void> {
  // See above.
  await entry.opening.then((file) => file.close()).catch(() => {})
}
