import { readdirSync } from 'node:fs'
import { isStreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { goldenConfig, goldenData, goldenLines, type GoldenObject, objectOf, textOf } from '../../test/golden.ts'
import { equalValues } from '../data/equal.ts'
import { nothing, type SchemaAndValue } from '../data/record.ts'
import { equalSchemas, Schema } from '../data/schema.ts'
import { isJsonArray, isJsonObject, JsonNumber, type JsonValue, parseJsonExactly } from '../json/parse-json.ts'
import type { Converter } from './converter.ts'
import { createConverter } from './converters.ts'

const folder = new URL('../../golden/converters/', import.meta.url)

/** How many cases each file has: one that is not read would not be missed otherwise. */
const counts = {
  'BooleanConverter.jsonl': 7,
  'ByteArrayConverter.jsonl': 9,
  'DoubleConverter.jsonl': 10,
  'FloatConverter.jsonl': 10,
  'IntegerConverter.jsonl': 10,
  'JsonConverter.jsonl': 314,
  'LongConverter.jsonl': 10,
  'ShortConverter.jsonl': 10,
  'SimpleHeaderConverter.jsonl': 50,
  'StringConverter.jsonl': 22,
}

/** Where the original guesses, cuts off or overflows, and we do not: the value that the text says. */
const exact: Readonly<Record<string, SchemaAndValue>> = {
  'JsonConverter-from-32-back': { schema: Schema.float64(), value: Number.NaN },
  'JsonConverter-from-36-back': { schema: Schema.float32(), value: Number.NaN },
  'JsonConverter-to-58': { schema: Schema.float32(), value: Number.POSITIVE_INFINITY },
  'SimpleHeaderConverter-to-36': { schema: Schema.string(), value: '2023-13-45' },
  'SimpleHeaderConverter-to-42': { schema: Schema.string(), value: '1,2' },
  'SimpleHeaderConverter-to-48': { schema: Schema.string(), value: '12:30' },
  // What was recorded is an accident: the converter answers null there, which only what recorded it fell over. A worker makes this of it.
  'SimpleHeaderConverter-to-18': nothing,
}

/** The text "text" beside a schema of int32: what read the case in Java made 0 of it, and that is what was converted. */
const readAsZero = 'JsonConverter-from-256'

type Outcome = { readonly error: unknown } | { readonly bytes: Uint8Array | null } | { readonly data: SchemaAndValue }

function run(golden: GoldenObject): Outcome {
  const topic = 'golden'
  try {
    const converter = converterOf(golden)
    if (golden.get('direction') === 'to') return { data: converter.toConnect(topic, bytesOf(golden.get('bytes'))) }
    const data = goldenData(golden)
    const given = golden.get('id') === readAsZero ? { ...data, value: 0 } : data
    return { bytes: converter.fromConnect(topic, given) }
  } catch (error) {
    return { error }
  }
}

function converterOf(golden: GoldenObject): Converter {
  const use = golden.get('header') === true ? 'header' : golden.get('isKey') === true ? 'key' : 'value'
  return createConverter(textOf(golden.get('converter')), goldenConfig(golden.get('config')), use)
}

function bytesOf(json: JsonValue | undefined): Buffer | null {
  if (json === null) return null
  const object = objectOf(json)
  const utf8 = object.get('utf8')
  return utf8 === undefined ? Buffer.from(textOf(object.get('base64')), 'base64') : Buffer.from(textOf(utf8))
}

/** Texts of JSON are the same if they say the same, numbers in the same digits; other bytes if they are equal. */
function sameBytes(golden: GoldenObject, one: Uint8Array | null, other: Uint8Array | null): boolean {
  if (one === null || other === null) return one === other
  if (!textOf(golden.get('converter')).endsWith('JsonConverter')) return Buffer.compare(one, other) === 0
  return sameJson(parseJsonExactly(Buffer.from(one).toString()), parseJsonExactly(Buffer.from(other).toString()))
}

function sameJson(one: JsonValue, other: JsonValue | undefined): boolean {
  if (one instanceof JsonNumber) return other instanceof JsonNumber && one.text === other.text
  if (isJsonArray(one)) {
    return isJsonArray(other) && one.length === other.length && one.every((value, at) => sameJson(value, other[at]))
  }
  if (!isJsonObject(one)) return one === other
  return (
    isJsonObject(other) && one.size === other.size && [...one].every(([key, value]) => sameJson(value, other.get(key)))
  )
}

/** Undefined if a case is as recorded; else what was made of it. */
function judge(golden: GoldenObject): Outcome | undefined {
  const outcome = run(golden)
  const expected = objectOf(golden.get('expected'))
  const id = textOf(golden.get('id'))
  if ('error' in outcome) {
    const recorded = expected.get('error')
    if (recorded === undefined)
      return golden.get('orError') === true && isDataError(outcome.error) ? undefined : outcome
    const ofConfig = textOf(objectOf(recorded).get('phase')) === 'configure'
    return isStreamError(outcome.error, ofConfig ? 'INVALID_CONFIG' : 'INVALID_DATA') ? undefined : outcome
  }
  if ('bytes' in outcome) {
    const recorded = expected.get('bytes')
    return recorded !== undefined && sameBytes(golden, outcome.bytes, bytesOf(recorded)) ? undefined : outcome
  }
  const allowed = golden.get('orError') === true || isAccident(expected)
  const recorded = allowed && Object.hasOwn(exact, id) ? [exact[id]] : []
  if (expected.has('schema')) recorded.push(goldenData(expected))
  return recorded.some((data) => data !== undefined && sameData(data, outcome.data)) ? undefined : outcome
}

/** See the README: errors of Java itself are no part of what is expected. */
function isAccident(expected: GoldenObject): boolean {
  const error = expected.get('error')
  return error !== undefined && textOf(objectOf(error).get('class')) === 'NullPointerException'
}

const isDataError = (error: unknown): boolean => isStreamError(error, 'INVALID_DATA')

const sameData = (one: SchemaAndValue, other: SchemaAndValue): boolean =>
  equalSchemas(one.schema, other.schema) && equalValues(one.value, other.value)

describe('what Kafka Connect 4.1 recorded of its converters', () => {
  it('has all of its files', () => {
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(counts).toSorted())
  })

  it.each(Object.entries(counts))('%s, %i cases', (file, count) => {
    const lines = goldenLines(new URL(file, folder))
    const failed = lines.flatMap((golden) => {
      const outcome = judge(golden)
      return outcome === undefined ? [] : [{ id: golden.get('id'), outcome }]
    })
    expect(failed).toEqual([])
    expect(lines.length - failed.length).toBe(count)
  })
})
