import type { Disk, DiskEntry, DiskFile, OpenMode } from '../ports/disk.ts'
import { ByteBudget } from './byte-budget.ts'
import { diskError, diskFull } from './disk-errors.ts'
import { type FileNode, FileTree } from './file-tree.ts'

/** How large a {@link MemoryDisk} may grow. */
export interface MemoryDiskOptions {
  /** Bytes that all files together may hold; writes beyond it fail with DISK_FULL. Default: no limit. */
  readonly capacityBytes?: number
}

/** A disk in this process's memory: the in-memory mode of a broker, and the disk of most tests. Gone with the process. */
export class MemoryDisk implements Disk {
  readonly #budget: ByteBudget
  readonly #tree: FileTree

  constructor(options: MemoryDiskOptions = {}) {
    this.#budget = new ByteBudget(options.capacityBytes)
    this.#tree = new FileTree({ budget: this.#budget })
  }

  /** Bytes that files hold now, deleted but open ones included. */
  get usedBytes(): number {
    return this.#budget.usedBytes
  }

  async open(path: string, mode: OpenMode): Promise<DiskFile> {
    return new MemoryFile(path, mode, this.#tree.open(path, mode), this.#tree)
  }

  async list(path: string): Promise<DiskEntry[]> {
    return this.#tree.list(path)
  }

  async makeDirectory(path: string): Promise<void> {
    this.#tree.makeDirectory(path)
  }

  async rename(from: string, to: string): Promise<void> {
    this.#tree.rename(from, to)
  }

  async remove(path: string): Promise<void> {
    this.#tree.remove(path)
  }

  async removeDirectory(path: string): Promise<void> {
    this.#tree.removeDirectory(path)
  }

  async syncDirectory(path: string): Promise<void> {
    this.#tree.directory(path)
  }

  async freeBytes(): Promise<number> {
    return this.#budget.freeBytes
  }

  async totalBytes(): Promise<number> {
    return this.#budget.capacityBytes
  }
}

class MemoryFile implements DiskFile {
  readonly path: string
  readonly #mode: OpenMode
  readonly #tree: FileTree
  #node: FileNode | undefined

  constructor(path: string, mode: OpenMode, node: FileNode, tree: FileTree) {
    this.path = path
    this.#mode = mode
    this.#node = node
    this.#tree = tree
  }

  async sizeBytes(): Promise<number> {
    return this.#open().content.sizeBytes
  }

  async read(positionBytes: number, lengthBytes: number): Promise<Buffer> {
    return this.#open().content.read(positionBytes, lengthBytes)
  }

  async write(positionBytes: number, buffers: readonly Uint8Array[]): Promise<void> {
    const { content } = this.#writable()
    let position = positionBytes
    for (const bytes of buffers) {
      if (content.write(position, bytes) < bytes.length) throw diskFull(this.path)
      position += bytes.length
    }
  }

  async sync(): Promise<void> {
    this.#open()
  }

  async truncate(sizeBytes: number): Promise<void> {
    this.#writable().content.truncate(sizeBytes)
  }

  async close(): Promise<void> {
    const node = this.#node
    if (node === undefined) return
    this.#node = undefined
    this.#tree.release(node)
  }

  #open(): FileNode {
    if (this.#node === undefined) throw diskError('STORAGE_ERROR', this.path, 'the file is closed')
    return this.#node
  }

  #writable(): FileNode {
    const node = this.#open()
    if (this.#mode === 'read') throw diskError('STORAGE_ERROR', this.path, 'the file is open for reading only')
    return node
  }
}
