import { diskError, diskFull } from '../../memory-disk/disk-errors.ts'
import type { FileNode, FileTree } from '../../memory-disk/file-tree.ts'
import type { DiskFile, OpenMode } from '../../ports/disk.ts'
import type { CrashingDisk } from './crashing-disk.ts'
import type { FileChange, FileHistory } from './file-history.ts'

export interface CrashingFileParts {
  readonly path: string
  readonly mode: OpenMode
  readonly node: FileNode
  readonly history: FileHistory
  readonly disk: CrashingDisk
  readonly tree: FileTree
}

/** An open file of a {@link CrashingDisk}: each change goes to the content that is read, and to the history. */
export class CrashingFile implements DiskFile {
  readonly path: string
  readonly #parts: CrashingFileParts
  #closed = false

  constructor(parts: CrashingFileParts) {
    this.path = parts.path
    this.#parts = parts
  }

  sizeBytes(): Promise<number> {
    return this.#parts.disk.run('size', this.path, () => this.#open().content.sizeBytes)
  }

  read(positionBytes: number, lengthBytes: number): Promise<Buffer> {
    return this.#parts.disk.run('read', this.path, () => this.#open().content.read(positionBytes, lengthBytes))
  }

  async write(positionBytes: number, buffers: readonly Uint8Array[]): Promise<void> {
    let full = false
    await this.#parts.disk.run(
      'write',
      this.path,
      (strike) => {
        const node = this.#writable()
        const bytes = Buffer.concat(buffers)
        const wanted = strike === undefined ? bytes : bytes.subarray(0, Math.floor(bytes.length * strike.partly))
        const written = node.content.write(positionBytes, wanted)
        full = written < wanted.length
        return written === 0 ? undefined : this.#parts.history.write(positionBytes, wanted.subarray(0, written))
      },
      (change) => resolved(change),
    )
    if (full) throw diskFull(this.path)
  }

  async sync(): Promise<void> {
    await this.#parts.disk.run(
      'sync',
      this.path,
      () => {
        this.#open()
        return this.#parts.history.coveredBySync()
      },
      (covered, failed) => this.#parts.history.settleSync(covered, !failed),
    )
  }

  async truncate(sizeBytes: number): Promise<void> {
    await this.#parts.disk.run(
      'truncate',
      this.path,
      () => {
        this.#writable().content.truncate(sizeBytes)
        return this.#parts.history.truncate(sizeBytes)
      },
      (change) => resolved(change),
    )
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#parts.disk.run('close', this.path, () => this.#parts.tree.release(this.#parts.node))
  }

  #open(): FileNode {
    if (this.#closed) throw diskError('STORAGE_ERROR', this.path, 'the file is closed')
    return this.#parts.node
  }

  #writable(): FileNode {
    const node = this.#open()
    if (this.#parts.mode === 'read') throw diskError('STORAGE_ERROR', this.path, 'the file is open for reading only')
    return node
  }
}

function resolved(change: FileChange | undefined): void {
  if (change !== undefined) change.resolved = true
}
