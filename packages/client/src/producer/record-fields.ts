import { StreamError } from '@millrace/base'
import type { HeaderContent, RecordData } from '@millrace/records'
import { headerContents, type HeadersInput, RecordHeaders } from '../headers.ts'
import { limits } from '../limits.ts'
import { reasonOf } from '../serde/reason.ts'
import type { Serde } from '../serde/serde.ts'

/** A key or value as its serde writes it. Throws SERIALIZATION naming the topic. */
export function serialized<T>(
  serde: Serde<T, unknown>,
  value: T,
  field: 'key' | 'value',
  topic: string,
): Uint8Array | string {
  try {
    return serde.serialize(value)
  } catch (error) {
    throw new StreamError(
      'SERIALIZATION',
      `the ${field} of a record for ${topic} is not ${serde.name}: ${reasonOf(error)}`,
      {
        cause: error,
        context: { topic },
      },
    )
  }
}

/** Headers as batches take them. Throws SERIALIZATION naming the topic. */
export function serializedHeaders(
  headers: HeadersInput | undefined,
  topic: string,
): readonly HeaderContent[] | undefined {
  // None is quicker to write, and to weigh, than an empty list.
  if (headers === undefined || (headers instanceof RecordHeaders && headers.size === 0)) return undefined
  try {
    return headerContents(headers)
  } catch (error) {
    const text = `the headers of a record for ${topic} are not names with bytes or text: ${reasonOf(error)}`
    throw new StreamError('SERIALIZATION', text, { cause: error, context: { topic } })
  }
}

/** Throws MESSAGE_TOO_LARGE if the record would take more than `limit` bytes in a batch of its own. */
export function checkSize(
  key: RecordData,
  value: RecordData,
  headers: readonly HeaderContent[] | undefined,
  topic: string,
  limit: number,
): void {
  // At most three bytes of UTF-8 a UTF-16 unit: most records need no exact look.
  const most = 3 * ((key?.length ?? 0) + (value?.length ?? 0)) + limits.recordOverheadBytes
  if (headers === undefined && most <= limit) return
  let sizeBytes = limits.recordOverheadBytes + dataBytes(key) + dataBytes(value)
  for (const header of headers ?? []) sizeBytes += 10 + dataBytes(header.key) + dataBytes(header.value)
  if (sizeBytes <= limit) return
  throw new StreamError(
    'MESSAGE_TOO_LARGE',
    `a record for ${topic} takes ${sizeBytes} bytes, more than the ${limit} that this producer sends (maxRecordBytes): ` +
      "keep large values elsewhere and send where they are; or raise the topic's max.message.bytes, then maxRecordBytes",
    { context: { topic, limit } },
  )
}

/** Throws INVALID_TIMESTAMP unless it is one. */
export function checkTimestamp(timestampMs: number, topic: string): void {
  if (Number.isSafeInteger(timestampMs) && timestampMs >= 0) return
  const text = `the timestamp of a record for ${topic} must be whole milliseconds since 1970, not ${timestampMs}`
  throw new StreamError('INVALID_TIMESTAMP', text, { context: { topic } })
}

function dataBytes(data: RecordData): number {
  if (data === null) return 0
  return typeof data === 'string' ? Buffer.byteLength(data) : data.length
}
