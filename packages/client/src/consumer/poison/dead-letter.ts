import { StreamError } from '@millrace/base'
import { limits } from '../../limits.ts'
import type { ProducerRecord } from '../../producer/types.ts'
import type { RawBytes } from '../../serde/bytes.ts'
import type { ConsumedRecord } from '../consumed-record.ts'

/** The headers that a dead letter has in addition to the record's own. Values are text. */
export const deadLetterHeaders = {
  topic: 'millrace.dlq.topic',
  partition: 'millrace.dlq.partition',
  offset: 'millrace.dlq.offset',
  /** Milliseconds since 1970 UTC. */
  timestamp: 'millrace.dlq.timestamp',
  errorCode: 'millrace.dlq.error.code',
  errorMessage: 'millrace.dlq.error.message',
} as const

/** The topic that a topic's dead letters go to unless the caller names another. */
export function deadLetterTopicOf(topic: string): string {
  return `${topic}.dlq`
}

/** The record as it is produced to a dead letter topic: its bytes and headers unchanged, followed by where it was and why it is here. */
export function deadLetter(
  record: ConsumedRecord<unknown, unknown>,
  error: StreamError,
): ProducerRecord<RawBytes, RawBytes> {
  const headers: (readonly [string, RawBytes | null])[] = [
    ...record.headers,
    [deadLetterHeaders.topic, record.topic],
    [deadLetterHeaders.partition, String(record.partition)],
    [deadLetterHeaders.offset, String(record.offset)],
    [deadLetterHeaders.timestamp, String(record.timestamp)],
    [deadLetterHeaders.errorCode, error.code],
    [deadLetterHeaders.errorMessage, error.message.slice(0, limits.deadLetterMessageLengthMax)],
  ]
  return { key: record.keyBytes, value: record.valueBytes, headers }
}

/** The dead letter could not be produced, so the record was not left out. */
export function deadLetterFailed(
  { topic, partition, offset }: ConsumedRecord<unknown, unknown>,
  target: string,
  cause: StreamError,
): StreamError {
  return new StreamError(
    cause.code,
    `the record at offset ${offset} of ${topic}-${partition} can't be deserialised, and could not be put into ${target}: ${cause.message}. It is not lost: an iteration from offset ${offset} meets it again`,
    { cause, context: { topic, partition, offset, deadLetterTopic: target } },
  )
}
