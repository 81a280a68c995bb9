import type { TextMapGetter, TextMapSetter } from '@opentelemetry/api'
import { type HeadersInput, joinHeaders, type RecordHeaders } from '../headers.ts'
import type { RawBytes } from '../serde/bytes.ts'

type Pair = readonly [name: string, value: RawBytes | null]

/** Collects what a propagator sets. */
export const pairSetter: TextMapSetter<Pair[]> = {
  set: (carrier, name, value) => void carrier.push([name, value]),
}

/** Reads what a record carries. Of a name that occurs more than once, the last counts, as with Kafka's `lastHeader`. */
export const headersGetter: TextMapGetter<RecordHeaders> = {
  keys: (carrier) => [...carrier].map(([name]) => name),
  get: (carrier, name) => carrier.getText(name),
}

/** The headers with these pairs behind them, in place of what they had under `fields`: a record that is passed on begins a hop of its own. */
export function withPairs(
  headers: HeadersInput | undefined,
  fields: readonly string[],
  added: readonly Pair[],
): readonly Pair[] {
  return [...joinHeaders(headers).filter(([name]) => !fields.includes(name)), ...added]
}
