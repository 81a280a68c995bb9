import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { type Compression, type Disk, isStreamError } from '@millrace/base'
import { exactBatchFields, type RecordBatch, readBatchContent, sequenceAfter } from '@millrace/records'

export const goldenRoot = fileURLToPath(new URL('../golden', import.meta.url))

/** The names below a golden folder, in order. */
export function goldenNames(...parts: string[]): string[] {
  return readdirSync(path.join(goldenRoot, ...parts)).sort()
}

export function goldenBytes(...parts: string[]): Buffer {
  return readFileSync(path.join(goldenRoot, ...parts))
}

export function goldenText(...parts: string[]): string {
  return goldenBytes(...parts).toString('utf8')
}

/** The batches of a segment as Kafka read them. */
export function goldenContent(partition: string, logName: string): object[] {
  const text = gunzipSync(goldenBytes('content', partition, `${logName}.json.gz`)).toString('utf8')
  return JSON.parse(text) as object[]
}

/** Copies a golden folder onto a disk. */
export async function copyGolden(disk: Disk, from: string, to: string): Promise<void> {
  await disk.makeDirectory(to)
  for (const name of readdirSync(path.join(goldenRoot, from))) {
    if (statSync(path.join(goldenRoot, from, name)).isDirectory()) {
      await copyGolden(disk, `${from}/${name}`, `${to}/${name}`)
      continue
    }
    await writeFile(disk, `${to}/${name}`, goldenBytes(from, name))
  }
}

export async function writeFile(disk: Disk, file: string, bytes: Uint8Array): Promise<void> {
  await removeFile(disk, file)
  const handle = await disk.open(file, 'create')
  await handle.write(0, [bytes])
  await handle.sync()
  await handle.close()
}

export async function removeFile(disk: Disk, file: string): Promise<void> {
  try {
    await disk.remove(file)
  } catch (error) {
    if (!isStreamError(error, 'NOT_FOUND')) throw error
  }
}

/** A whole file; undefined if there is none. */
export async function readFile(disk: Disk, file: string): Promise<Buffer | undefined> {
  try {
    const handle = await disk.open(file, 'read')
    const bytes = await handle.read(0, await handle.sizeBytes())
    await handle.close()
    return bytes
  } catch (error) {
    if (isStreamError(error, 'NOT_FOUND')) return undefined
    throw error
  }
}

/** A batch in the terms of the golden files. */
export function describeBatch(batch: RecordBatch, compression: Compression): object {
  const exact = exactBatchFields(batch)
  return {
    baseOffset: String(exact.baseOffset),
    batchLength: batch.sizeBytes - 12,
    partitionLeaderEpoch: batch.partitionLeaderEpoch,
    magic: batch.magic,
    crc: batch.crc,
    attributes: batch.attributes,
    compression: batch.compression,
    timestampType: batch.timestampType,
    isTransactional: batch.isTransactional,
    isControl: batch.isControl,
    deleteHorizonMs: batch.deleteHorizonMs === null ? null : String(batch.deleteHorizonMs),
    lastOffsetDelta: batch.lastOffsetDelta,
    lastOffset: String(exact.lastOffset),
    baseTimestamp: String(exact.baseTimestamp),
    maxTimestamp: String(exact.maxTimestamp),
    producerId: String(exact.producerId),
    producerEpoch: batch.producerEpoch,
    baseSequence: batch.baseSequence,
    lastSequence: batch.lastSequence,
    recordCount: batch.recordCount,
    ...(batch.compression === 'none' ? {} : describePayload(batch, compression)),
    records: describeRecords(batch, compression),
  }
}

function describePayload(batch: RecordBatch, compression: Compression): object {
  const { bytes } = batch.cursor(compression)
  return { payloadLength: bytes.length, payloadSha256: createHash('sha256').update(bytes).digest('hex') }
}

function describeRecords(batch: RecordBatch, compression: Compression): object[] {
  return readBatchContent(batch, compression).records.map((record) => {
    const delta = record.offsetDelta ?? Number.NaN
    const headers = (record.headers ?? []).map(({ key, value }) => [key, base64(value)])
    return {
      offset: String(batch.baseOffset + delta),
      timestamp: String(record.timestamp),
      timestampDelta: String(record.timestampDelta),
      offsetDelta: delta,
      ...(batch.producerId >= 0 && batch.baseSequence >= 0
        ? { sequence: sequenceAfter(batch.baseSequence, delta) }
        : {}),
      key: base64(record.key),
      value: base64(record.value),
      ...(headers.length > 0 ? { headers } : {}),
    }
  })
}

function base64(data: string | Uint8Array | null): string | null {
  return data === null ? null : Buffer.from(data as Uint8Array).toString('base64')
}
