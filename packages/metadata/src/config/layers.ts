import type { ConfigTexts } from './check-configs.ts'
import type { ConfigType } from './config-key.ts'

/** Where a value comes from, in Kafka's words, in the order in which they count. */
export const configSources = [
  'DYNAMIC_TOPIC_CONFIG',
  'DYNAMIC_GROUP_CONFIG',
  'DYNAMIC_BROKER_CONFIG',
  'DYNAMIC_DEFAULT_BROKER_CONFIG',
  'STATIC_BROKER_CONFIG',
  'DEFAULT_CONFIG',
] as const

/** Where a value comes from, in Kafka's words. */
export type ConfigSource = (typeof configSources)[number]

/** What sets a broker's keys: for it alone while it runs, for all brokers while they run, and what it was started with. */
export interface BrokerLayers {
  readonly dynamicBroker?: ConfigTexts | undefined
  readonly dynamicDefault?: ConfigTexts | undefined
  readonly staticBroker?: ConfigTexts | undefined
}

/** One text that is set for a key, or for another that stands in for it. */
export interface ConfigSynonym {
  readonly name: string
  readonly value: string
  readonly source: ConfigSource
}

/** All that is said of one key of a resource. */
export interface ConfigEntry {
  readonly name: string
  /** As it was written; null if it has none, or is a secret. */
  readonly value: string | null
  readonly source: ConfigSource
  readonly type: ConfigType
  /** It can't be altered while the broker runs. */
  readonly readOnly: boolean
  readonly sensitive: boolean
  /** Every text that is set for it, the one that counts first. */
  readonly synonyms: readonly ConfigSynonym[]
  readonly documentation: string
}

/** The texts that the layers set for `names`: what counts first is first. Within a layer the first of the names counts. */
export function textsOf(names: readonly string[], layers: BrokerLayers): ConfigSynonym[] {
  const inLayer = (texts: ConfigTexts | undefined, source: ConfigSource): ConfigSynonym[] =>
    names.flatMap((name) => {
      const value = texts !== undefined && Object.hasOwn(texts, name) ? texts[name] : undefined
      return value === undefined ? [] : [{ name, value, source }]
    })
  return [
    ...inLayer(layers.dynamicBroker, 'DYNAMIC_BROKER_CONFIG'),
    ...inLayer(layers.dynamicDefault, 'DYNAMIC_DEFAULT_BROKER_CONFIG'),
    ...inLayer(layers.staticBroker, 'STATIC_BROKER_CONFIG'),
  ]
}
