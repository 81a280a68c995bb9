import { closestName } from '@millrace/base'
import type { ConfigInfo, RawConfig } from '../config/index.ts'
import { converterUses } from '../converters/converter.ts'
import { defaultConverters } from '../tasks/record-flow.ts'
import { converterIn } from './connector-options.ts'
import { isTopicConfig } from '../tasks/topic-creation.ts'
import type { Connector, PluginSet } from './plugin-set.ts'

/** An option of a connector's config that nothing reads, as `config/validate` tells it beside Kafka Connect's answer. */
export interface ConfigWarning {
  readonly name: string
  /** Why, and what to do about it. */
  readonly message: string
  /** The option that was probably meant. */
  readonly meant?: string
}

/** Options that every connector of Kafka Connect has, and none of ours. */
const kafkaOnly = /^(?:tasks\.max\.enforce|config\.action\.reload)$/

/** The parts of a connector that have options behind a prefix. */
interface Part {
  readonly prefix: string
  /** Whether there is the plugin that it names: which options it has is not known otherwise, and that it is missing is an error of its own. */
  readonly isFound: boolean
}

/** The names in a list that a config has. */
function namesIn(raw: RawConfig, option: string): readonly string[] {
  const text = raw[option]
  return typeof text === 'string'
    ? text
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean)
    : []
}

function partsOf(set: PluginSet, raw: RawConfig): readonly Part[] {
  const steps = (['transforms', 'predicates'] as const).flatMap((list) =>
    namesIn(raw, list).map((alias) => {
      const type = raw[`${list}.${alias}.type`]
      return {
        prefix: `${list}.${alias}.`,
        isFound: typeof type === 'string' && set[list].find(type.trim()) !== undefined,
      }
    }),
  )
  const converters = converterUses.map((use) => ({
    prefix: `${use}.converter.`,
    isFound: converterIn(use, raw, defaultConverters, set.converters) !== undefined,
  }))
  return [...steps, ...converters]
}

/** Why nothing reads an option, where it is known better than that nobody has it. */
function reasonFor(name: string, raw: RawConfig): string | undefined {
  if (kafkaOnly.test(name)) return 'nothing reads it: Kafka Connect has such an option, and Millrace does not'
  const [, list, alias] = /^(transforms|predicates)\.(.+?)\./.exec(name) ?? []
  if (list === undefined || alias === undefined) return undefined
  const named = namesIn(raw, list)
  if (named.some((one) => name.startsWith(`${list}.${one}.`))) return undefined
  return `nothing reads it: ${list} is '${named.join(', ')}', and has no ${alias} in it`
}

/** What `infos`, all options that were found for a config, leave of it: what nothing reads. */
export function warningsAbout(
  set: PluginSet,
  connector: Connector,
  raw: RawConfig,
  infos: readonly ConfigInfo[],
): readonly ConfigWarning[] {
  const byDefault = converterUses.flatMap((use) => {
    const shape = converterIn(use, raw, defaultConverters, set.converters)?.config.shape ?? {}
    return Object.keys(shape).map((name) => `${use}.converter.${name}`)
  })
  const known = new Set([...infos.map(({ definition }) => definition.name), ...byDefault])
  const parts = partsOf(set, raw)
  return Object.keys(raw).flatMap((name) => {
    if (known.has(name) || (connector.kind === 'source' && isTopicConfig(name, raw))) return []
    const part = parts.find(({ prefix }) => name.startsWith(prefix))
    if (part?.isFound === false) return []
    const reason = reasonFor(name, raw)
    if (reason !== undefined) return [{ name, message: reason }]
    const { prefix = '' } = part ?? {}
    const near = [...known].filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length))
    const meant = closestName(name.slice(prefix.length), near)
    if (meant === undefined) return [{ name, message: 'nothing reads it: take it out' }]
    return [{ name, message: `nothing reads it: did you mean '${prefix}${meant}'?`, meant: `${prefix}${meant}` }]
  })
}
