import { StreamError } from '@millrace/base'
import type { BrokerSynonym, ConfigKey } from './config-key.ts'
import type { ConfigTexts } from './topic-config.ts'
import { topicConfigNames, topicConfigTable } from './topic-config-table.ts'

/** Every broker config that sets a default for topics, by Kafka's names. */
export const brokerTopicConfigNames: readonly string[] = [
  ...new Set(topicConfigNames.flatMap((name) => synonymsOf(topicConfigTable[name]))),
]

function synonymsOf(key: ConfigKey): readonly string[] {
  return key.brokerSynonyms.map((synonym) => synonym.name)
}

/**
 * The topic configs that a broker's own configuration sets: `log.retention.hours=1` is `retention.ms=3600000`. Of the synonyms of one
 * key the finest unit that is set counts, as in Kafka. Entries that concern no topic config are passed over. Throws INVALID_CONFIG for
 * a number with a unit that is none.
 */
export function topicDefaultsOfBroker(brokerConfigs: ConfigTexts): ConfigTexts {
  const defaults: Record<string, string> = {}
  for (const name of topicConfigNames) {
    const key: ConfigKey = topicConfigTable[name]
    const set = key.brokerSynonyms.find((synonym) => Object.hasOwn(brokerConfigs, synonym.name))
    if (set !== undefined) defaults[name] = inTopicUnits(set, brokerConfigs[set.name] ?? '')
  }
  return defaults
}

const integerForm = /^[+-]?\d{1,19}$/

function inTopicUnits(synonym: BrokerSynonym, text: string): string {
  const trimmed = text.trim()
  if (synonym.factor === undefined) return trimmed
  if (!integerForm.test(trimmed)) {
    throw new StreamError('INVALID_CONFIG', `Invalid value ${text} for configuration ${synonym.name}: Not a number`)
  }
  // Kafka reads any negative time in coarser units as "for ever".
  const value = BigInt(trimmed.replace('+', ''))
  return String(value < 0n ? -1n : value * BigInt(synonym.factor))
}
