import { jsonConverter } from '../converters/json/json-converter.ts'
import { configError, dataError } from '../data/errors.ts'
import { fromPlain } from '../data/plain.ts'
import { nothing, type SchemaAndValue, sourceRecord } from '../data/record.ts'
import type { PluginSet } from '../plugins/plugin-set.ts'
import { connectorOf, validateConnector } from '../plugins/validate-connector.ts'
import { RecordFlow } from '../tasks/record-flow.ts'
import type { ConnectorConfig } from '../worker/config-store.ts'
import { type TracedRecord, traceIncoming, traceOutgoing } from './trace-record.ts'

/**
 * A record to try a connector's transforms and converters with. For a sink keys and values are what lies in the topic: a text is its UTF-8, `{ base64 }` bytes, and
 * anything else its JSON. For a source they are what it gave: `{ schema, payload }` as JsonConverter writes it, or anything else without a schema.
 */
export interface SampleRecord {
  /** Default: `sample`. */
  readonly topic?: string
  readonly partition?: number
  /** Of a sink's. Default: the number of the record, from 0 on. */
  readonly offset?: number
  /** Milliseconds since 1970 UTC. Default: 0. */
  readonly timestamp?: number
  readonly key?: unknown
  readonly value?: unknown
  readonly headers?: readonly { readonly key: string; readonly value?: unknown }[]
}

const withSchemas = jsonConverter.create({ 'schemas.enable': 'true' }, 'value')

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function bytesOf(value: unknown): Uint8Array | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return Buffer.from(value)
  if (isObject(value) && Object.keys(value).length === 1 && typeof value['base64'] === 'string') {
    return Buffer.from(value['base64'], 'base64')
  }
  return Buffer.from(JSON.stringify(value))
}

function dataOf(topic: string, value: unknown): SchemaAndValue {
  if (value === undefined || value === null) return nothing
  const isEnvelope = isObject(value) && Object.keys(value).length === 2 && 'schema' in value && 'payload' in value
  if (isEnvelope) return withSchemas.toConnect(topic, Buffer.from(JSON.stringify(value)))
  return { schema: null, value: fromPlain(value) }
}

/** Throws INVALID_DATA for a record that has members of the wrong kind, or others than a sample has. */
function checkSample(sample: unknown, index: number): asserts sample is SampleRecord {
  const wrong = (why: string) => dataError(`record ${index + 1} ${why}`)
  if (!isObject(sample)) throw wrong('is no object')
  const members: Readonly<Record<string, (value: unknown) => boolean>> = {
    topic: (value) => typeof value === 'string' && value !== '',
    partition: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
    offset: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
    timestamp: (value) => Number.isSafeInteger(value),
    key: () => true,
    value: () => true,
    headers: (value) => Array.isArray(value) && value.every((one) => isObject(one) && typeof one['key'] === 'string'),
  }
  for (const [name, value] of Object.entries(sample)) {
    const check = Object.hasOwn(members, name) ? members[name] : undefined
    if (check === undefined) throw wrong(`has a member ${name}: there are ${Object.keys(members).join(', ')}`)
    if (!check(value)) throw wrong(`has ${name} of the wrong kind`)
  }
}

/**
 * What the transforms and converters of a connector's config make of records, with nothing started or asked. Throws INVALID_CONFIG for a config that won't do,
 * and INVALID_DATA for a sample that is none.
 */
export function tryRecords(
  plugins: PluginSet,
  config: ConnectorConfig,
  samples: readonly unknown[],
): readonly TracedRecord[] {
  const connector = connectorOf(plugins, config)
  // What only a worker can do is not tried here.
  const abilities = { exactlyOnceSources: 'enabled' } as const
  for (const { value } of validateConnector(plugins, config, undefined, abilities).configs) {
    const [error] = value.errors
    if (error !== undefined) throw configError(value.name, error)
  }
  const flow = new RecordFlow(config, { chain: plugins, converters: plugins.converters })
  const redact = (text: string): string => text
  return samples.map((sample, index) => {
    checkSample(sample, index)
    const { topic = 'sample', partition, offset = index, timestamp = 0, key, value, headers = [] } = sample
    if (connector.kind === 'sink') {
      const received = {
        topic,
        partition: partition ?? 0,
        offset,
        timestamp,
        keyBytes: bytesOf(key),
        valueBytes: bytesOf(value),
        headers: headers.map((header): [string, Uint8Array | null] => [header.key, bytesOf(header.value)]),
      }
      return traceIncoming(flow, received, redact)
    }
    const record = sourceRecord({
      topic,
      partition: partition ?? null,
      timestamp,
      key: dataOf(topic, key),
      value: dataOf(topic, value),
      headers: headers.map((header) => ({ key: header.key, ...dataOf(topic, header.value) })),
      sourcePartition: {},
      sourceOffset: { record: index },
    })
    return traceOutgoing(flow, record, redact)
  })
}
