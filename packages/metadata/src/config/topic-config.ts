import { present } from '@millrace/base'
import { brokerConfigTable } from './broker-config-table.ts'
import { camelCase, type SettingsOf } from './camel-case.ts'
import {
  checkConfigs,
  type ConfigTable,
  type ConfigTexts,
  keyOf,
  problemWith,
  refuseIfAny,
  valueOf,
} from './check-configs.ts'
import type { BrokerSynonym, ConfigKey } from './config-key.ts'
import { type BrokerLayers, type ConfigEntry, type ConfigSynonym, textsOf } from './layers.ts'
import { removedTopicConfigs, type TopicConfigName, topicConfigNames, topicConfigTable } from './topic-config-table.ts'
import { checkTopicRules } from './topic/rules.ts'

/** A topic's effective configuration: `segment.bytes` as `segmentBytes`, and so on; numbers that mean "never" are MAX_SAFE_INTEGER. */
export type TopicConfig = SettingsOf<typeof topicConfigTable>

/** What a topic goes by, and where each value comes from. */
export interface ResolvedTopicConfig {
  readonly config: TopicConfig
  /** One for each key that has a value, by name. */
  readonly entries: readonly ConfigEntry[]
}

/** The keys that a topic has, and those that it is often mistaken to have. */
export const topicConfigs: ConfigTable = {
  of: 'topic',
  keys: topicConfigTable,
  removed: { ...brokerKeys(), ...removedTopicConfigs },
}

/** What a broker calls what it sets for all topics. */
function brokerKeys(): Readonly<Record<string, string>> {
  const names = topicConfigNames.flatMap((name) => {
    const { brokerSynonyms }: ConfigKey = topicConfigTable[name]
    const others = brokerSynonyms.filter((synonym) => synonym.name !== name)
    return others.map((synonym): [string, string] => [synonym.name, `it is a key of brokers; the topic's is '${name}'`])
  })
  return Object.fromEntries(names)
}

/**
 * Checks topic configs one by one. Throws INVALID_CONFIG that names every key that is unknown (with the one that was perhaps meant),
 * malformed, out of bounds, or does not work in this release.
 */
export function checkTopicConfigs(texts: ConfigTexts): void {
  checkConfigs(topicConfigs, texts)
}

/**
 * The configuration of a topic: its own `overrides` before what the broker's layers set for all topics before Kafka's defaults. Throws
 * INVALID_CONFIG as {@link checkTopicConfigs} does, and if keys contradict each other.
 */
export function resolveTopicConfig(overrides: ConfigTexts, broker: BrokerLayers = {}): ResolvedTopicConfig {
  checkTopicConfigs(overrides)
  const values: Record<string, unknown> = {}
  const entries: ConfigEntry[] = []
  for (const name of topicConfigNames) {
    const key: ConfigKey = topicConfigTable[name]
    const set = textsFor(name, overrides, broker)
    const [first] = set
    const text = first === undefined ? key.default : inTopicUnits(key, first)
    values[camelCase(name)] = valueOf(key, text)
    if (text !== null) entries.push(entryOf(name, text, set))
  }
  // The table gives both the type and the names and values of this object.
  const config = values as unknown as TopicConfig
  checkTopicRules(config)
  return { config, entries }
}

/** What is set for a topic's key, by itself or by the broker's key that stands for it. */
function textsFor(name: TopicConfigName, overrides: ConfigTexts, broker: BrokerLayers): ConfigSynonym[] {
  const { brokerSynonyms }: ConfigKey = topicConfigTable[name]
  const own = Object.hasOwn(overrides, name) ? overrides[name] : undefined
  const ofBroker = textsOf(
    brokerSynonyms.map((synonym) => synonym.name),
    broker,
  )
  return own === undefined ? ofBroker : [{ name, value: own, source: 'DYNAMIC_TOPIC_CONFIG' }, ...ofBroker]
}

function entryOf(name: TopicConfigName, value: string, set: readonly ConfigSynonym[]): ConfigEntry {
  const { type, documentation, sensitive, brokerSynonyms }: ConfigKey = topicConfigTable[name]
  const defaults = brokerSynonyms.flatMap((synonym): ConfigSynonym[] => {
    const text = keyOf(brokerConfigTable, synonym.name)?.default ?? null
    return text === null ? [] : [{ name: synonym.name, value: text, source: 'DEFAULT_CONFIG' }]
  })
  const source = set[0]?.source ?? 'DEFAULT_CONFIG'
  return { name, value, source, type, readOnly: false, sensitive, synonyms: [...set, ...defaults], documentation }
}

/** What a text that is set means for the topic: `log.retention.hours=1` is `retention.ms=3600000`. */
function inTopicUnits(key: ConfigKey, { name, value, source }: ConfigSynonym): string {
  if (source === 'DYNAMIC_TOPIC_CONFIG') return value
  const synonym = present(
    key.brokerSynonyms.find((each) => each.name === name),
    'the text was looked for by its name',
  )
  return converted(synonym, value)
}

function converted({ factor }: BrokerSynonym, text: string): string {
  const trimmed = text.trim()
  if (factor === undefined) return trimmed
  // Kafka reads any negative time in coarser units as "for ever".
  const value = BigInt(trimmed.replace('+', ''))
  return String(value < 0n ? -1n : value * BigInt(factor))
}

/**
 * Checks what a broker's keys set for topics: each text, by its own key's rules before, must also be one that the topics' key takes.
 * Throws INVALID_CONFIG naming the broker's key.
 */
export function checkTopicDefaults(texts: ConfigTexts): void {
  const problems = topicConfigNames.flatMap((name) => {
    const { brokerSynonyms }: ConfigKey = topicConfigTable[name]
    return brokerSynonyms.flatMap((synonym) => {
      const text = Object.hasOwn(texts, synonym.name) ? texts[synonym.name] : undefined
      if (text === undefined) return []
      const problem = problemWith(topicConfigs, name, converted(synonym, text))
      return problem === undefined ? [] : [{ key: synonym.name, problem: `${synonym.name}=${text}: ${problem}` }]
    })
  })
  refuseIfAny(problems)
}

/** The size at which a segment is closed. */
export function effectiveSegmentBytes(config: TopicConfig): number {
  return config.internalSegmentBytes ?? config.segmentBytes
}
