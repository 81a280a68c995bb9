import { type ConnectValue, dataError, Schema } from '@millrace/connect'
import { named, type ValueForm } from './value-form.ts'

const pair = /\s*"((?:[^"\\]|\\.)*)"\s*=>\s*(?:"((?:[^"\\]|\\.)*)"|(NULL))\s*(?:,|$)/gsy

const unescaped = (text: string): string => text.replaceAll(/\\(.)/gs, '$1')

/** The pairs of an hstore, as PostgreSQL writes it: `"a"=>"1", "b"=>NULL`. Throws INVALID_DATA. */
export function parseHstore(text: string): ReadonlyMap<string, string | null> {
  const pairs = new Map<string, string | null>()
  let at = 0
  for (const found of text.matchAll(pair)) {
    const [all, key = '', value] = found
    pairs.set(unescaped(key), value === undefined ? null : unescaped(value))
    at = found.index + all.length
  }
  if (at !== text.length) throw dataError('a text is no hstore')
  return pairs
}

/** What `hstore` is: an object as JSON, or a map. `unavailable` is the text that stands for what is not known. */
export function hstoreForm(mode: 'json' | 'map', unavailable: string): ValueForm {
  if (mode === 'map') {
    const toValue = (text: string): ConnectValue => parseHstore(text)
    return {
      schema: (options) => Schema.map(Schema.string(), Schema.string({ optional: true }), options),
      toValue,
      fallback: new Map(),
      unavailable: new Map([[unavailable, unavailable]]),
    }
  }
  return {
    schema: (options) => named(Schema.string, 'io.debezium.data.Json', options),
    // Not by way of an object, which would put keys that are numbers first.
    toValue: (text) =>
      `{${[...parseHstore(text)].map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`,
    fallback: '{}',
    unavailable,
  }
}
