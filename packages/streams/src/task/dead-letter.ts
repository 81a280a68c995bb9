import { StreamError } from '@millrace/base'
import { RecordHeaders } from '@millrace/client'
import { isTooLarge, recordBytesMax } from '../record-size.ts'
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
    ['__streams.errors.message', shortened(isError ? error.message : String(error), messageLengthMax)],
    ['__streams.errors.stacktrace', shortened(isError ? (error.stack ?? '') : '', stackLengthMax)],
    ['__streams.errors.topic', topic],
    ['__streams.errors.partition', String(partition)],
    ['__streams.errors.offset', String(offset)],
    ['__streams.errors.node', node],
  ]
  const letter = (key: Uint8Array | null, value: Uint8Array | null, omitted: readonly string[]): OutputRecord => {
    const more = omitted.length === 0 ? [] : [['__streams.errors.omitted', omitted.join(', ')] as const]
    const headers = new RecordHeaders([...texts, ...more].map(([name, text]) => [name, Buffer.from(text)] as const))
    return { topic: deadLetterTopic, partition: undefined, key, value, timestamp: nowMs, headers }
  }
  const whole = letter(rawKey, rawValue, [])
  // The topic is the application's user's: it takes what topics take unless they are told otherwise.
  if (!isTooLarge(whole, recordBytesMax)) return whole
  // It says where the record lies: a letter that could not be written would stop the task.
  const withoutValue = letter(rawKey, null, ['value'])
  return isTooLarge(withoutValue, recordBytesMax) ? letter(null, null, ['key', 'value']) : withoutValue
}

const messageLengthMax = 1_000
const stackLengthMax = 4_000

function shortened(text: string, lengthMax: number): string {
  return text.length <= lengthMax ? text : `${text.slice(0, lengthMax)}...`
}
