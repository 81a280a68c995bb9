import type { CrashingDisk } from '@millrace/base/testing'
import type { LogWrites } from '../nodes/log-writes.ts'
import { ReplicaLog } from './replica-log.ts'
import type { StoredBatch } from './stored-batch.ts'

/** Told of each batch that a broker appends. */
export type BatchListener = (host: string, partition: string, batch: StoredBatch, log: ReplicaLog) => void

const segmentPath = /\/([^/]+-\d+)\/(\d{20}\.log)$/

/** `topic-partition` of a segment's path, and the file; undefined for files that are no live segment. */
function placeOf(path: string): { readonly partition: string; readonly file: string } | undefined {
  const match = segmentPath.exec(path)
  return match === null ? undefined : { partition: match[1] ?? '', file: match[2] ?? '' }
}

/** What the segment files of every machine hold. */
export class ReplicaLogs implements LogWrites {
  readonly #hosts = new Map<string, Map<string, ReplicaLog>>()
  readonly #onBatch: BatchListener
  /** How often batches were cut off. */
  truncations = 0

  constructor(onBatch: BatchListener) {
    this.#onBatch = onBatch
  }

  /** The log of `topic-partition` on a machine. */
  of(host: string, partition: string): ReplicaLog | undefined {
    return this.#hosts.get(host)?.get(partition)
  }

  wrote(host: string, path: string, positionBytes: number, bytes: Buffer): void {
    const place = placeOf(path)
    if (place === undefined) return
    const log = this.#logOf(host, place.partition)
    for (const batch of log.wrote(place.file, positionBytes, bytes)) this.#onBatch(host, place.partition, batch, log)
  }

  truncated(host: string, path: string, sizeBytes: number): void {
    const place = placeOf(path)
    if (place === undefined) return
    if (this.#logOf(host, place.partition).truncated(place.file, sizeBytes)) this.truncations += 1
  }

  syncing(host: string, path: string): (succeeded: boolean) => void {
    const place = placeOf(path)
    return place === undefined ? () => {} : this.#logOf(host, place.partition).syncing(place.file)
  }

  changed(host: string, disk: CrashingDisk, path?: string): void {
    const place = path === undefined ? undefined : placeOf(path)
    if (place !== undefined) this.#logOf(host, place.partition).forget(place.file)
    this.#read(host, disk)
  }

  replaced(host: string, disk: CrashingDisk): void {
    this.#hosts.set(host, new Map())
    this.#read(host, disk)
  }

  /** Brings all logs of a machine to what its disk holds. What is known of a file already stays as it is. */
  #read(host: string, disk: CrashingDisk): void {
    const files = new Map<string, Set<string>>()
    for (const { path, bytes, unsyncedFromBytes } of disk.contents(segmentPath)) {
      const place = placeOf(path)
      if (place === undefined) continue
      const { partition, file } = place
      const names = files.get(partition) ?? new Set()
      files.set(partition, names.add(file))
      const log = this.#logOf(host, partition)
      if (!log.knows(file)) log.found(file, bytes, unsyncedFromBytes)
    }
    for (const [partition, log] of this.#hosts.get(host) ?? []) log.keepOnly(files.get(partition) ?? new Set())
  }

  #logOf(host: string, partition: string): ReplicaLog {
    const logs = this.#hosts.get(host) ?? new Map<string, ReplicaLog>()
    this.#hosts.set(host, logs)
    const log = logs.get(partition) ?? new ReplicaLog()
    logs.set(partition, log)
    return log
  }
}
