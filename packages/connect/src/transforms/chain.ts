import { type ConfigInfo, configInfos, configSchema, noDuplicates, option, type RawConfig } from '../config/index.ts'
import { configError } from '../data/errors.ts'
import type { ConnectRecord } from '../data/record.ts'
import type { Predicate, RecordTest } from '../predicates/define-predicate.ts'
import { predicates as builtInPredicates, transforms as builtInTransforms } from './built-in.ts'
import type { PluginNames, RecordChange, Transform } from './define-transform.ts'
import { chainStepsMax } from '../limits.ts'
import { pluginConfig } from './plugin-config.ts'
import type { Plugins } from './plugins.ts'

/** What a chain may be made of. */
export interface ChainPlugins {
  readonly transforms: Plugins<Transform>
  readonly predicates: Plugins<Predicate>
}

/** One transform of a chain, and the predicate that says for which records it is. */
export interface ChainStep {
  /** Its name in `transforms`. */
  readonly alias: string
  readonly transform: Transform
  /** Records that it is not for are given back as they are. */
  readonly apply: RecordChange
}

/** The transforms of a connector, in their order. */
export interface TransformChain {
  readonly steps: readonly ChainStep[]
  /** What all of them make of a record; null as soon as one drops it. */
  readonly apply: RecordChange
}

const builtIn: ChainPlugins = { transforms: builtInTransforms, predicates: builtInPredicates }

/** The options that name the parts of a chain. */
export const chainConfig = configSchema({
  transforms: option.list({
    default: [],
    importance: 'LOW',
    doc: 'Names for the transforms that records go through, in their order.',
    group: 'Transforms',
    width: 'LONG',
    displayName: 'Transforms',
    validate: noDuplicates,
  }),
  predicates: option.list({
    default: [],
    importance: 'LOW',
    doc: 'Names for the predicates that transforms refer to.',
    group: 'Predicates',
    width: 'LONG',
    displayName: 'Predicates',
    validate: noDuplicates,
  }),
})

/** What a step has besides the options of its transform. */
const stepConfig = configSchema({
  negate: option.boolean({
    default: false,
    importance: 'MEDIUM',
    doc: 'Whether the transform is for the records that the predicate is not about.',
  }),
  predicate: option.string({
    default: null,
    importance: 'MEDIUM',
    doc: 'The name of the predicate that says for which records the transform is; without one it is for all.',
  }),
})

function predicateOf(alias: string, raw: RawConfig, { predicates }: ChainPlugins): RecordTest {
  const prefix = `predicates.${alias}.`
  const { type } = pluginConfig('Predicate', alias, predicates, raw, prefix).parse(raw, prefix)
  return predicates.named(type, `${prefix}type`).configure(raw, prefix)
}

function stepOf(
  alias: string,
  raw: RawConfig,
  tests: ReadonlyMap<string, RecordTest>,
  plugins: ChainPlugins,
): ChainStep {
  const prefix = `transforms.${alias}.`
  const { type } = pluginConfig('Transformation', alias, plugins.transforms, raw, prefix).parse(raw, prefix)
  const transform = plugins.transforms.named(type, `${prefix}type`)
  const { predicate, negate } = stepConfig.parse(raw, prefix)
  const change = transform.configure(raw, prefix)
  if (predicate === null) {
    if (!negate) return { alias, transform, apply: change }
    throw configError(`${prefix}negate`, `${prefix}negate is true, but ${prefix}predicate names no predicate to negate`)
  }
  const test = tests.get(predicate)
  if (test === undefined)
    throw configError(`${prefix}predicate`, `${prefix}predicate is '${predicate}', which is not in predicates`)
  return { alias, transform, apply: (record) => (test(record) === negate ? record : change(record)) }
}

/**
 * The chain of transforms that a connector's config describes: `transforms`, `transforms.NAME.type` and the options of each,
 * `transforms.NAME.predicate` and `negate`, `predicates`, `predicates.NAME.type` and the options of each. Throws INVALID_CONFIG.
 */
export function transformChain(raw: RawConfig, plugins: ChainPlugins = builtIn): TransformChain {
  const config = chainConfig.parse(raw)
  for (const name of ['transforms', 'predicates'] as const)
    if (config[name].length > chainStepsMax)
      throw configError(
        name,
        `${name} has ${config[name].length} names, and ${chainStepsMax} are the most there may be`,
      )
  const tests = new Map(config.predicates.map((alias) => [alias, predicateOf(alias, raw, plugins)]))
  const steps = config.transforms.map((alias) => stepOf(alias, raw, tests, plugins))
  return {
    steps,
    apply(record) {
      let current: ConnectRecord = record
      for (const { apply } of steps) {
        const changed = apply(current)
        if (changed === null) return null
        current = changed
      }
      return current
    },
  }
}

/** The options of one transform or predicate among those of its connector. */
function pluginInfos(
  kind: 'Transformation' | 'Predicate',
  alias: string,
  raw: RawConfig,
  plugins: Plugins<PluginNames & Pick<Transform, 'config'>>,
): readonly ConfigInfo[] {
  const [heading, list] = kind === 'Predicate' ? ['Predicates', 'predicates'] : ['Transforms', 'transforms']
  const place = { prefix: `${list}.${alias}.`, group: `${heading}: ${alias}` }
  const which = pluginConfig(kind, alias, plugins, raw, place.prefix).check(raw, place.prefix)
  const named = which[0]?.value
  const plugin = typeof named === 'string' ? plugins.find(named) : undefined
  // A name that is none is not given back as the value.
  const infos = configInfos(plugin === undefined ? which.map((checked) => ({ ...checked, value: null })) : which, {
    ...place,
    order: 0,
  })
  if (plugin === undefined) return infos
  const own = plugin.config.check(raw, place.prefix)
  const step = kind === 'Predicate' ? [] : stepConfig.check(raw, place.prefix)
  return [
    ...infos,
    ...configInfos(own, { ...place, order: infos.length }),
    ...configInfos(step, { ...place, order: infos.length + own.length }),
  ]
}

/**
 * What `config/validate` answers about the transforms and predicates that a connector's config names: each of their options, under a heading
 * of its own (`Transforms: NAME`). `transforms` and `predicates` themselves, {@link chainConfig}, are options of the connector.
 */
export function chainInfos(raw: RawConfig, plugins: ChainPlugins = builtIn): readonly ConfigInfo[] {
  const names = (name: string): readonly string[] => {
    const value = chainConfig.check(raw).find((checked) => checked.name === name)?.value
    const list: readonly unknown[] = Array.isArray(value) ? value : []
    return [...new Set(list.filter((entry) => typeof entry === 'string'))].slice(0, chainStepsMax)
  }
  return [
    ...names('transforms').flatMap((alias) => pluginInfos('Transformation', alias, raw, plugins.transforms)),
    ...names('predicates').flatMap((alias) => pluginInfos('Predicate', alias, raw, plugins.predicates)),
  ]
}
