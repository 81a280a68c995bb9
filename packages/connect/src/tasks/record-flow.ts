import { type RawConfig, configSchema, option } from '../config/index.ts'
import type { Converter, ConverterDefinition, ConverterUse } from '../converters/converter.ts'
import { converterNamed, converters as ownConverters, createConverter } from '../converters/converters.ts'
import { type ConnectRecord, type Header, sinkRecord, type SinkRecord, type SourceRecord } from '../data/record.ts'
import { versionOption } from '../plugins/version-option.ts'
import { type ChainPlugins, type TransformChain, transformChain } from '../transforms/chain.ts'
import { inStage, type Stage } from './stage.ts'

/** A record as a producer takes it. */
export interface OutgoingRecord {
  readonly key: Uint8Array | null
  readonly value: Uint8Array | null
  readonly headers: readonly (readonly [name: string, value: Uint8Array | null])[]
  readonly partition?: number
  readonly timestamp?: number
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
  outgoing(record: SourceRecord): { readonly topic: string; readonly record: OutgoingRecord } | null {
    const changed = this.#transformed(record)
    if (changed === null) return null
    const { topic, partition, timestamp } = changed
    const bytes = (stage: Stage, { name, converter }: NamedConverter, data: Header | SourceRecord['key']) =>
      inStage(stage, name, () => converter.fromConnect(topic, data))
    const outgoing: OutgoingRecord = {
      key: bytes('KEY_CONVERTER', this.#key, changed.key),
      value: bytes('VALUE_CONVERTER', this.#value, changed.value),
      headers: changed.headers.map((header) => [header.key, bytes('HEADER_CONVERTER', this.#header, header)] as const),
      ...(partition === null ? {} : { partition }),
      ...(timestamp === null ? {} : { timestamp }),
    }
    return { topic, record: outgoing }
  }

  /** The record that a sink gets for one that was received; null if a transform drops it. Throws StageError. */
  incoming(received: ReceivedRecord): SinkRecord | null {
    const { topic, partition, offset, timestamp } = received
    const data = (stage: Stage, { name, converter }: NamedConverter, bytes: Uint8Array | null) =>
      inStage(stage, name, () => converter.toConnect(topic, bytes))
    const key = data('KEY_CONVERTER', this.#key, received.keyBytes)
    const value = data('VALUE_CONVERTER', this.#value, received.valueBytes)
    const headers = [...received.headers].map(([name, bytes]) => ({
      key: name,
      ...data('HEADER_CONVERTER', this.#header, bytes),
    }))
    const changed = this.#transformed(sinkRecord({ topic, partition, offset, timestamp, key, value, headers }))
    return changed?.kind === 'sink' ? changed : null
  }

  #transformed(record: ConnectRecord): ConnectRecord | null {
    let current: ConnectRecord = record
    for (const { transform, apply } of this.#chain.steps) {
      const before = current
      const changed = inStage('TRANSFORMATION', transform.name, () => apply(before))
      if (changed === null) return null
      current = changed
    }
    return current
  }
}
