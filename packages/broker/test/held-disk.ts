import type { Disk, DiskEntry, DiskFile, OpenMode } from '@millrace/base'

/** A disk whose operations a test can hold back or make fail. */
export class HeldDisk implements Disk {
  private readonly inner: Disk
  private readonly held = new Map<Operation, { readonly promise: Promise<void>; readonly release: () => void }>()
  private readonly failures = new Map<Operation, Error>()
  /** How many of each have begun. */
  readonly begun = { sync: 0, read: 0, write: 0, rename: 0, makeDirectory: 0 }

  constructor(inner: Disk) {
    this.inner = inner
  }

  /** From now on operations of this kind wait until they are released. */
  hold(operation: Operation): void {
    let release: () => void = () => {}
    const promise = new Promise<void>((resolve) => {
      release = resolve
    })
    this.held.set(operation, { promise, release })
  }

  release(operation: Operation): void {
    this.held.get(operation)?.release()
    this.held.delete(operation)
  }

  /** From now on operations of this kind fail; undefined ends that. */
  fail(operation: Operation, error: Error | undefined): void {
    if (error === undefined) this.failures.delete(operation)
    else this.failures.set(operation, error)
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    const file = await this.inner.open(path, mode)
    return {
      path: file.path,
      sizeBytes: () => file.sizeBytes(),
      read: async (position, length) => {
        await this.begin('read')
        return file.read(position, length)
      },
      write: async (position, buffers) => {
        await this.begin('write')
        return file.write(position, buffers)
      },
      sync: async () => {
        await this.begin('sync')
        return file.sync()
      },
      truncate: (size) => file.truncate(size),
      close: () => file.close(),
    }
  }

  list(path: string): Promise<DiskEntry[]> {
    return this.inner.list(path)
  }

  async makeDirectory(path: string): Promise<void> {
    await this.begin('makeDirectory')
    return this.inner.makeDirectory(path)
  }

  async rename(from: string, to: string): Promise<void> {
    await this.begin('rename')
    return this.inner.rename(from, to)
  }

  remove(path: string): Promise<void> {
    return this.inner.remove(path)
  }

  removeDirectory(path: string): Promise<void> {
    return this.inner.removeDirectory(path)
  }

  syncDirectory(path: string): Promise<void> {
    return this.inner.syncDirectory(path)
  }

  freeBytes(path: string): Promise<number> {
    return this.inner.freeBytes(path)
  }

  totalBytes(path: string): Promise<number> {
    return this.inner.totalBytes(path)
  }

  private async begin(operation: Operation): Promise<void> {
    this.begun[operation] += 1
    await this.held.get(operation)?.promise
    const failure = this.failures.get(operation)
    if (failure !== undefined) throw failure
  }
}

type Operation = 'sync' | 'read' | 'write' | 'rename' | 'makeDirectory'
