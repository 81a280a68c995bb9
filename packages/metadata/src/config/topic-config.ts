import { assert, StreamError } from '@millrace/base'
import { configProblemsShownMax, configTextLengthMax } from '../limits.ts'
import { shown } from '../shown.ts'
import { closestName } from './closest-name.ts'
import type { ConfigKey, ConfigType } from './config-key.ts'
import {
  isTopicConfigName,
  removedTopicConfigs,
  type TopicConfigName,
  topicConfigNames,
  topicConfigTable,
} from './topic-config-table.ts'

/** Topic configs as text, by Kafka's names. */
export type ConfigTexts = Readonly<Record<string, string>>

type CamelCase<Name extends string> = Name extends `${infer Head}.${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name
type ValueOfKey<Key> = Key extends ConfigKey<infer Value> ? Value : never

/** A topic's effective configuration: `segment.bytes` as `segmentBytes`, and so on; numbers that mean "never" are MAX_SAFE_INTEGER. */
export type TopicConfig = {
  readonly [Name in Exclude<TopicConfigName, 'internal.segment.bytes'> as CamelCase<Name>]: ValueOfKey<
    (typeof topicConfigTable)[Name]
  >
} & {
  /** Null unless a test sets it. */
  readonly internalSegmentBytes: number | null
}

/** Where a value comes from, in Kafka's words. */
export type ConfigSource = 'DEFAULT' | 'STATIC_BROKER' | 'TOPIC'

export interface TopicConfigEntry {
  readonly name: TopicConfigName
  /** As it was written. */
  readonly value: string
  readonly source: ConfigSource
  readonly type: ConfigType
  readonly documentation: string
}

export interface ResolvedTopicConfig {
  readonly config: TopicConfig
  /** One for each key that has a value, by name. */
  readonly entries: readonly TopicConfigEntry[]
}

const tableKey = (name: TopicConfigName): ConfigKey => topicConfigTable[name]

function camelCase(name: string): string {
  return name.replaceAll(/\.([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** What is wrong with a key's text; undefined if nothing is. */
function problemWith(name: string, text: string): string | undefined {
  if (!isTopicConfigName(name)) {
    const removed = Object.hasOwn(removedTopicConfigs, name) ? removedTopicConfigs[name] : undefined
    if (removed !== undefined) return `Unknown topic config ${name}: ${removed}`
    const meant = closestName(name, topicConfigNames)
    return `Unknown topic config ${shown(name)}${meant === undefined ? '' : `; did you mean ${meant}?`}`
  }
  const key = tableKey(name)
  if (text.length > configTextLengthMax) {
    return `Invalid value ${shown(text)} for configuration ${name}: it is longer than the limit of ${configTextLengthMax}`
  }
  const parsed = key.parse(text)
  if ('problem' in parsed) return `Invalid value ${shown(text)} for configuration ${name}: ${parsed.problem}`
  if (key.onlyDefault !== undefined && !sameValue(parsed.value, valueOf(key, key.default))) {
    return `${name}=${shown(text)} is not supported by this release: ${key.onlyDefault}; the only value is '${key.default}'`
  }
  return undefined
}

/** Values are scalars or lists of texts. */
function sameValue(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

function valueOf(key: ConfigKey, text: string | null): unknown {
  if (text === null) return null
  const parsed = key.parse(text)
  assert('value' in parsed, `'${text}' was checked before`)
  return parsed.value
}

/**
 * Checks topic configs one by one. Throws INVALID_CONFIG that names every key that is unknown (with the one that was perhaps meant),
 * malformed, out of bounds, or does not work in this release.
 */
export function checkTopicConfigs(texts: ConfigTexts): void {
  const problems = Object.entries(texts)
    .map(([name, text]) => problemWith(name, text))
    .filter((problem) => problem !== undefined)
  if (problems.length === 0) return
  const more = problems.length - configProblemsShownMax
  const named = problems.slice(0, configProblemsShownMax).join('; ')
  throw new StreamError('INVALID_CONFIG', more > 0 ? `${named}; and ${more} more` : named)
}

/**
 * The configuration of a topic: its own `overrides` before the broker's `brokerDefaults` (topic config names too, see
 * {@link import('./broker-defaults.ts').topicDefaultsOfBroker}) before Kafka's defaults. Throws INVALID_CONFIG as
 * {@link checkTopicConfigs} does.
 */
export function resolveTopicConfig(overrides: ConfigTexts, brokerDefaults: ConfigTexts = {}): ResolvedTopicConfig {
  checkTopicConfigs(brokerDefaults)
  checkTopicConfigs(overrides)
  const config: Record<string, unknown> = {}
  const entries: TopicConfigEntry[] = []
  for (const name of topicConfigNames) {
    const key = tableKey(name)
    const { text, source } = layered(name, overrides, brokerDefaults)
    config[camelCase(name)] = valueOf(key, text)
    const { type, documentation } = key
    if (text !== null) entries.push({ name, value: text, source, type, documentation })
  }
  // The table gives both the type and the names and values of this object.
  return { config: config as unknown as TopicConfig, entries }
}

function layered(
  name: TopicConfigName,
  overrides: ConfigTexts,
  brokerDefaults: ConfigTexts,
): { text: string | null; source: ConfigSource } {
  const own = Object.hasOwn(overrides, name) ? overrides[name] : undefined
  if (own !== undefined) return { text: own, source: 'TOPIC' }
  const broker = Object.hasOwn(brokerDefaults, name) ? brokerDefaults[name] : undefined
  if (broker !== undefined) return { text: broker, source: 'STATIC_BROKER' }
  return { text: tableKey(name).default, source: 'DEFAULT' }
}

/** The size at which a segment is closed. */
export function effectiveSegmentBytes(config: TopicConfig): number {
  return config.internalSegmentBytes ?? config.segmentBytes
}
