import { isStreamError } from '@millrace/base'
import {
  type CheckedOption,
  type ConfigInfo,
  configInfos,
  configSchema,
  errorCount,
  type RawConfig,
} from '../config/index.ts'
import type { SourceConnector } from '../connectors/define-source.ts'
import { converterUses } from '../converters/converter.ts'
import { configError } from '../data/errors.ts'
import { defaultConverters } from '../tasks/record-flow.ts'
import { sinkTopicProblems } from '../tasks/sink-topics.ts'
import { type ExactlyOnceSupport, sourceProblems } from '../tasks/source-options.ts'
import { topicCreationInfos } from '../tasks/topic-creation.ts'
import { chainInfos } from '../transforms/chain.ts'
import { type ConfigWarning, warningsAbout } from './config-warnings.ts'
import { connectorOptions, converterIn } from './connector-options.ts'
import { overrideInfos } from './override-policy.ts'
import { classNameOf, type Connector, type PluginSet } from './plugin-set.ts'

/** What `PUT /connector-plugins/NAME/config/validate` answers. */
export interface ConnectorValidation {
  /** The class of the connector. */
  readonly name: string
  readonly error_count: number
  /** The headings of the options, in their order. */
  readonly groups: readonly string[]
  readonly configs: readonly ConfigInfo[]
  /** Options that nothing reads. Kafka Connect does not tell them, so it is there only if there are any. */
  readonly warnings?: readonly ConfigWarning[]
}

/** The connector that a config names. Throws INVALID_CONFIG; `asked` is the plugin that it has to be, by any of its names. */
export function connectorOf(set: PluginSet, raw: RawConfig, asked?: string): Connector {
  const key = 'connector.class'
  const name = raw[key]
  if (typeof name !== 'string' || name.trim() === '') {
    throw configError(key, `the config has no ${key}, which says what connector it is for`)
  }
  const found = set.connectors.find(name.trim())
  if (found === undefined) {
    throw configError(key, `there is no connector ${name}: ${set.connectors.whyMissing(name)}`)
  }
  if (asked !== undefined && set.connectors.find(asked) !== found) {
    throw configError(key, `${key} is ${name}, and ${asked} was asked for: leave one out, or name the same one`)
  }
  return found
}

/** What can't be found is shown as nothing, as by Kafka Connect. */
function withoutUnknown(checked: CheckedOption): CheckedOption {
  return checked.option.type === 'CLASS' && checked.errors.length > 0 ? { ...checked, value: null } : checked
}

/** The options of the converters that a config names itself. */
function converterInfos(set: PluginSet, raw: RawConfig): readonly ConfigInfo[] {
  return converterUses.flatMap((use) => {
    const found = raw[`${use}.converter`] === undefined ? undefined : converterIn(use, raw, {}, set.converters)
    if (found === undefined) return []
    const prefix = `${use}.converter.`
    return configInfos(found.config.check({ ...raw, [`${prefix}converter.type`]: use }, prefix), { prefix })
  })
}

/** What a config says that does not go with the rest of it, with the connector, or with the worker. */
interface ConfigConflict {
  /** The options that an answer shows it at. */
  readonly options: readonly string[]
  readonly message: string
}

function sourceConflicts(
  source: SourceConnector,
  raw: RawConfig,
  support: ExactlyOnceSupport,
): readonly ConfigConflict[] {
  try {
    return sourceProblems(raw, source.configure(raw), support).map(({ option, message }) => ({
      options: [option],
      message,
    }))
  } catch (error) {
    // Options that won't do stand in the answer by themselves. What hangs on secrets shows when a task begins.
    if (isStreamError(error, 'INVALID_CONFIG')) return []
    throw error
  }
}

/** What of a worker a config has to go with. */
export interface WorkerAbilities {
  /** Kafka Connect's `exactly.once.source.support`. Default `disabled`. */
  readonly exactlyOnceSources?: ExactlyOnceSupport | undefined
}

/**
 * Checks a connector's config, every option of it: what every connector has, its own, and those of the transforms, predicates and converters that
 * it names. Throws INVALID_CONFIG if it names no connector that there is, or not the one that is `asked` for; whatever else is wrong stands in the
 * answer. Nothing is tried: that is {@link ConfiguredConnector.check}.
 */
export function validateConnector(
  set: PluginSet,
  raw: RawConfig,
  asked?: string,
  abilities: WorkerAbilities = {},
): ConnectorValidation {
  const connector = connectorOf(set, raw, asked)
  const configs = optionsOf(set, connector, raw, abilities)
  const groups = [...new Set(configs.map(({ definition }) => definition.group))].filter((group) => group !== null)
  const warnings = warningsAbout(set, connector, raw, configs)
  return {
    name: classNameOf(connector),
    error_count: errorCount(configs),
    groups,
    configs,
    ...(warnings.length === 0 ? {} : { warnings }),
  }
}

/** Every option of a connector with this config, and what is wrong with it. */
export function optionsOf(
  set: PluginSet,
  connector: Connector,
  raw: RawConfig,
  { exactlyOnceSources = 'disabled' }: WorkerAbilities = {},
): readonly ConfigInfo[] {
  const common = configSchema(connectorOptions(connector, set, raw, defaultConverters))
    .check(raw)
    .map(withoutUnknown)
  const problems: readonly ConfigConflict[] =
    connector.kind === 'sink' ? sinkTopicProblems(raw) : sourceConflicts(connector, raw, exactlyOnceSources)
  const shared = common.map((one) => {
    const more = problems.filter(({ options }) => options.includes(one.name)).map(({ message }) => message)
    return more.length === 0 ? one : { ...one, errors: [...one.errors, ...more] }
  })
  return [
    ...configInfos(shared),
    ...(connector.kind === 'source' ? topicCreationInfos(raw) : []),
    ...configInfos(connector.config.check(raw)),
    ...chainInfos(raw, set),
    ...converterInfos(set, raw),
    ...overrideInfos(set, connector, raw),
  ]
}
