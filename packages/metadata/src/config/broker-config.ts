import { brokerConfigNames, brokerConfigTable, type BrokerConfigName } from './broker-config-table.ts'
import { camelCase, type SettingsOf } from './camel-case.ts'
import { checkConfigs, type ConfigTexts, valueOf } from './check-configs.ts'
import type { ConfigKey } from './config-key.ts'
import { type BrokerLayers, type ConfigEntry, type ConfigSynonym, textsOf } from './layers.ts'
import { checkTopicDefaults } from './topic-config.ts'

/** A broker's effective configuration: `num.partitions` as `numPartitions`, and so on. */
export type BrokerSettings = SettingsOf<typeof brokerConfigTable.keys>

/** What a broker goes by, and where each value comes from. */
export interface ResolvedBrokerConfig {
  readonly settings: BrokerSettings
  /** One for each key, by name. */
  readonly entries: readonly ConfigEntry[]
}

/**
 * Checks broker configs one by one, and what those that set defaults for topics mean for these. Throws INVALID_CONFIG that names every
 * key that is unknown (with the one that was perhaps meant), malformed, out of bounds, or does not work in this release.
 */
export function checkBrokerConfigs(texts: ConfigTexts): void {
  checkConfigs(brokerConfigTable, texts)
  checkTopicDefaults(texts)
}

/** Keys that say the same in other units, the one that counts first. */
const sameInOtherUnits: readonly (readonly BrokerConfigName[])[] = [
  ['log.roll.ms', 'log.roll.hours'],
  ['log.roll.jitter.ms', 'log.roll.jitter.hours'],
  ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'],
]

/** The keys that stand in for a broker's key, itself among them, the one that counts first. As Kafka lists them. */
export function brokerSynonymsOf(name: string): readonly string[] {
  // The scheduler's interval is the default of the other, which does not stand in for it.
  if (name === 'log.flush.interval.ms') return [name, 'log.flush.scheduler.interval.ms']
  return sameInOtherUnits.find((group) => group.some((each) => each === name)) ?? [name]
}

/**
 * The configuration of a broker: what was set while it ran before what it was started with before the defaults. The texts were checked
 * before, by {@link checkBrokerConfigs}; whether they contradict each other is not looked at (checkBrokerRules).
 */
export function resolveBrokerConfig(layers: BrokerLayers): ResolvedBrokerConfig {
  const values: Record<string, unknown> = {}
  const entries: ConfigEntry[] = []
  for (const name of brokerConfigNames) {
    const key: ConfigKey = brokerConfigTable.keys[name]
    const text = textsOf([name], layers)[0]?.value ?? key.default
    values[camelCase(name)] = valueOf(key, text)
    entries.push(entryOf(name, text, layers))
  }
  // The table gives both the type and the names and values of this object.
  return { settings: values as unknown as BrokerSettings, entries }
}

function entryOf(name: BrokerConfigName, value: string | null, layers: BrokerLayers): ConfigEntry {
  const { type, documentation, sensitive, update }: ConfigKey = brokerConfigTable.keys[name]
  const names = brokerSynonymsOf(name)
  const defaults = names.flatMap((each): ConfigSynonym[] => {
    const text = brokerConfigTable.keys[each as BrokerConfigName].default
    return text === null ? [] : [{ name: each, value: text, source: 'DEFAULT_CONFIG' }]
  })
  const all = [...textsOf(names, layers), ...defaults]
  // As Kafka: what comes before the key itself stands in for it, but is not a value of it.
  const own = all.findIndex((synonym) => synonym.name === name)
  const synonyms = own === -1 ? [] : all.slice(own)
  return {
    name,
    value: sensitive ? null : value,
    source: synonyms[0]?.source ?? 'DEFAULT_CONFIG',
    type,
    readOnly: update === 'read-only',
    sensitive,
    synonyms: sensitive ? [] : synonyms,
    documentation,
  }
}
