import { StreamError } from '@millrace/base'
import { RecordHeaders } from '@millrace/client'
import type { OutputRecord } from './environment.ts'
import type { FailureOptions, RecordFailure } from './failures.ts'

/**
 * The input that can't be handled, as it goes to the dead-letter topic: its own bytes, and headers that say what happened (the names are
 * those of KIP-1034). Throws INVALID_CONFIG if no such topic is named.
 */
export function deadLetter(failure: RecordFailure, options: FailureOptions, nowMs: number): OutputRecord {
  const { deadLetterTopic } = options
  if (deadLetterTopic === undefined) {
    throw new StreamError(
      'INVALID_CONFIG',
      `a record that can't be handled is to go to a dead-letter topic, but none is named: set failures.deadLetterTopic`,
    )
  }
  const { error, topic, partition, offset, node, rawKey, rawValue } = failure
  const isError = error instanceof Error
  const texts: readonly (readonly [string, string])[] = [
    ['__streams.errors.exception', isError ? error.name : typeof error],
    ['__streams.errors.message', isError ? error.message : String(error)],
    ['__streams.errors.stacktrace', isError ? (error.stack ?? '') : ''],
    ['__streams.errors.topic', topic],
    ['__streams.errors.partition', String(partition)],
    ['__streams.errors.offset', String(offset)],
    ['__streams.errors.node', node],
  ]
  return {
    topic: deadLetterTopic,
    partition: undefined,
    key: rawKey,
    value: rawValue,
    timestamp: nowMs,
    headers: new RecordHeaders(texts.map(([name, text]) => [name, Buffer.from(text)] as const)),
  }
}
