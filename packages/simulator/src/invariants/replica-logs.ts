import type { CrashingDisk } from '@millrace/base/testing'
import { logDirectories } from '../nodes/log-directories.ts'
import type { LogWrites } from '../nodes/log-writes.ts'
import { DurableHints, partitionOfHint } from './durable-hints.ts'
import { type Damage, FormerLog } from './former-log.ts'
import { ReplicaLog, storedBatches } from './replica-log.ts'
import type { StoredBatch } from './stored-batch.ts'

/** Told of each batch that a broker appends. */
export type BatchListener = (host: string, partition: string, batch: StoredBatch, log: ReplicaLog) => void

/** Told of each compacted segment that is to take the place of others. */
export type CompactedListener = (host: string, partition: string, batches: readonly StoredBatch[]) => void

/** Logs of which only who has what matters. */
const withoutContent = /^(flights|__cluster_metadata)-/

/** Whether the records of `topic-partition` are looked at. */
export const keepsContent = (partition: string): boolean => !withoutContent.test(partition)

const segmentPath = /^(.*)\/([^/]+-\d+)\/\d{20}\.log$/
/** In a folder whose place one in another directory takes. */
const replacedPath = /^(.*)\/([^/]+-\d+)\/replaced-by-directory$/

interface Place {
  readonly directory: string
  readonly partition: string
  /** Its path: a partition may be in two directories while its log moves from one to the other. */
  readonly file: string
}

/** Where a segment belongs, by its path; undefined for files that are no live segment. */
function placeOf(path: string): Place | undefined {
  const match = segmentPath.exec(path)
  return match === null ? undefined : { directory: match[1] ?? '', partition: match[2] ?? '', file: path }
}

const flipKey = (host: string, file: string): string => `${host} ${file}`

/** The folders on a disk that count for nothing, since one in another directory has taken their place. */
function replacedOn(disk: CrashingDisk): ReadonlySet<string> {
  const marked = [...disk.contents(replacedPath)].map(({ path }) => replacedPath.exec(path))
  if (marked.length === 0) return new Set()
  const folders = new Set([...disk.contents(segmentPath)].map(({ path }) => path.slice(0, path.lastIndexOf('/'))))
  const found = marked.flatMap((match) => {
    const [, directory = '', partition = ''] = match ?? []
    const taken = logDirectories.some((other) => other !== directory && folders.has(`${other}/${partition}`))
    return taken ? [`${directory}/${partition}`] : []
  })
  return new Set(found)
}

/** What the segment files of every machine hold. */
export class ReplicaLogs implements LogWrites {
  readonly #hosts = new Map<string, Map<string, ReplicaLog>>()
  /** By partition, then by host. */
  readonly #former = new Map<string, Map<string, FormerLog>>()
  /** `host/partition` of which a bit has flipped. */
  readonly #rotten = new Set<string>()
  /** By host and file, where the first bit has flipped that is still there. */
  readonly #flips = new Map<string, number>()
  readonly #onBatch: BatchListener
  readonly #onCompacted: CompactedListener
  /** Up to where a log has been compacted anywhere. */
  readonly #compactedTo = new Map<string, number>()
  readonly #hints = new DurableHints()
  /** How often batches were cut off. */
  truncations = 0

  constructor(onBatch: BatchListener, onCompacted: CompactedListener) {
    this.#onBatch = onBatch
    this.#onCompacted = onCompacted
  }

  /** The log of `topic-partition` on a machine. */
  of(host: string, partition: string): ReplicaLog | undefined {
    return this.#hosts.get(host)?.get(partition)
  }

  formerOf(host: string, partition: string): FormerLog | undefined {
    return this.#former.get(partition)?.get(host)
  }

  hostsWithFormer(partition: string): Iterable<string> {
    return this.#former.get(partition)?.keys() ?? []
  }

  /** Nobody believes any more that a machine has what it had, but for what has rotted there and was not found. */
  forgetFormer(host: string, partition: string): void {
    const hosts = this.#former.get(partition)
    const isLeft = hosts?.get(host)?.forget((file) => this.#flips.has(flipKey(host, file)))
    if (isLeft === false) hosts?.delete(host)
  }

  /** The disk of a machine is about to be emptied. */
  emptying(host: string): void {
    for (const partition of this.#hosts.get(host)?.keys() ?? []) this.#keepFormer(host, partition, 'emptied')
    this.#hints.forget(host)
  }

  /** How many bytes of a file a start of the broker knows to have been on disk; Infinity for what is no live segment. */
  knownBytes(host: string, path: string): number {
    const place = placeOf(path)
    if (place === undefined) return Infinity
    return this.of(host, place.partition)?.bytesBefore(place.file, this.#hints.of(host, place.partition)) ?? 0
  }

  /** A bit of the byte at `positionBytes` of a file is about to flip. */
  rotting(host: string, path: string, positionBytes: number): void {
    const place = placeOf(path)
    if (place === undefined) return
    const { partition, file } = place
    this.#rotten.add(`${host}/${partition}`)
    const key = flipKey(host, file)
    this.#flips.set(key, Math.min(positionBytes, this.#flips.get(key) ?? Infinity))
    const log = this.of(host, partition)
    if (log === undefined) return
    this.#formerLog(host, partition).rots(file, log)
    log.rots(file)
  }

  isRotten(host: string, partition: string): boolean {
    return this.#rotten.has(`${host}/${partition}`)
  }

  #keepFormer(host: string, partition: string, damage: Damage): void {
    const log = this.of(host, partition)
    if (log !== undefined) this.#formerLog(host, partition).add(damage, log)
  }

  #formerLog(host: string, partition: string): FormerLog {
    const hosts = this.#former.get(partition) ?? new Map<string, FormerLog>()
    this.#former.set(partition, hosts)
    const former = hosts.get(host) ?? new FormerLog()
    hosts.set(host, former)
    return former
  }

  wrote(host: string, path: string, positionBytes: number, bytes: Buffer): void {
    const hinted = partitionOfHint(path)
    if (hinted !== undefined) this.#hints.wrote(host, hinted, bytes)
    const place = placeOf(path)
    if (place === undefined) return
    const log = this.#logOf(host, place.partition)
    for (const batch of log.wrote(place.file, positionBytes, bytes)) {
      // What was compacted elsewhere is what is left of what was written before.
      if (batch.baseOffset >= this.compactedTo(place.partition)) this.#onBatch(host, place.partition, batch, log)
    }
  }

  truncated(host: string, path: string, sizeBytes: number): void {
    const place = placeOf(path)
    if (place === undefined) return
    const log = this.#logOf(host, place.partition)
    // What came after the flip goes with what is cut off for it.
    if (log.isRotten) this.#keepFormer(host, place.partition, 'rotten')
    const key = flipKey(host, place.file)
    if (sizeBytes <= (this.#flips.get(key) ?? -1)) this.#flips.delete(key)
    if (log.truncated(place.file, sizeBytes)) this.truncations += 1
  }

  syncing(host: string, path: string): (succeeded: boolean) => void {
    const hinted = partitionOfHint(path)
    if (hinted !== undefined) return this.#hints.syncing(host, hinted)
    const place = placeOf(path)
    return place === undefined ? () => {} : this.#logOf(host, place.partition).syncing(place.file)
  }

  changed(host: string, disk: CrashingDisk, path?: string): void {
    const place = path === undefined ? undefined : placeOf(path)
    if (place !== undefined) {
      this.#logOf(host, place.partition).forget(place.file)
      this.#flips.delete(flipKey(host, place.file))
    }
    this.#read(host, disk)
  }

  compacted(host: string, disk: CrashingDisk, path: string): void {
    const place = placeOf(path.slice(0, -'.swap'.length))
    if (place === undefined) return
    for (const found of disk.contents()) {
      if (found.path !== path) continue
      const batches = storedBatches(found.bytes(), 0, true)
      const endOffset = batches.at(-1)?.nextOffset ?? 0
      this.#compactedTo.set(place.partition, Math.max(this.compactedTo(place.partition), endOffset))
      this.#onCompacted(host, place.partition, batches)
    }
  }

  /** Before this offset the logs of `topic-partition` need not be the same: some have been compacted. */
  compactedTo(partition: string): number {
    return this.#compactedTo.get(partition) ?? 0
  }

  replaced(host: string, disk: CrashingDisk): void {
    // What is read anew may end where a bit has flipped.
    for (const [partition, hosts] of this.#former) {
      if (hosts.has(host) && this.of(host, partition)?.isRotten === true) this.#keepFormer(host, partition, 'rotten')
    }
    const before = this.#hosts.get(host)
    this.#hosts.set(host, new Map())
    this.#read(host, disk, before)
  }

  /** Brings all logs of a machine to what its disk holds. What is known of a file already stays as it is. */
  #read(host: string, disk: CrashingDisk, before?: ReadonlyMap<string, ReplicaLog>): void {
    const files = new Map<string, Set<string>>()
    const replaced = replacedOn(disk)
    for (const found of disk.contents(segmentPath)) {
      const place = placeOf(found.path)
      if (place === undefined || replaced.has(`${place.directory}/${place.partition}`)) continue
      const { partition, file } = place
      const names = files.get(partition) ?? new Set()
      files.set(partition, names.add(file))
      const log = this.#logOf(host, partition)
      if (log.knows(file)) continue
      const [known, unsyncedFromBytes] = [before?.get(partition), found.unsyncedFromBytes()]
      const isKept = unsyncedFromBytes === Infinity && known !== undefined && log.keep(known, file, found.sizeBytes)
      if (!isKept) log.found(file, found.bytes(), unsyncedFromBytes)
    }
    for (const [partition, log] of this.#hosts.get(host) ?? []) log.keepOnly(files.get(partition) ?? new Set())
    const there = new Set([...files.values()].flatMap((names) => [...names].map((file) => flipKey(host, file))))
    for (const key of this.#flips.keys())
      if (key.startsWith(flipKey(host, '')) && !there.has(key)) this.#flips.delete(key)
  }

  #logOf(host: string, partition: string): ReplicaLog {
    const logs = this.#hosts.get(host) ?? new Map<string, ReplicaLog>()
    this.#hosts.set(host, logs)
    const log = logs.get(partition) ?? new ReplicaLog(keepsContent(partition))
    logs.set(partition, log)
    return log
  }
}
