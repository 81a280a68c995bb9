import { present } from '@millrace/base'
import { xorshift } from '../payloads.ts'

/** What Streams are measured with. tools/bench/java/KafkaStreamsBench.java knows the same names, and makes the same records of the same numbers. */
export type WorkloadName = 'map' | 'count' | 'count-many' | 'window' | 'stream-join' | 'table-join'

/** The records of a workload's inputs. */
export interface Workload {
  readonly inputs: 1 | 2
  readonly keys: number
  /** Keys one after the other, the same in each input; else at random, others in each. */
  readonly isInTurn: boolean
  /** A value's length: characters of one byte. */
  readonly valueChars: number
}

const valueChars = 100

/** Event time goes on by a millisecond a record. */
export const workloads: Readonly<Record<WorkloadName, Workload>> = {
  map: { inputs: 1, keys: 10_000, isInTurn: false, valueChars },
  count: { inputs: 1, keys: 10_000, isInTurn: false, valueChars },
  'count-many': { inputs: 1, keys: 1_000_000, isInTurn: false, valueChars },
  window: { inputs: 1, keys: 1_000, isInTurn: false, valueChars },
  'stream-join': { inputs: 2, keys: 10_000, isInTurn: true, valueChars },
  'table-join': { inputs: 2, keys: 10_000, isInTurn: false, valueChars },
}

/** Of the windows that are counted in. */
export const windowSizeMs = 10_000
/** How far apart joined records may be: less than half of the time in which a key comes again, so that each record has one match. */
export const joinWithinMs = 4_999

/** One record of an input. */
export interface InputRecord {
  readonly key: string
  readonly value: string
  readonly timestamp: number
}

const keyDigits = 8
const payloadCount = 4_096
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** As Java's program writes them. */
export function keyText(key: number): string {
  return String(key).padStart(keyDigits, '0')
}

/** The records of one input, the first at `baseMs`; `input` is its number, from 0. */
export function* inputRecords(
  { keys, isInTurn, valueChars: length }: Workload,
  input: number,
  baseMs: number,
  count: number,
): Generator<InputRecord, undefined, undefined> {
  const next = xorshift(42 + input)
  const payloads = Array.from({ length: payloadCount }, () =>
    Array.from({ length }, () => alphabet.charAt(next() & 63)).join(''),
  )
  for (let at = 0; at < count; at += 1) {
    const key = isInTurn ? at % keys : next() % keys
    const value = present(payloads[at & (payloadCount - 1)], 'the index is within them')
    yield { key: keyText(key), value, timestamp: baseMs + at }
  }
}
