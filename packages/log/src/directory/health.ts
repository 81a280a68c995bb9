import { type Disk, type DiskEntry, type DiskFile, isStreamError, type OpenMode, StreamError } from '@millrace/base'

/** Told why a log directory may not be used any more, once. */
export type FailureListener = (error: StreamError) => void

/**
 * Whether a log directory may still be used. The first failed sync ends that: the operating system may have dropped what it
 * could not write and marked it clean, so that the next sync would answer well without having written anything.
 */
export class DirectoryHealth {
  readonly directory: string
  readonly #abort = new AbortController()
  readonly #listeners = new Set<FailureListener>()
  #failure: StreamError | undefined

  constructor(directory: string) {
    this.directory = directory
  }

  get failure(): StreamError | undefined {
    return this.#failure
  }

  /** Aborted with the StreamError once the directory has failed. */
  get signal(): AbortSignal {
    return this.#abort.signal
  }

  /** Throws if the directory has failed. */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure
  }

  /** Takes the directory out of service. The first cause stands. */
  fail(what: string, file: string, cause: unknown): StreamError {
    if (this.#failure !== undefined) return this.#failure
    const reason = cause instanceof Error ? cause.message : String(cause)
    const failure = new StreamError(
      'STORAGE_ERROR',
      `${what} ${file} failed (${reason}): the directory ${this.directory} is out of service, nothing more is acknowledged; ` +
        'check the disk, then restart the broker',
      { cause, context: { file, directory: this.directory } },
    )
    this.#failure = failure
    this.#abort.abort(failure)
    for (const listener of this.#listeners) listener(failure)
    return failure
  }

  /** Calls `listener` once, when the directory fails; at once if it has. Returns what takes the listener away. */
  onFailure(listener: FailureListener): () => void {
    if (this.#failure !== undefined) {
      listener(this.#failure)
      return () => {}
    }
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/**
 * The disk of one log directory. A sync that fails, or a change that fails for any other reason than a full disk or a missing
 * file, takes the directory out of service, whoever asked for it; from then on every call that would change it is refused. Reading goes
 * on: what was on disk before is no worse for it, and consumers only ask for that.
 */
export class WatchedDisk implements Disk {
  readonly #disk: Disk
  readonly #health: DirectoryHealth

  constructor(disk: Disk, health: DirectoryHealth) {
    this.#disk = disk
    this.#health = health
  }

  get isOfHost(): boolean {
    return this.#disk.isOfHost === true
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    if (mode !== 'read') this.#health.check()
    return new WatchedFile(await this.#disk.open(path, mode), this.#health)
  }

  async list(path: string): Promise<DiskEntry[]> {
    return this.#disk.list(path)
  }

  async makeDirectory(path: string): Promise<void> {
    this.#health.check()
    return this.#disk.makeDirectory(path)
  }

  async rename(from: string, to: string): Promise<void> {
    this.#health.check()
    return watchChange(this.#health, 'renaming', from, () => this.#disk.rename(from, to))
  }

  async remove(path: string): Promise<void> {
    this.#health.check()
    return this.#disk.remove(path)
  }

  async removeDirectory(path: string): Promise<void> {
    this.#health.check()
    return this.#disk.removeDirectory(path)
  }

  async syncDirectory(path: string): Promise<void> {
    this.#health.check()
    return watchSync(this.#health, path, () => this.#disk.syncDirectory(path))
  }

  async freeBytes(path: string): Promise<number> {
    return this.#disk.freeBytes(path)
  }

  async totalBytes(path: string): Promise<number> {
    return this.#disk.totalBytes(path)
  }
}

class WatchedFile implements DiskFile {
  readonly #file: DiskFile
  readonly #health: DirectoryHealth

  constructor(file: DiskFile, health: DirectoryHealth) {
    this.#file = file
    this.#health = health
  }

  get path(): string {
    return this.#file.path
  }

  async sizeBytes(): Promise<number> {
    return this.#file.sizeBytes()
  }

  async read(positionBytes: number, lengthBytes: number): Promise<Buffer> {
    return this.#file.read(positionBytes, lengthBytes)
  }

  async write(positionBytes: number, buffers: readonly Uint8Array[]): Promise<void> {
    this.#health.check()
    return watchChange(this.#health, 'writing', this.path, () => this.#file.write(positionBytes, buffers))
  }

  async sync(): Promise<void> {
    this.#health.check()
    return watchSync(this.#health, this.path, () => this.#file.sync())
  }

  async truncate(sizeBytes: number): Promise<void> {
    this.#health.check()
    return watchChange(this.#health, 'truncating', this.path, () => this.#file.truncate(sizeBytes))
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

async function watchSync(health: DirectoryHealth, path: string, sync: () => Promise<void>): Promise<void> {
  try {
    await sync()
  } catch (error) {
    throw health.fail('syncing', path, error)
  }
  // Another file's sync may have failed meanwhile: what is acknowledged after that moment is nobody's promise any more.
  health.check()
}

async function watchChange(
  health: DirectoryHealth,
  what: string,
  path: string,
  change: () => Promise<void>,
): Promise<void> {
  try {
    await change()
  } catch (error) {
    if (isStreamError(error, 'DISK_FULL') || isStreamError(error, 'NOT_FOUND')) throw error
    throw health.fail(what, path, error)
  }
}
