import { type Disk, type DiskEntry, type DiskFile, type OpenMode, StreamError } from '@millrace/base'
import { Gate } from './faults/gate.ts'

/**
 * A disk as a process sees it that can be killed: after {@link sever} nothing more reaches the disk below, and what is there stays as
 * it is. What was on its way when it was severed arrives, as with a kernel whose process died. While the process is held by its gate,
 * it asks nothing of the disk, and hears nothing of what it asked for.
 */
export class SeverableDisk implements Disk {
  readonly #disk: Disk
  readonly #files = new Set<DiskFile>()
  readonly #gate: Gate
  #severed = false

  constructor(disk: Disk, gate: Gate = new Gate()) {
    this.#disk = disk
    this.#gate = gate
  }

  /** Cuts the disk off and closes every file below. */
  async sever(): Promise<void> {
    this.#severed = true
    const files = [...this.#files]
    this.#files.clear()
    await Promise.all(files.map((file) => file.close()))
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    const disk = await this.#alive(path)
    const file = await disk.open(path, mode)
    if (this.#severed) await file.close()
    this.#check(path)
    this.#files.add(file)
    return new SeverableFile(
      file,
      this.#gate,
      () => this.#check(path),
      () => this.#files.delete(file),
    )
  }

  async list(path: string): Promise<DiskEntry[]> {
    return (await this.#alive(path)).list(path)
  }

  async makeDirectory(path: string): Promise<void> {
    return (await this.#alive(path)).makeDirectory(path)
  }

  async rename(from: string, to: string): Promise<void> {
    return (await this.#alive(from)).rename(from, to)
  }

  async remove(path: string): Promise<void> {
    return (await this.#alive(path)).remove(path)
  }

  async removeDirectory(path: string): Promise<void> {
    return (await this.#alive(path)).removeDirectory(path)
  }

  async syncDirectory(path: string): Promise<void> {
    return (await this.#alive(path)).syncDirectory(path)
  }

  async freeBytes(path: string): Promise<number> {
    return (await this.#alive(path)).freeBytes(path)
  }

  async totalBytes(path: string): Promise<number> {
    return (await this.#alive(path)).totalBytes(path)
  }

  async #alive(path: string): Promise<Disk> {
    if (!this.#gate.isOpen) await this.#gate.over()
    this.#check(path)
    return this.#disk
  }

  #check(path: string): void {
    if (this.#severed)
      throw new StreamError('STORAGE_ERROR', `${path}: the broker was killed`, { context: { file: path } })
  }
}

class SeverableFile implements DiskFile {
  readonly path: string
  readonly #file: DiskFile
  readonly #gate: Gate
  readonly #check: () => void
  readonly #closed: () => void

  constructor(file: DiskFile, gate: Gate, check: () => void, closed: () => void) {
    this.path = file.path
    this.#file = file
    this.#gate = gate
    this.#check = check
    this.#closed = closed
  }

  async sizeBytes(): Promise<number> {
    if (!this.#gate.isOpen) await this.#gate.over()
    this.#check()
    return this.#file.sizeBytes()
  }

  async read(positionBytes: number, lengthBytes: number): Promise<Buffer> {
    if (!this.#gate.isOpen) await this.#gate.over()
    this.#check()
    return this.#file.read(positionBytes, lengthBytes)
  }

  async write(positionBytes: number, buffers: readonly Uint8Array[]): Promise<void> {
    if (!this.#gate.isOpen) await this.#gate.over()
    this.#check()
    await this.#file.write(positionBytes, buffers)
    // The process that would have heard of it may be held, or gone.
    if (!this.#gate.isOpen) await this.#gate.over()
    this.#check()
  }

  async sync(): Promise<void> {
    if (!this.#gate.isOpen) await this.#gate.over()
    this.#check()
    await this.#file.sync()
    if (!this.#gate.isOpen) await this.#gate.over()
    this.#check()
  }

  async truncate(sizeBytes: number): Promise<void> {
    if (!this.#gate.isOpen) await this.#gate.over()
    this.#check()
    return this.#file.truncate(sizeBytes)
  }

  async close(): Promise<void> {
    this.#closed()
    await this.#file.close()
  }
}
