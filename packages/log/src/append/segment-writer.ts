import { assert, type Disk, type DiskFile } from '@millrace/base'
import { openEmptyFile, removeIfThere } from '../files/atomic-file.ts'
import type { Segment } from '../segment.ts'

/** The `.log` files that are open for writing: the last segment's, and those of rolled ones until they are sealed. */
export class SegmentWriter {
  readonly #disk: Disk
  readonly #directory: string
  /** The size that a new file gets at once; 0 for none (`preallocate`). */
  readonly #preallocatedBytes: () => number
  /** Segments whose file is longer than what was written to it. */
  readonly #preallocated = new Set<Segment>()
  readonly #files = new Map<Segment, DiskFile>()
  readonly #creating = new Map<Segment, Promise<void>>()

  constructor(disk: Disk, directory: string, preallocatedBytes: () => number) {
    this.#disk = disk
    this.#directory = directory
    this.#preallocatedBytes = preallocatedBytes
  }

  /** Opens the segment that appends go on in after a start. That of a new log is made, in a folder that is synced later. */
  async resume(segment: Segment, isNew: boolean): Promise<void> {
    const path = segment.path('log')
    const file = await (isNew ? openEmptyFile(this.#disk, path) : this.#disk.open(path, 'write'))
    this.#files.set(segment, file)
    if (segment.writtenBytes === 0) await this.#preallocate(segment, file)
  }

  /** Makes the segment's file, durably in its directory, unless it is open. */
  async create(segment: Segment): Promise<void> {
    if (this.#files.has(segment)) return
    const creating = this.#creating.get(segment) ?? this.#create(segment)
    this.#creating.set(segment, creating)
    try {
      await creating
    } finally {
      this.#creating.delete(segment)
    }
  }

  async #create(segment: Segment): Promise<void> {
    assert(segment.writtenBytes === 0, `segment ${segment.baseOffset} has nothing yet`)
    // An earlier attempt may have left a file when the disk was full.
    const file = await openEmptyFile(this.#disk, segment.path('log'))
    this.#files.set(segment, file)
    await this.#preallocate(segment, file)
    await this.#disk.syncDirectory(this.#directory)
  }

  /** As Kafka does it: the file has its length from the start, so that writing does not change that. No room is taken on the disk. */
  async #preallocate(segment: Segment, file: DiskFile): Promise<void> {
    const sizeBytes = this.#preallocatedBytes()
    if (sizeBytes === 0) return
    this.#preallocated.add(segment)
    await file.truncate(sizeBytes)
  }

  /** Takes back what was preallocated and not written, durably, once the segment gets nothing more. */
  async trim(segment: Segment): Promise<void> {
    const file = this.#files.get(segment)
    if (file === undefined || !this.#preallocated.delete(segment)) return
    await file.truncate(segment.writtenBytes)
    await file.sync()
  }

  async write(segment: Segment, position: number, buffers: readonly Uint8Array[]): Promise<void> {
    assert(position === segment.writtenBytes, `writing at ${position} leaves no gap after ${segment.writtenBytes}`)
    await this.#file(segment).write(position, buffers)
  }

  /** Syncs every segment that has something unsynced, oldest first. */
  async sync(): Promise<void> {
    for (const segment of [...this.#files.keys()]) await this.syncSegment(segment)
  }

  async syncSegment(segment: Segment): Promise<void> {
    const { writtenBytes } = segment
    const file = this.#files.get(segment)
    if (file === undefined || segment.syncedBytes >= writtenBytes) return
    await file.sync()
    segment.syncedBytes = Math.max(segment.syncedBytes, writtenBytes)
  }

  /**
   * After a write that failed: cuts off what it may have left, and removes files of segments that were taken back. Durably: what
   * comes back of it after a crash, behind the end of a segment that others follow, would look like damage in the middle.
   */
  async cutBack(): Promise<void> {
    for (const [segment, file] of this.#files) {
      if (segment.isTakenBack) {
        this.#files.delete(segment)
        this.#preallocated.delete(segment)
        await file.close()
        await removeIfThere(this.#disk, segment.path('log'))
        await this.#disk.syncDirectory(this.#directory)
      } else if ((await file.sizeBytes()) > segment.writtenBytes) {
        this.#preallocated.delete(segment)
        await file.truncate(segment.writtenBytes)
        await file.sync()
      }
    }
  }

  /**
   * Cuts a segment's file, durably, so that appends go on at `sizeBytes`; opens it if it is not open. Nothing may be being written.
   */
  async cut(segment: Segment, sizeBytes: number): Promise<void> {
    const file = this.#files.get(segment) ?? (await this.#disk.open(segment.path('log'), 'write'))
    this.#files.set(segment, file)
    this.#preallocated.delete(segment)
    await file.truncate(sizeBytes)
    await file.sync()
  }

  /** Closes the file of a segment that gets nothing more. */
  async release(segment: Segment): Promise<void> {
    const file = this.#files.get(segment)
    this.#files.delete(segment)
    this.#preallocated.delete(segment)
    await file?.close()
  }

  async close(): Promise<void> {
    const files = [...this.#files.values()]
    this.#files.clear()
    await Promise.all(files.map((file) => file.close()))
  }

  #file(segment: Segment): DiskFile {
    const file = this.#files.get(segment)
    assert(file !== undefined, `segment ${segment.baseOffset} is open for writing`)
    return file
  }
}
