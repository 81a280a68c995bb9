import { type ConfigOf, configSchema, type ConfigSchema, type OptionShape } from '../config/index.ts'
import { type Converter, type ConverterDefinition, converterOptions, type ConverterUse } from './converter.ts'

/** What a converter is made of. */
export interface ConverterParts<Shape extends OptionShape> {
  /** The name that configs give it; without what it may end in (`Converter`, `HeaderConverter`) and without its package it is found too. */
  readonly name: string
  readonly version: string
  /** What it is for. Default: keys and values. */
  readonly uses?: readonly ConverterUse[]
  readonly config: ConfigSchema<Shape>
  /** One for a use. Throws INVALID_CONFIG if the options don't fit together. */
  create(config: ConfigOf<Shape>, use: ConverterUse): Converter
}

/**
 * Makes a converter: what goes between values and bytes. Connectors name it as `key.converter`, `value.converter` or `header.converter`, and
 * configure it by what stands behind that name. `createConverter` takes it among others.
 *
 * ```ts
 * export const hex = defineConverter({
 *   name: 'HexConverter',
 *   version: '1.0.0',
 *   config: configSchema({}),
 *   create: () => ({
 *     fromConnect: (_topic, { schema, value }) => (value === null ? null : Buffer.from(toText(schema, value), 'hex')),
 *     toConnect: (_topic, bytes) => ({ schema: null, value: bytes === null ? null : Buffer.from(bytes).toString('hex') }),
 *   }),
 * })
 * ```
 */
export function defineConverter<Shape extends OptionShape>(parts: ConverterParts<Shape>): ConverterDefinition {
  const { name, version, uses = ['key', 'value'], config } = parts
  return {
    className: name,
    version,
    uses,
    // What Connect itself sets is an option of every converter, as with Kafka Connect.
    config: configSchema({ ...converterOptions, ...config.shape }),
    create: (raw, use) => parts.create(config.parse(raw), use),
  }
}
