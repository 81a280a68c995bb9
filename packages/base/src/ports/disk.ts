/** What stands in a directory. */
export interface DiskEntry {
  readonly name: string
  readonly kind: 'file' | 'directory'
}

/**
 * How a file is opened: `read` an existing one; `write` an existing one, to read too; `create` one that must not exist yet
 * (else ALREADY_EXISTS), to read and write.
 */
export type OpenMode = 'read' | 'write' | 'create'

/**
 * Files as a port. Paths use '/'. Every call rejects with a StreamError: NOT_FOUND, ALREADY_EXISTS, DISK_FULL, or STORAGE_ERROR for
 * everything else, with the path in `context.file`. Nothing written is durable before `sync`, and no created, renamed or removed name
 * before `syncDirectory` of its directory.
 */
export interface Disk {
  /** Whether another thread of this host finds the same files under the same paths. Absent: it does not. */
  readonly isOfHost?: boolean
  open(path: string, mode: OpenMode): Promise<DiskFile>
  /** Entries in no particular order. NOT_FOUND if there is no such directory. */
  list(path: string): Promise<DiskEntry[]>
  /** Creates the directory and those above it; content if it exists. */
  makeDirectory(path: string): Promise<void>
  /** Renames a file or directory; an existing file at `to` is replaced. Atomic in a crash. */
  rename(from: string, to: string): Promise<void>
  /** Removes a file. */
  remove(path: string): Promise<void>
  /** Removes a directory and all in it; content if it does not exist. */
  removeDirectory(path: string): Promise<void>
  /** Makes the names in the directory durable. */
  syncDirectory(path: string): Promise<void>
  /** Free bytes where `path` lies; Infinity where that has no meaning. */
  freeBytes(path: string): Promise<number>
  /** How many bytes there are where `path` lies, used or free; Infinity where that has no meaning. */
  totalBytes(path: string): Promise<number>
}

/** An open file. Calls on one file may overlap; a caller that needs an order awaits. */
export interface DiskFile {
  readonly path: string
  sizeBytes(): Promise<number>
  /**
   * Reads `lengthBytes` from `positionBytes`, less only where the file ends (zero bytes at or after its end).
   * The result is the caller's own.
   */
  read(positionBytes: number, lengthBytes: number): Promise<Buffer>
  /**
   * Writes the buffers one after the other from `positionBytes` on. The caller must not change them until it resolves.
   * On an error any part may have been written.
   */
  write(positionBytes: number, buffers: readonly Uint8Array[]): Promise<void>
  /** Makes everything durable that was written and resolved before the call (fdatasync, with the size). */
  sync(): Promise<void>
  /** Cuts or extends (with zeros) to `sizeBytes`. */
  truncate(sizeBytes: number): Promise<void>
  /** Idempotent. Does not sync. */
  close(): Promise<void>
}
