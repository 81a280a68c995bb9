import { type RawConfig, configSchema, option } from '../config/index.ts'
import type { Converter, ConverterDefinition, ConverterUse } from '../converters/converter.ts'
import { converterNamed, converters as ownConverters, createConverter } from '../converters/converters.ts'
import { dataError } from '../data/errors.ts'
import {
  type ConnectRecord,
  type Header,
  type SchemaAndValue,
  type SinkRecord,
  type SourceRecord,
} from '../data/record.ts'
import { versionOption } from '../plugins/version-option.ts'
import { type ChainPlugins, type TransformChain, transformChain } from '../transforms/chain.ts'
import { inStage, type Stage, StageError, stageError } from './stage.ts'

/** A record as a producer takes it. */
export interface OutgoingRecord {
  readonly key: Uint8Array | null
  readonly value: Uint8Array | null
  readonly headers: readonly (readonly [name: string, value: Uint8Array | null])[]
  readonly partition?: number
  readonly timestamp?: number
}

/** Where to, and what. */
export interface Outgoing {
  readonly topic: string
  readonly record: OutgoingRecord
}

/** A record as a consumer gives it. */
export interface ReceivedRecord {
  readonly topic: string
  readonly partition: number
  readonly offset: number
  readonly timestamp: number
  readonly keyBytes: Uint8Array | null
  readonly valueBytes: Uint8Array | null
  readonly headers: Iterable<readonly [name: string, value: Uint8Array | null]>
}

/** Plugins besides those that this package brings. */
export interface FlowPlugins {
  readonly chain?: ChainPlugins | undefined
  readonly converters?: readonly ConverterDefinition[] | undefined
}

/** The converters of a connector that names none. */
export const defaultConverters: Readonly<Record<ConverterUse, string>> = {
  key: 'org.apache.kafka.connect.json.JsonConverter',
  value: 'org.apache.kafka.connect.json.JsonConverter',
  header: 'org.apache.kafka.connect.storage.SimpleHeaderConverter',
}

/** Where on its way a record is: as a source gave it or as it came from a topic, or behind a transform. */
export interface FlowPlace {
  readonly stage: 'SOURCE' | 'TOPIC' | 'TRANSFORMATION'
  /** The name of the transform in the config, */
  readonly alias?: string
  /** and what it is. */
  readonly plugin?: string
}

/** Told of a record wherever it is on its way; null if a transform drops it there. */
export type FlowWatch = (place: FlowPlace, record: ConnectRecord | null) => void

interface NamedConverter {
  readonly name: string
  readonly converter: Converter
}

function converterFor(use: ConverterUse, raw: RawConfig, { converters = ownConverters }: FlowPlugins): NamedConverter {
  const key = `${use}.converter`
  const traits = { importance: 'LOW', doc: 'The converter.' } as const
  const config = configSchema({ [key]: option.className({ ...traits, default: defaultConverters[use] }) })
  const name = config.parse(raw)[key] ?? defaultConverters[use]
  const version = converterNamed(name, converters)?.version ?? null
  configSchema({ [`${key}.plugin.version`]: versionOption(version, { importance: 'LOW' }) }).parse(raw)
  const prefix = `${key}.`
  const own = Object.entries(raw).filter(([option]) => option.startsWith(prefix))
  const options = Object.fromEntries(own.map(([option, value]) => [option.slice(prefix.length), value]))
  return { name, converter: createConverter(name, options, use, converters) }
}

const noHeaders: OutgoingRecord['headers'] = []

/** As `inStage`, without a function for each piece of a record. */
function converted(stage: Stage, { name, converter }: NamedConverter, topic: string, data: SchemaAndValue) {
  try {
    return converter.fromConnect(topic, data)
  } catch (error) {
    throw stageError(stage, name, error)
  }
}

function read(stage: Stage, { name, converter }: NamedConverter, topic: string, bytes: Uint8Array | null) {
  try {
    return converter.toConnect(topic, bytes)
  } catch (error) {
    throw stageError(stage, name, error)
  }
}

function outgoingRecord(
  { key, value, headers }: OutgoingRecord,
  partition: number | null,
  timestamp: number | null,
): OutgoingRecord {
  if (partition === null) return timestamp === null ? { key, value, headers } : { key, value, headers, timestamp }
  return timestamp === null ? { key, value, headers, partition } : { key, value, headers, partition, timestamp }
}

/** What records of a connector go through between its task and the cluster: its transforms and converters. Throws INVALID_CONFIG when made. */
export class RecordFlow {
  readonly #chain: TransformChain
  readonly #key: NamedConverter
  readonly #value: NamedConverter
  readonly #header: NamedConverter

  constructor(raw: RawConfig, plugins: FlowPlugins = {}) {
    this.#chain = transformChain(raw, plugins.chain)
    this.#key = converterFor('key', raw, plugins)
    this.#value = converterFor('value', raw, plugins)
    this.#header = converterFor('header', raw, plugins)
  }

  /** What goes to which topic for a record of a source; null if a transform drops it. Throws StageError. */
  outgoing(record: SourceRecord, watch?: FlowWatch): Outgoing | null {
    if (record.unreadable !== undefined) throw new StageError('TASK_POLL', 'the source', dataError(record.unreadable))
    watch?.({ stage: 'SOURCE' }, record)
    const changed = this.#transformed(record, watch)
    if (changed === null) return null
    const { topic, partition, timestamp } = changed
    const key = converted('KEY_CONVERTER', this.#key, topic, changed.key)
    const value = converted('VALUE_CONVERTER', this.#value, topic, changed.value)
    const headers = changed.headers.length === 0 ? noHeaders : this.#headers(topic, changed.headers)
    return { topic, record: outgoingRecord({ key, value, headers }, partition, timestamp) }
  }

  #headers(topic: string, headers: readonly Header[]): OutgoingRecord['headers'] {
    return headers.map((header) => [header.key, converted('HEADER_CONVERTER', this.#header, topic, header)] as const)
  }

  /** The record that a sink gets for one that was received; null if a transform drops it. Throws StageError. */
  incoming(received: ReceivedRecord, watch?: FlowWatch): SinkRecord | null {
    const { topic, partition, offset, timestamp } = received
    const key = read('KEY_CONVERTER', this.#key, topic, received.keyBytes)
    const value = read('VALUE_CONVERTER', this.#value, topic, received.valueBytes)
    const headers: Header[] = []
    for (const [name, bytes] of received.headers)
      headers.push({ key: name, ...read('HEADER_CONVERTER', this.#header, topic, bytes) })
    const original = { topic, partition, offset }
    const timestampType = 'CreateTime'
    const record: SinkRecord = {
      kind: 'sink',
      topic,
      partition,
      key,
      value,
      headers,
      timestamp,
      offset,
      timestampType,
      original,
    }
    watch?.({ stage: 'TOPIC' }, record)
    if (this.#chain.steps.length === 0) return record
    const changed = this.#transformed(record, watch)
    return changed?.kind === 'sink' ? changed : null
  }

  #transformed(record: ConnectRecord, watch: FlowWatch | undefined): ConnectRecord | null {
    let current: ConnectRecord = record
    for (const { alias, transform, apply } of this.#chain.steps) {
      const before = current
      const changed = inStage('TRANSFORMATION', transform.name, () => apply(before))
      watch?.({ stage: 'TRANSFORMATION', alias, plugin: transform.name }, changed)
      if (changed === null) return null
      current = changed
    }
    return current
  }
}
