import { type ConfigKeyInfo, keyInfo, type OptionShape } from '../config/index.ts'
import type { ConverterDefinition } from '../converters/converter.ts'
import { converterNamed, converters as ownConverters } from '../converters/converters.ts'
import type { SinkConnector } from '../connectors/define-sink.ts'
import type { SourceConnector } from '../connectors/define-source.ts'
import type { Predicate } from '../predicates/define-predicate.ts'
import { predicates as ownPredicates, transforms as ownTransforms } from '../transforms/built-in.ts'
import type { Transform } from '../transforms/define-transform.ts'
import { Plugins } from '../transforms/plugins.ts'
import { connectorOptions } from './connector-options.ts'
import type { OverridePolicy } from './override-policy.ts'

/** A source or a sink. */
export type Connector = SinkConnector | SourceConnector

/** All that connector configs can name. */
export interface PluginSet {
  readonly connectors: Plugins<Connector>
  readonly transforms: Plugins<Transform>
  readonly predicates: Plugins<Predicate>
  readonly converters: readonly ConverterDefinition[]
  /** What configs may say of the clients of tasks. Default `All`, as with Kafka Connect. */
  readonly overridePolicy?: OverridePolicy
}

/** Kafka Connect's names of the kinds of plugins. */
export type PluginType = 'sink' | 'source' | 'converter' | 'header_converter' | 'transformation' | 'predicate'

/** A plugin, as `GET /connector-plugins` lists it. */
export interface PluginListing {
  /** Its class's name in Java if it has one, and else its own. */
  readonly class: string
  readonly type: PluginType
  readonly version: string
}

/** A set of these connectors, with the transforms, predicates and converters that this package brings unless others are given. */
export function pluginSet(
  connectors: readonly Connector[],
  others: Partial<Omit<PluginSet, 'connectors'>> = {},
): PluginSet {
  const { transforms = ownTransforms, predicates = ownPredicates, converters = ownConverters, ...policy } = others
  return { connectors: new Plugins<Connector>(connectors), transforms, predicates, converters, ...policy }
}

/** The name that a connector, transform or predicate is listed under. */
export function classNameOf({ name, aliases }: { readonly name: string; readonly aliases: readonly string[] }): string {
  return aliases[0] ?? name
}

/** What `GET /connector-plugins` answers: connectors first; without `connectorsOnly` the other plugins too. */
export function listPlugins(set: PluginSet, { connectorsOnly = true } = {}): readonly PluginListing[] {
  const byName = (listings: readonly PluginListing[]) => listings.toSorted((a, b) => (a.class < b.class ? -1 : 1))
  const connectors = set.connectors.all.map((one) => ({
    class: classNameOf(one),
    type: one.kind,
    version: one.version,
  }))
  const ofKind = (type: PluginType, plugins: readonly (Transform | Predicate)[]) =>
    byName(plugins.map((one) => ({ class: classNameOf(one), type, version: one.version })))
  const convertersFor = (type: PluginType, isFor: (one: ConverterDefinition) => boolean) =>
    byName(set.converters.filter(isFor).map(({ className, version }) => ({ class: className, type, version })))
  const ours = [
    ...byName(connectors.filter(({ type }) => type === 'sink')),
    ...byName(connectors.filter(({ type }) => type === 'source')),
  ]
  if (connectorsOnly) return ours
  return [
    ...ours,
    ...convertersFor('converter', ({ uses }) => uses.includes('key') || uses.includes('value')),
    ...convertersFor('header_converter', ({ uses }) => uses.includes('header')),
    ...ofKind('transformation', set.transforms.all),
    ...ofKind('predicate', set.predicates.all),
  ]
}

/**
 * What `GET /connector-plugins/NAME/config` answers: the options of a plugin, those of a connector with what every connector has. undefined if there
 * is no plugin of that name.
 */
export function pluginKeys(set: PluginSet, name: string): readonly ConfigKeyInfo[] | undefined {
  const keys = (shape: OptionShape) => Object.entries(shape).map(([option, given]) => keyInfo(option, given))
  const connector = set.connectors.find(name)
  if (connector !== undefined) return keys({ ...connector.config.shape, ...connectorOptions(connector, set, {}, {}) })
  const plugin = set.transforms.find(name) ?? set.predicates.find(name) ?? converterNamed(name, set.converters)
  return plugin === undefined ? undefined : keys(plugin.config.shape)
}
