import { readdirSync } from 'node:fs'
import { isStreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import {
  goldenConfig,
  goldenData,
  goldenHeaders,
  goldenLines,
  type GoldenObject,
  numberOrNull,
  objectOf,
  textOf,
} from '../../test/golden.ts'
import { equalValues } from '../data/equal.ts'
import { type ConnectRecord, type SchemaAndValue, sinkRecord, sourceRecord } from '../data/record.ts'
import { equalSchemas } from '../data/schema.ts'
import { toText } from '../data/text.ts'
import type { JsonValue } from '../json/parse-json.ts'
import { predicates, transforms } from './built-in.ts'
import { transformChain } from './chain.ts'

const folder = new URL('../../golden/transforms/', import.meta.url)

/** How many cases each file has: one that is not read would not be missed otherwise. */
const counts = {
  'ByLogicalTableRouter.jsonl': 8,
  'Cast.jsonl.gz': 70,
  'DropHeaders.jsonl': 9,
  'EventRouter.jsonl.gz': 63,
  'ExtractChangedRecordState.jsonl': 12,
  'ExtractField.jsonl': 60,
  'ExtractNewRecordState.jsonl.gz': 79,
  'Filter.jsonl': 8,
  'Flatten.jsonl': 34,
  'HasHeaderKey.jsonl': 16,
  'HeaderFrom.jsonl': 30,
  'HeaderToValue.jsonl': 5,
  'HoistField.jsonl': 15,
  'InsertField.jsonl.gz': 85,
  'InsertHeader.jsonl': 19,
  'MaskField.jsonl': 41,
  'RecordIsTombstone.jsonl': 7,
  'RegexRouter.jsonl': 16,
  'ReplaceField.jsonl': 59,
  'SetSchemaMetadata.jsonl': 31,
  'TimestampConverter.jsonl.gz': 95,
  'TimestampRouter.jsonl': 14,
  'TopicNameMatches.jsonl': 10,
  'ValueToKey.jsonl': 11,
  'chains.jsonl': 18,
}

function recordOf(json: JsonValue | undefined): ConnectRecord {
  const object = objectOf(json)
  const given = {
    topic: textOf(object.get('topic')),
    partition: numberOrNull(object.get('partition')),
    key: goldenData(object.get('key')),
    value: goldenData(object.get('value')),
    headers: goldenHeaders(object.get('headers')),
    timestamp: numberOrNull(object.get('timestamp')),
  }
  if (object.get('kind') === 'source') return sourceRecord({ ...given, sourcePartition: {}, sourceOffset: {} })
  return sinkRecord({ ...given, partition: given.partition ?? 0, offset: numberOrNull(object.get('offset')) ?? 0 })
}

type Outcome =
  | { readonly phase: 'configure' | 'apply'; readonly error: unknown }
  | { readonly test: boolean }
  | { readonly record: ConnectRecord | null }

/** What is configured by a case, as something that takes its record. */
function configured(golden: GoldenObject): (record: ConnectRecord) => Outcome {
  const config = goldenConfig(golden.get('config'))
  const predicate = golden.get('predicate')
  if (predicate !== undefined) {
    const test = predicates.named(textOf(predicate), 'type').configure(config)
    return (record) => ({ test: test(record) })
  }
  const transform = golden.get('transform')
  const apply =
    transform === undefined
      ? transformChain(config).apply
      : transforms.named(textOf(transform), 'type').configure(config)
  return (record) => ({ record: apply(record) })
}

function run(golden: GoldenObject): Outcome {
  let apply: (record: ConnectRecord) => Outcome
  try {
    apply = configured(golden)
  } catch (error) {
    return { phase: 'configure', error }
  }
  try {
    return apply(recordOf(golden.get('input')))
  } catch (error) {
    return { phase: 'apply', error }
  }
}

/** Errors of the original that nobody meant: any that is clear will do, and the sooner the better. */
const accidents = new Set([
  'NullPointerException',
  'ClassCastException',
  'IllegalArgumentException',
  'IllegalStateException',
  'IndexOutOfBoundsException',
])

/** The codes of our errors for the classes that are not accidents. ConnectException is of no kind: its phase tells which it is. */
function codeFor(exception: string, phase: string): string {
  if (exception === 'ConfigException') return 'INVALID_CONFIG'
  if (exception === 'DataException' || exception === 'SchemaBuilderException') return 'INVALID_DATA'
  return phase === 'configure' ? 'INVALID_CONFIG' : 'INVALID_DATA'
}

function errorDifference(expected: GoldenObject, outcome: Outcome): string | undefined {
  const exception = textOf(expected.get('class'))
  const phase = textOf(expected.get('phase'))
  if (!('error' in outcome)) return `no error, but ${exception} was expected`
  if (!isStreamError(outcome.error)) return `an error without a code: ${String(outcome.error)}`
  if (accidents.has(exception)) return undefined
  const { code, message } = outcome.error
  if (outcome.phase === phase && code === codeFor(exception, phase)) return undefined
  return `${code} in ${outcome.phase} (${message}), but ${exception} in ${phase} was expected`
}

function dataDifference(what: string, one: SchemaAndValue, other: SchemaAndValue): string | undefined {
  if (!equalSchemas(one.schema, other.schema)) return `another schema of the ${what}`
  if (equalValues(one.value, other.value)) return undefined
  return `the ${what} is ${toText(one.schema, one.value)}, not ${toText(other.schema, other.value)}`
}

function recordDifference(record: ConnectRecord | null, expected: ConnectRecord): string | undefined {
  if (record === null) return 'it was dropped'
  for (const name of ['kind', 'topic', 'partition', 'timestamp'] as const)
    if (record[name] !== expected[name]) return `${name} is ${record[name]}, not ${expected[name]}`
  const keys = (of: ConnectRecord): string => of.headers.map(({ key }) => key).join()
  if (keys(record) !== keys(expected)) return `headers are ${keys(record)}, not ${keys(expected)}`
  for (const [at, header] of expected.headers.entries()) {
    const wrong = dataDifference(`header ${header.key}`, record.headers[at] ?? header, header)
    if (wrong !== undefined) return wrong
  }
  return dataDifference('key', record.key, expected.key) ?? dataDifference('value', record.value, expected.value)
}

function difference(golden: GoldenObject): string | undefined {
  const expected = objectOf(golden.get('expected'))
  const outcome = run(golden)
  const error = expected.get('error')
  if (error !== undefined) return errorDifference(objectOf(error), outcome)
  if ('error' in outcome) return `${outcome.phase}: ${String(outcome.error)}`
  if (expected.has('test'))
    return 'test' in outcome && outcome.test === expected.get('test') ? undefined : 'the other answer'
  if (!('record' in outcome)) return 'no record'
  if (expected.has('dropped')) return outcome.record === null ? undefined : 'it was not dropped'
  return recordDifference(outcome.record, recordOf(expected.get('record')))
}

describe('the golden cases of transforms and predicates', () => {
  it('are all there', () => {
    const files = readdirSync(folder).filter((name) => name.includes('.jsonl'))
    expect(files.sort()).toEqual(Object.keys(counts).sort())
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(815)
  })

  it.each(Object.entries(counts))('%s: %d do as Kafka and Debezium do', (file, count) => {
    const cases = goldenLines(new URL(file, folder))
    expect(cases).toHaveLength(count)
    const failed = cases.flatMap((golden) => {
      const wrong = difference(golden)
      return wrong === undefined ? [] : [`${textOf(golden.get('id'))}: ${wrong}`]
    })
    expect(failed).toEqual([])
    expect(cases.length - failed.length).toBe(count)
  })
})
