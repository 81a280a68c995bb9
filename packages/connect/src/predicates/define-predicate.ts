import type { ConfigOf, ConfigSchema, OptionShape, RawConfig } from '../config/index.ts'
import type { ConnectRecord } from '../data/record.ts'
import { type PluginNames, unknownVersion } from '../transforms/define-transform.ts'

/** Says whether a record is one of those it is about. */
export type RecordTest = (record: ConnectRecord) => boolean

/** A predicate, as connector configs name it: it says for which records a transform is. Made by {@link definePredicate}. */
export interface Predicate extends PluginNames {
  readonly kind: 'predicate'
  readonly aliases: readonly string[]
  readonly version: string
  readonly config: ConfigSchema
  /** One that tests as `raw` says, in names that begin with `prefix`. Throws INVALID_CONFIG. */
  configure(raw: RawConfig, prefix?: string): RecordTest
}

/** What a predicate is made of. */
export interface PredicateDefinition<Shape extends OptionShape> extends PluginNames {
  readonly config: ConfigSchema<Shape>
  /** Once for each use in a connector: makes the test that each record is put to. */
  prepare(config: ConfigOf<Shape>): RecordTest
}

/**
 * Makes a predicate. Connectors name it by `name` or one of `aliases`, and configure it by the options of `config`.
 *
 * ```ts
 * export const isLarge = definePredicate({
 *   name: 'IsLarge',
 *   doc: 'Whether the value is a text of more than so many characters.',
 *   config: configSchema({ characters: option.int({ default: 1000, importance: 'LOW', doc: 'More than these.' }) }),
 *   prepare: ({ characters }) => ({ value: { value } }) => typeof value === 'string' && value.length > characters,
 * })
 * ```
 */
export function definePredicate<Shape extends OptionShape>(definition: PredicateDefinition<Shape>): Predicate {
  const { name, aliases = [], version = unknownVersion, doc, config } = definition
  return {
    kind: 'predicate',
    name,
    aliases,
    version,
    doc,
    config,
    configure: (raw, prefix = '') => definition.prepare(config.parse(raw, prefix)),
  }
}
