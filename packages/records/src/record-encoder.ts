import type { HeaderContent, Int64, RecordData } from './batch-content.ts'
import { varintSizeBytes, varlongSizeBytes, writeVarint, writeVarlong } from './varint.ts'

/** Bytes of `data` once written; -1 for null, as its length prefix has it. */
export function dataLength(data: RecordData): number {
  if (data === null) return -1
  return typeof data === 'string' ? Buffer.byteLength(data) : data.length
}

/** Bytes of `data` with its length prefix, `length` being what {@link dataLength} says. */
export function dataSizeBytes(length: number): number {
  return length < 0 ? 1 : varintSizeBytes(length) + length
}

/** Writes `data` with its length prefix. */
export function writeData(target: Buffer, position: number, data: RecordData, length: number): number {
  const start = writeVarint(target, position, length)
  if (data === null) return start
  if (typeof data === 'string') target.write(data, start, length)
  else target.set(data, start)
  return start + length
}

/** Bytes of the header count and the headers. */
export function headersSizeBytes(headers: readonly HeaderContent[]): number {
  let size = varintSizeBytes(headers.length)
  for (const header of headers) size += dataSizeBytes(dataLength(header.key)) + dataSizeBytes(dataLength(header.value))
  return size
}

/** Writes the header count and the headers. */
export function writeHeaders(target: Buffer, position: number, headers: readonly HeaderContent[]): number {
  let end = writeVarint(target, position, headers.length)
  for (const header of headers) {
    end = writeData(target, end, header.key, dataLength(header.key))
    end = writeData(target, end, header.value, dataLength(header.value))
  }
  return end
}

/** Bytes of a record without its length prefix. */
export function recordBodySizeBytes(
  timestampDelta: Int64,
  offsetDelta: number,
  keyLength: number,
  valueLength: number,
  headersSize: number,
): number {
  return (
    1 +
    varlongSizeBytes(timestampDelta) +
    varintSizeBytes(offsetDelta) +
    dataSizeBytes(keyLength) +
    dataSizeBytes(valueLength) +
    headersSize
  )
}

/** Writes what stands before a record's key. */
export function writeRecordStart(
  target: Buffer,
  position: number,
  bodySize: number,
  timestampDelta: Int64,
  offsetDelta: number,
): number {
  let end = writeVarint(target, position, bodySize)
  target[end++] = 0
  end = writeVarlong(target, end, timestampDelta)
  return writeVarint(target, end, offsetDelta)
}
