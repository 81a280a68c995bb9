import type { Disk, DiskEntry, DiskFile, OpenMode } from '@millrace/base'

export interface DiskCall {
  readonly operation: 'open' | 'create' | 'list' | 'rename' | 'read' | 'write' | 'sync' | 'remove' | 'syncDirectory'
  readonly path: string
}

/** A disk that tells a test of each call before it is made; the call waits for what the test returns, and fails if that does. */
export class WatchedDisk implements Disk {
  /** Every call since the beginning. */
  readonly calls: DiskCall[] = []
  readonly #inner: Disk
  readonly #before: (call: DiskCall) => Promise<void> | undefined

  constructor(inner: Disk, before: (call: DiskCall) => Promise<void> | undefined = () => undefined) {
    this.#inner = inner
    this.#before = before
  }

  /** How many calls there were of an operation on paths that fit. */
  count(operation: DiskCall['operation'], path: RegExp): number {
    return this.calls.filter((call) => call.operation === operation && path.test(call.path)).length
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    await this.#tell(mode === 'create' ? 'create' : 'open', path)
    const file = await this.#inner.open(path, mode)
    const tell = (operation: DiskCall['operation']): Promise<void> => this.#tell(operation, path)
    return {
      path,
      sizeBytes: () => file.sizeBytes(),
      read: async (position, length) => {
        await tell('read')
        return file.read(position, length)
      },
      write: async (position, buffers) => {
        await tell('write')
        return file.write(position, buffers)
      },
      sync: async () => {
        await tell('sync')
        return file.sync()
      },
      truncate: (sizeBytes) => file.truncate(sizeBytes),
      close: () => file.close(),
    }
  }

  async list(path: string): Promise<DiskEntry[]> {
    await this.#tell('list', path)
    return this.#inner.list(path)
  }

  makeDirectory(path: string): Promise<void> {
    return this.#inner.makeDirectory(path)
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#tell('rename', to)
    return this.#inner.rename(from, to)
  }

  async remove(path: string): Promise<void> {
    await this.#tell('remove', path)
    return this.#inner.remove(path)
  }

  removeDirectory(path: string): Promise<void> {
    return this.#inner.removeDirectory(path)
  }

  async syncDirectory(path: string): Promise<void> {
    await this.#tell('syncDirectory', path)
    return this.#inner.syncDirectory(path)
  }

  freeBytes(path: string): Promise<number> {
    return this.#inner.freeBytes(path)
  }

  totalBytes(path: string): Promise<number> {
    return this.#inner.totalBytes(path)
  }

  async #tell(operation: DiskCall['operation'], path: string): Promise<void> {
    const call = { operation, path }
    this.calls.push(call)
    await this.#before(call)
  }
}

/** Holds back calls until they are let go. */
export class Gate {
  readonly held: DiskCall[] = []
  #open: () => void = () => {}
  readonly #opened = new Promise<void>((resolve) => {
    this.#open = resolve
  })

  /** Waits until the gate opens. */
  wait(call: DiskCall): Promise<void> {
    this.held.push(call)
    return this.#opened
  }

  open(): void {
    this.#open()
  }
}
