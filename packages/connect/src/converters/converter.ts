import { type ConfigSchema, configSchema } from '../config/config-schema.ts'
import { option, type RawConfig } from '../config/option.ts'
import type { SchemaAndValue } from '../data/record.ts'

/** What goes between a value of Connect and the bytes of a key, a value or a header. */
export interface Converter {
  /** The bytes of a value; null for none. Throws INVALID_DATA, and `NotLoaded` for what has to be loaded before. */
  fromConnect(topic: string, data: SchemaAndValue): Uint8Array | null
  /** The value that bytes say. Throws INVALID_DATA, and `NotLoaded` for what has to be loaded before. */
  toConnect(topic: string, bytes: Uint8Array | null): SchemaAndValue
}

/** What a converter is for. */
export type ConverterUse = 'key' | 'value' | 'header'

/** All of them. */
export const converterUses: readonly ConverterUse[] = ['key', 'value', 'header']

/** A converter that a configuration can name. */
export interface ConverterDefinition {
  /** As Kafka Connect names it. */
  readonly className: string
  /** Shown wherever it is listed. */
  readonly version: string
  readonly uses: readonly ConverterUse[]
  readonly config: ConfigSchema
  /**
   * One for a use. `raw` is what stands behind `key.converter.` and its like in the configuration of a connector or worker. Throws
   * INVALID_CONFIG; options that it does not have are passed over, as by Kafka Connect.
   */
  create(raw: RawConfig, use: ConverterUse): Converter
}

/** The option that all converters have: Connect itself sets it, by where the converter is named. */
export const converterOptions = {
  'converter.type': option.oneOf(converterUses, { importance: 'LOW', doc: 'What the converter is for.' }),
}

/** The options of converters that have none of their own. */
export const plainConverterConfig: ConfigSchema = configSchema(converterOptions)
