import { type Checksum, type Clock, type Disk, type DiskFile, isStreamError, type Timer } from '@millrace/base'
import { durableHintIntervalMs, durableHintSyncIntervalMs } from '../limits.ts'
import { partitionFiles, pathOf } from '../file-names.ts'
import { readInt64, writeInt64 } from '../int64.ts'
import { openEmptyFile, readWholeFile } from './atomic-file.ts'

/**
 * What is known to be on disk. It is written soon after a sync, and synced itself within a second, and when a segment is finished: after
 * a crash it may be older than the truth, never newer. So what is bad below it was damaged after it had been stored well; what is bad
 * above it, as far as anybody can tell, never was.
 */
export interface DurableHint {
  readonly durableOffset: number
  readonly logStartOffset: number
}

/*
 * Two slots, of which the one that was synced last is never the one that is written, so that it is whole whatever a loss of power tears:
 *   crc int32 | version int16 | 0 int16 | generation int64 | durableOffset int64 | logStartOffset int64
 * The CRC-32C is over what follows it.
 */
const slotSizeBytes = 32
const version = 1

/** One slot's bytes. */
export function encodeHintSlot(hint: DurableHint, generation: number, checksum: Checksum): Buffer {
  const bytes = Buffer.alloc(slotSizeBytes)
  bytes.writeInt16BE(version, 4)
  writeInt64(bytes, 8, generation)
  writeInt64(bytes, 16, hint.durableOffset)
  writeInt64(bytes, 24, hint.logStartOffset)
  bytes.writeUInt32BE(checksum.crc32c(bytes.subarray(4)), 0)
  return bytes
}

/** The newest whole slot; undefined if there is none. */
export function decodeHint(
  bytes: Buffer,
  checksum: Checksum,
): (DurableHint & { generation: number; slot: number }) | undefined {
  let newest: (DurableHint & { generation: number; slot: number }) | undefined
  for (let position = 0; position + slotSizeBytes <= bytes.length; position += slotSizeBytes) {
    const slot = bytes.subarray(position, position + slotSizeBytes)
    if (slot.readUInt32BE(0) !== checksum.crc32c(slot.subarray(4)) || slot.readInt16BE(4) !== version) continue
    const generation = readInt64(slot, 8)
    if (newest !== undefined && newest.generation > generation) continue
    const [durableOffset, logStartOffset] = [readInt64(slot, 16), readInt64(slot, 24)]
    newest = { generation, slot: position / slotSizeBytes, durableOffset, logStartOffset }
  }
  return newest
}

/** The hint of a partition's folder; undefined if there is none that is whole. */
export async function readDurableHint(
  disk: Disk,
  directory: string,
  checksum: Checksum,
): Promise<DurableHint | undefined> {
  const bytes = await readWholeFile(disk, pathOf(directory, partitionFiles.durableHint))
  return bytes === undefined ? undefined : decodeHint(bytes, checksum)
}

/** What a hint is written with. */
export interface DurableHintPorts {
  readonly disk: Disk
  readonly checksum: Checksum
  readonly clock: Clock
}

/**
 * Keeps the hint up to date without holding anyone up: one write at a time, always of the newest values, and none within
 * {@link durableHintIntervalMs} of the one before: a write after each sync would cost as many as the syncs of a busy disk. What a loss of
 * power leaves of it is at most {@link durableHintSyncIntervalMs} old.
 */
export class DurableHintWriter {
  readonly #ports: DurableHintPorts
  readonly #directory: string
  #file: DiskFile | undefined
  readonly #onError: (error: unknown) => void
  #generation: number
  /** Which slot is written: not the one that was synced last. */
  #slot: number
  #next: DurableHint | undefined
  #writing: Promise<void> | undefined
  #writtenMs = -Infinity
  #syncedMs: number
  #timer: Timer | undefined
  /** Whether the file is known to be found after a loss of power. */
  #nameIsSynced = false
  /** Whether what was written last is on disk. */
  #isSynced = true
  /** Runs while it is not. */
  #syncTimer: Timer | undefined

  private constructor(
    directory: string,
    file: DiskFile | undefined,
    { generation, slot }: { readonly generation: number; readonly slot: number },
    ports: DurableHintPorts,
    onError: (error: unknown) => void,
  ) {
    this.#directory = directory
    this.#file = file
    this.#generation = generation
    this.#slot = slot
    this.#ports = ports
    this.#onError = onError
    this.#syncedMs = ports.clock.monotonicMs()
  }

  /** Opens the hint file, if there is one; else it is made when there is something to say. Writes nothing into one that exists. */
  static async open(
    directory: string,
    isNew: boolean,
    ports: DurableHintPorts,
    onError: (error: unknown) => void,
  ): Promise<DurableHintWriter> {
    const path = pathOf(directory, partitionFiles.durableHint)
    const { disk, checksum } = ports
    const first = { generation: 0, slot: 0 }
    if (isNew) return new DurableHintWriter(directory, undefined, first, ports, onError)
    try {
      const file = await disk.open(path, 'write')
      const found = decodeHint(await file.read(0, 2 * slotSizeBytes), checksum)
      const next = found === undefined ? first : { generation: found.generation, slot: 1 - found.slot }
      return new DurableHintWriter(directory, file, next, ports, onError)
    } catch (error) {
      if (!isStreamError(error, 'NOT_FOUND')) throw error
      return new DurableHintWriter(directory, undefined, first, ports, onError)
    }
  }

  /** The file. Its name is no more durable than what is in it, until both are synced: without either, recovery knows less. */
  async #opened(): Promise<DiskFile> {
    this.#file ??= await openEmptyFile(this.#ports.disk, pathOf(this.#directory, partitionFiles.durableHint))
    return this.#file
  }

  /** Notes the newest values. They reach the file soon, or newer ones do. */
  update(hint: DurableHint): void {
    this.#next = hint
    if (this.#writing !== undefined || this.#timer !== undefined) return
    const waitMs = this.#writtenMs + durableHintIntervalMs - this.#ports.clock.monotonicMs()
    if (waitMs <= 0) this.#begin()
    else this.#beginIn(waitMs)
  }

  /**
   * Writes `hint` at once, durably, though it may say less than what stands there: before something is cut. Into both slots: a later write
   * that is torn must not bring back what was said before. Throws what the disk throws. Nothing may be noted meanwhile.
   */
  async lower(hint: DurableHint): Promise<void> {
    this.#timer?.cancel()
    this.#timer = undefined
    this.#next = undefined
    await this.#writing
    this.#generation += 2
    const { checksum } = this.#ports
    const slots = [this.#generation - 1, this.#generation].map((each) => encodeHintSlot(hint, each, checksum))
    const file = await this.#opened()
    await file.write(0, slots)
    this.#slot = 1
    this.#isSynced = false
    await this.#sync(file)
  }

  /** Resolves when what was noted is written. With `sync`, also on disk. */
  async settle(options: { sync: boolean } = { sync: false }): Promise<void> {
    this.#timer?.cancel()
    this.#timer = undefined
    if (this.#next !== undefined) this.#begin()
    await this.#writing
    // What came while that was under way waits for a timer, which is too late here.
    if (this.#next !== undefined) await this.settle()
    if (options.sync && this.#file !== undefined) await this.#sync(this.#file)
  }

  async close(): Promise<void> {
    this.#syncTimer?.cancel()
    await this.settle()
    this.#syncTimer?.cancel()
    await this.#file?.close()
  }

  async #sync(file: DiskFile): Promise<void> {
    this.#syncTimer?.cancel()
    this.#syncTimer = undefined
    this.#syncedMs = this.#ports.clock.monotonicMs()
    const generation = this.#generation
    if (!this.#nameIsSynced) await this.#ports.disk.syncDirectory(this.#directory)
    this.#nameIsSynced = true
    await file.sync()
    // Unless it was written again meanwhile it is safe, and the other one is free.
    if (generation !== this.#generation || this.#isSynced) return
    this.#isSynced = true
    this.#slot = 1 - this.#slot
  }

  /** Syncs what was just written, or has that done soon. */
  async #syncInTime(file: DiskFile): Promise<void> {
    const waitMs = this.#syncedMs + durableHintSyncIntervalMs - this.#ports.clock.monotonicMs()
    if (waitMs <= 0) await this.#sync(file)
    else
      this.#syncTimer ??= this.#ports.clock.setTimer(waitMs, () => {
        this.#syncTimer = undefined
        // A write that is under way syncs by itself.
        this.#writing ??= this.#sync(file)
          .catch(this.#onError)
          .finally(() => this.#goOn())
      })
  }

  #begin(): void {
    this.#writing ??= this.#write()
  }

  #beginIn(waitMs: number): void {
    this.#timer = this.#ports.clock.setTimer(waitMs, () => {
      this.#timer = undefined
      this.#begin()
    })
  }

  async #write(): Promise<void> {
    const { clock, checksum } = this.#ports
    const hint = this.#next
    this.#next = undefined
    if (hint !== undefined) {
      this.#generation++
      const position = this.#slot * slotSizeBytes
      this.#isSynced = false
      try {
        const file = await this.#opened()
        await file.write(position, [encodeHintSlot(hint, this.#generation, checksum)])
        this.#writtenMs = clock.monotonicMs()
        await this.#syncInTime(file)
      } catch (error) {
        // The log does not depend on it: recovery then knows less, not wrong things.
        this.#onError(error)
      }
    }
    this.#goOn()
  }

  #goOn(): void {
    this.#writing = undefined
    if (this.#next !== undefined && this.#timer === undefined) this.#beginIn(durableHintIntervalMs)
  }
}
