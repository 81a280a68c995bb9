import {
  assert,
  type Checksum,
  type Clock,
  type Compression,
  type Disk,
  isStreamError,
  StreamError,
} from '@millrace/base'
import { decodeMetadataRecord, encodeMetadataRecord, type MetadataRecord } from '@millrace/metadata'
import type { ReceivedChunk, SnapshotMeta, Voter } from '@millrace/raft'
import {
  batchesIn,
  decodeControlKey,
  encodeBatch,
  encodeControlKey,
  encodeSnapshotFooter,
  encodeSnapshotHeader,
} from '@millrace/records'
import { snapshotBatchRecordsMax, snapshotReadBytes } from '../limits.ts'
import { decodeVoters, encodeVoters } from './entry-codec.ts'

/** What snapshots need of the world. */
export interface SnapshotPorts {
  readonly disk: Disk
  readonly clock: Clock
  readonly checksum: Checksum
  readonly compression: Compression
}

/** What a snapshot says. */
export interface SnapshotContent {
  readonly meta: SnapshotMeta
  readonly records: readonly MetadataRecord[]
}

const fileForm = /^(\d{20})-(\d{10})\.checkpoint$/
const partSuffix = '.part'

/** Kafka's name (KIP-630). */
function fileNameOf({ endOffset, term }: Pick<SnapshotMeta, 'endOffset' | 'term'>): string {
  return `${String(endOffset).padStart(20, '0')}-${String(term).padStart(10, '0')}.checkpoint`
}

/** The snapshots of the metadata in its folder: `<end offset>-<term>.checkpoint`, record batches as in the log. */
export class SnapshotFiles {
  readonly #directory: string
  readonly #ports: SnapshotPorts

  constructor(directory: string, ports: SnapshotPorts) {
    this.#directory = directory
    this.#ports = ports
  }

  /** Reads all snapshots, the oldest first, but the content of the newest whole one alone; damaged ones are left out and named. */
  async load(): Promise<{
    readonly all: SnapshotMeta[]
    readonly newest: SnapshotContent | undefined
    readonly damaged: string[]
  }> {
    const { disk } = this.#ports
    const names = (await disk.list(this.#directory)).map(({ name }) => name)
    for (const name of names) if (name.endsWith(`.checkpoint${partSuffix}`)) await disk.remove(this.#path(name))
    const all: SnapshotMeta[] = []
    const damaged: string[] = []
    let newest: SnapshotContent | undefined
    for (const name of names.filter((each) => fileForm.test(each)).toSorted()) {
      try {
        newest = await this.#read(name)
        all.push(newest.meta)
      } catch (error) {
        if (!isStreamError(error)) throw error
        damaged.push(name)
      }
    }
    return { all, newest, damaged }
  }

  /** Writes a snapshot. Durable when it resolves. */
  async save(
    at: Pick<SnapshotMeta, 'endOffset' | 'term' | 'voters'>,
    records: readonly MetadataRecord[],
  ): Promise<SnapshotMeta> {
    const { disk, checksum, clock } = this.#ports
    const name = fileNameOf(at)
    const file = await this.#openPart(name)
    let sizeBytes = 0
    let crc = 0
    try {
      for (const batch of this.#batches(at.voters, records)) {
        await file.write(sizeBytes, [batch])
        sizeBytes += batch.length
        crc = checksum.crc32c(batch, crc)
        // A large cluster's takes a while to encode: others have their turns.
        await clock.yieldTurn()
      }
      await file.sync()
    } finally {
      await file.close()
    }
    await disk.rename(this.#path(name + partSuffix), this.#path(name))
    await disk.syncDirectory(this.#directory)
    return { ...at, sizeBytes, checksum: crc }
  }

  /** Bytes of a snapshot; undefined if it is gone. */
  async readChunk(meta: SnapshotMeta, position: number, sizeBytes: number): Promise<Uint8Array | undefined> {
    // The voters that a cluster begins with stand in no file.
    if (meta.sizeBytes === 0) return new Uint8Array()
    try {
      const file = await this.#ports.disk.open(this.#path(fileNameOf(meta)), 'read')
      try {
        return await file.read(position, sizeBytes)
      } finally {
        await file.close()
      }
    } catch (error) {
      if (isStreamError(error, 'NOT_FOUND')) return undefined
      throw error
    }
  }

  /** Writes what was received of a snapshot. Durable when it resolves. */
  async writeChunk({ snapshot, position, bytes }: ReceivedChunk): Promise<void> {
    const name = fileNameOf(snapshot)
    const file =
      position === 0 ? await this.#openPart(name) : await this.#ports.disk.open(this.#path(name + partSuffix), 'write')
    try {
      if (bytes.length > 0) await file.write(position, [bytes])
      await file.sync()
    } finally {
      await file.close()
    }
  }

  /** Whether a received snapshot is what its sender has; if so it is a snapshot of ours when this resolves. */
  async finish(meta: SnapshotMeta): Promise<boolean> {
    const { disk, checksum } = this.#ports
    if (meta.sizeBytes === 0) return true
    const name = fileNameOf(meta)
    const file = await disk.open(this.#path(name + partSuffix), 'read')
    let crc = 0
    let position = 0
    try {
      if ((await file.sizeBytes()) !== meta.sizeBytes) return false
      while (position < meta.sizeBytes) {
        const bytes = await file.read(position, snapshotReadBytes)
        crc = checksum.crc32c(bytes, crc)
        position += bytes.length
      }
    } finally {
      await file.close()
    }
    if (crc !== meta.checksum) return false
    await disk.rename(this.#path(name + partSuffix), this.#path(name))
    await disk.syncDirectory(this.#directory)
    return true
  }

  /** The records of a snapshot that is here. */
  async records(meta: SnapshotMeta): Promise<readonly MetadataRecord[]> {
    if (meta.sizeBytes === 0) return []
    return (await this.#read(fileNameOf(meta))).records
  }

  async remove(meta: SnapshotMeta): Promise<void> {
    if (meta.sizeBytes > 0) await this.#ports.disk.remove(this.#path(fileNameOf(meta)))
  }

  *#batches(voters: readonly Voter[], records: readonly MetadataRecord[]): IterableIterator<Buffer> {
    const timestamp = this.#ports.clock.wallMs()
    let baseOffset = 0
    const batchOf = (content: { isControl: boolean; records: { key: Buffer | null; value: Buffer }[] }): Buffer => {
      const stamped = content.records.map((record) => ({ ...record, timestamp }))
      const batch = encodeBatch({ ...content, baseOffset, partitionLeaderEpoch: 0, records: stamped }, this.#ports)
      baseOffset += content.records.length
      return batch
    }
    const control = (type: 'SNAPSHOT_HEADER' | 'KRAFT_VOTERS' | 'SNAPSHOT_FOOTER', value: Buffer): Buffer =>
      batchOf({ isControl: true, records: [{ key: encodeControlKey(type), value }] })
    yield control('SNAPSHOT_HEADER', encodeSnapshotHeader(timestamp))
    yield control('KRAFT_VOTERS', encodeVoters(voters))
    for (let first = 0; first < records.length; first += snapshotBatchRecordsMax) {
      const slice = records.slice(first, first + snapshotBatchRecordsMax)
      yield batchOf({
        isControl: false,
        records: slice.map((record) => ({ key: null, value: encodeMetadataRecord(record) })),
      })
    }
    yield control('SNAPSHOT_FOOTER', encodeSnapshotFooter())
  }

  async #read(name: string): Promise<SnapshotContent> {
    const { disk, checksum, compression } = this.#ports
    const match = fileForm.exec(name)
    assert(match !== null, 'the name is that of a snapshot')
    const file = await disk.open(this.#path(name), 'read')
    let bytes: Buffer
    try {
      bytes = await file.read(0, await file.sizeBytes())
    } finally {
      await file.close()
    }
    const records: MetadataRecord[] = []
    let voters: readonly Voter[] | undefined
    let isWhole = false
    for (const batch of batchesIn(bytes)) {
      if (!batch.checksumIsValid(checksum)) throw damaged(name)
      for (const { key, value } of batch.records(compression)) {
        if (value === null) throw damaged(name)
        if (!batch.isControl) records.push(decodeMetadataRecord(value))
        else if (decodeControlKey(key) === 'KRAFT_VOTERS') voters = decodeVoters(value)
        else isWhole = decodeControlKey(key) === 'SNAPSHOT_FOOTER'
      }
    }
    if (voters === undefined || !isWhole) throw damaged(name)
    const [, endOffset, term] = match
    const meta = {
      endOffset: Number(endOffset),
      term: Number(term),
      voters,
      sizeBytes: bytes.length,
      checksum: checksum.crc32c(bytes),
    }
    return { meta, records }
  }

  async #openPart(name: string) {
    const path = this.#path(name + partSuffix)
    try {
      return await this.#ports.disk.open(path, 'create')
    } catch (error) {
      if (!isStreamError(error, 'ALREADY_EXISTS')) throw error
      await this.#ports.disk.remove(path)
      return this.#ports.disk.open(path, 'create')
    }
  }

  #path(name: string): string {
    return `${this.#directory}/${name}`
  }
}

function damaged(name: string): StreamError {
  return new StreamError('CORRUPT_LOG', `the snapshot ${name} of the metadata is damaged`)
}
