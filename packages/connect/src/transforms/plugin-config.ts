import { type ConfigSchema, configSchema, type Option, option, type RawConfig } from '../config/index.ts'
import { versionOption } from '../plugins/version-option.ts'
import { type PluginNames, unknownVersion } from './define-transform.ts'
import type { Plugins } from './plugins.ts'

type PartKind = 'Transformation' | 'Predicate'

/** The options that say which plugin a part of a chain is. */
export type PluginConfig = ConfigSchema<{
  readonly type: Option<string>
  readonly 'plugin.version': Option<string | null>
}>

/** The plugin that `raw` names, if there is one of that name. */
function named(raw: RawConfig, prefix: string, plugins: Plugins<PluginNames>): PluginNames | undefined {
  const name = raw[`${prefix}type`]
  return typeof name === 'string' ? plugins.find(name.trim()) : undefined
}

/** `type` and `plugin.version` of a transform or predicate that `raw` names behind `prefix`. */
export function pluginConfig(
  kind: PartKind,
  alias: string,
  plugins: Plugins<PluginNames>,
  raw: RawConfig,
  prefix: string,
): PluginConfig {
  const plugin = named(raw, prefix, plugins)
  return configSchema({
    type: option.className({
      importance: 'HIGH',
      doc: `Which ${kind === 'Predicate' ? 'predicate' : 'transform'} it is.`,
      width: 'LONG',
      displayName: `${kind} type for ${alias}`,
      validate: Object.assign(
        (value: unknown) => {
          if (typeof value !== 'string' || plugins.find(value) !== undefined) return undefined
          return plugins.whyMissing(value)
        },
        { allows: 'the name of one' },
      ),
      recommend: () => ({ values: plugins.classNames, visible: true }),
    }),
    'plugin.version': versionOption(plugin === undefined ? null : (plugin.version ?? unknownVersion), {
      importance: 'HIGH',
      width: 'LONG',
      displayName: `${kind} version for ${alias}`,
    }),
  })
}
