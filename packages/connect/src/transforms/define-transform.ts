import type { ConfigOf, ConfigSchema, OptionShape, RawConfig } from '../config/index.ts'
import type { ConnectRecord } from '../data/record.ts'

/** What every plugin that can be named in a connector's config says of itself. */
export interface PluginNames {
  /** The name that configs give it, such as `Cast$Value`. */
  readonly name: string
  /** Other names of it: those of the classes in Kafka and Debezium that do the same. */
  readonly aliases?: readonly string[]
  /** What it does, in a sentence or two. */
  readonly doc: string
  /** Shown wherever it is listed, and what `plugin.version` may ask for. Default: `undefined`, as with Kafka Connect. */
  readonly version?: string
}

/** The version of what says none. */
export const unknownVersion = 'undefined'

/** Changes a record; null drops it. What it throws with the code INVALID_DATA is about that record alone. */
export type RecordChange = (record: ConnectRecord) => ConnectRecord | null

/** A transform, as connector configs name it. Made by {@link defineTransform}. */
export interface Transform extends PluginNames {
  readonly kind: 'transform'
  readonly aliases: readonly string[]
  readonly version: string
  readonly config: ConfigSchema
  /** One that does what `raw` says, in names that begin with `prefix`. Throws INVALID_CONFIG. */
  configure(raw: RawConfig, prefix?: string): RecordChange
}

/** A transform whose config is all that it needs. */
export interface PlainTransform<Shape extends OptionShape> extends PluginNames {
  readonly config: ConfigSchema<Shape>
  apply(record: ConnectRecord, config: ConfigOf<Shape>): ConnectRecord | null
}

/** A transform that makes something of its config first: a compiled pattern, a cache. */
export interface PreparedTransform<Shape extends OptionShape, Prepared> extends PluginNames {
  readonly config: ConfigSchema<Shape>
  /** Once for each use in a connector. Throws INVALID_CONFIG if the options don't fit together; `option` gives the whole name of one. */
  prepare(config: ConfigOf<Shape>, option: (name: string) => string): Prepared
  apply(record: ConnectRecord, prepared: Prepared): ConnectRecord | null
}

/**
 * Makes a transform of what changes one record. Records are immutable: `apply` gives a changed copy, the same record, or null to drop it.
 * Connectors name it by `name` or one of `aliases`, and configure it by the options of `config`.
 *
 * ```ts
 * export const upperCase = defineTransform({
 *   name: 'UpperCaseTopic',
 *   doc: 'Writes names of topics in capitals.',
 *   config: configSchema({}),
 *   apply: (record) => ({ ...record, topic: record.topic.toUpperCase() }),
 * })
 * ```
 */
export function defineTransform<Shape extends OptionShape, Prepared>(
  definition: PreparedTransform<Shape, Prepared>,
): Transform
export function defineTransform<Shape extends OptionShape>(definition: PlainTransform<Shape>): Transform
export function defineTransform<Shape extends OptionShape>(
  definition: PlainTransform<Shape> | PreparedTransform<Shape, unknown>,
): Transform {
  const { name, aliases = [], version = unknownVersion, doc, config } = definition
  return {
    kind: 'transform',
    name,
    aliases,
    version,
    doc,
    config,
    configure(raw, prefix = '') {
      const parsed = config.parse(raw, prefix)
      if (!('prepare' in definition)) return (record) => definition.apply(record, parsed)
      const prepared = definition.prepare(parsed, (option) => `${prefix}${option}`)
      return (record) => definition.apply(record, prepared)
    },
  }
}
