import { atLeast, option, type OptionShape, type RawConfig } from '../config/index.ts'
import type { ConverterDefinition, ConverterUse } from '../converters/converter.ts'
import { converterNamed, whyNoConverter } from '../converters/converters.ts'
import { deadLetterOptions, errorOptions } from '../tasks/error-config.ts'
import { sinkTopicConfig } from '../tasks/sink-topics.ts'
import { sourceOptions } from '../tasks/source-options.ts'
import { topicCreationOptions } from '../tasks/topic-creation.ts'
import { chainConfig } from '../transforms/chain.ts'
import { versionOption } from './version-option.ts'
import type { Connector, PluginSet } from './plugin-set.ts'

/** The converters that a connector has which names none. */
export type DefaultConverters = Partial<Readonly<Record<ConverterUse, string>>>

const group = 'Common'

/** The converter that `raw` names for a use, or has by default; undefined if there is none of that name for that use. */
export function converterIn(
  use: ConverterUse,
  raw: RawConfig,
  defaults: DefaultConverters,
  among: readonly ConverterDefinition[],
): ConverterDefinition | undefined {
  const name = raw[`${use}.converter`] ?? defaults[use]
  const found = typeof name === 'string' ? converterNamed(name.trim(), among) : undefined
  return found?.uses.includes(use) === true ? found : undefined
}

function converterOptionsFor(
  use: ConverterUse,
  order: number,
  raw: RawConfig,
  defaults: DefaultConverters,
  { converters }: PluginSet,
): OptionShape {
  const title = `${use.slice(0, 1).toUpperCase()}${use.slice(1)} converter`
  const found = converterIn(use, raw, defaults, converters)
  const names = converters.filter(({ uses }) => uses.includes(use)).map(({ className }) => className)
  const traits = { importance: 'LOW', group, width: 'SHORT' } as const
  const named = option.className({
    ...traits,
    default: null,
    doc: `What goes between the bytes and the values of a record's ${use}.`,
    order,
    displayName: `${title} class`,
    validate: (value) => {
      if (typeof value !== 'string' || converterNamed(value, converters)?.uses.includes(use) === true) return undefined
      return whyNoConverter(value, use, converters)
    },
    recommend: () => ({ values: names, visible: true }),
  })
  return {
    [`${use}.converter`]: { ...named, default: defaults[use] ?? null },
    [`${use}.converter.plugin.version`]: versionOption(found?.version ?? null, {
      ...traits,
      order: order + 1,
      displayName: `${title} version`,
      visible: found !== undefined,
    }),
  }
}

/** The options that every connector has besides its own. Versions hang on what `raw` names. */
export function connectorOptions(
  connector: Connector,
  set: PluginSet,
  raw: RawConfig,
  defaults: DefaultConverters,
): OptionShape {
  const high = { importance: 'HIGH', group } as const
  return {
    name: option.string({
      ...high,
      doc: 'What it is called.',
      order: 1,
      width: 'MEDIUM',
      displayName: 'Connector name',
    }),
    'connector.class': option.string({
      ...high,
      doc: 'Which connector it is.',
      order: 2,
      width: 'LONG',
      displayName: 'Connector class',
    }),
    'connector.plugin.version': versionOption(connector.version, {
      importance: 'MEDIUM',
      group,
      order: 3,
      width: 'MEDIUM',
      displayName: 'Connector version',
    }),
    'tasks.max': option.int({
      ...high,
      default: 1,
      doc: 'How many tasks it may have, at most.',
      validate: atLeast(1),
      order: 4,
      width: 'SHORT',
      displayName: 'Tasks max',
    }),
    ...converterOptionsFor('key', 6, raw, defaults, set),
    ...converterOptionsFor('value', 8, raw, defaults, set),
    ...converterOptionsFor('header', 10, raw, defaults, set),
    ...Object.fromEntries(
      Object.entries(chainConfig.shape).map(([name, one], index) => [name, { ...one, order: 12 + index }]),
    ),
    ...errorOptions,
    ...(connector.kind === 'sink'
      ? { ...sinkTopicConfig.shape, ...deadLetterOptions }
      : { ...topicCreationOptions, ...sourceOptions }),
  }
}
