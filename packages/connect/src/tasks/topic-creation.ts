import type { CreateTopicOptions } from '@millrace/client'
import {
  type CheckedOption,
  type ConfigInfo,
  configInfos,
  configSchema,
  eachEntry,
  noDuplicates,
  nonEmptyList,
  type Option,
  option,
  type OptionShape,
  type RawConfig,
  type Validator,
} from '../config/index.ts'
import { JavaPattern } from '../java/java-pattern.ts'

/*
 * How the topics that a source writes to are made (KIP-158): `topic.creation.groups` names groups of topics, `topic.creation.GROUP.include`
 * and `.exclude` say by patterns which topics each is of, `.partitions` and `.replication.factor` how those are made, and every other option
 * `topic.creation.GROUP.NAME` is a config NAME of the topic. The group `default` is of all topics that no other is of.
 */

const prefix = 'topic.creation.'
const defaultGroup = 'default'
const heading = 'Topic Creation'
/** What stands for the brokers' own default. */
const brokersDefault = -1

/** What every source's config has of it. */
export const topicCreationOptions = {
  [`${prefix}groups`]: option.list({
    default: [],
    importance: 'LOW',
    doc: 'Groups of topics that are made alike, by their names; the group `default` is always there.',
    validate: noDuplicates,
    group: heading,
    order: 1,
    width: 'LONG',
    displayName: 'Topic Creation Groups',
  }),
}

const countOrDefault: Validator = Object.assign(
  (value: unknown) =>
    typeof value === 'number' && (value >= 1 || value === brokersDefault)
      ? undefined
      : `Value must be at least 1, or ${brokersDefault} for what the brokers have as default`,
  { allows: `at least 1, or ${brokersDefault}` },
)

const patterns = eachEntry('regular expressions', (entry) => {
  try {
    void new JavaPattern(entry)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
})

const traits = { importance: 'LOW', width: 'LONG' } as const

function counts(given: { readonly default?: number }) {
  return {
    'replication.factor': option.short({
      ...traits,
      ...given,
      doc: `How many replicas such a topic gets; ${brokersDefault}: what the brokers have as default.`,
      validate: countOrDefault,
      displayName: 'Replication Factor',
    }),
    partitions: option.int({
      ...traits,
      ...given,
      doc: `How many partitions such a topic gets; ${brokersDefault}: what the brokers have as default.`,
      validate: countOrDefault,
      displayName: 'Partition Count',
    }),
  }
}

const ofDefault = counts({})
const ofGroup = {
  include: option.list({
    ...traits,
    doc: 'Patterns of the names of the topics that are of this group, in commas.',
    validate: [nonEmptyList, patterns],
    displayName: 'Inclusion Topic Pattern',
  }),
  exclude: option.list({
    ...traits,
    default: [],
    doc: 'Patterns of the names of topics that are not, though they are included.',
    validate: patterns,
    displayName: 'Exclusion Topic Pattern',
  }),
}

/** Whether a source's config says anything of how topics are made. */
function isUsed(raw: RawConfig): boolean {
  return Object.keys(raw).some((name) => name.startsWith(prefix))
}

const list = configSchema(topicCreationOptions)
const groupPrefix = (group: string): string => `${prefix}${group}.`

/** The groups that a config names, but for `default`. */
function groupsIn(raw: RawConfig): readonly string[] {
  const [groups] = list.check(raw)
  const named: readonly unknown[] = Array.isArray(groups?.value) ? groups.value : []
  return [
    ...new Set(named.filter((name) => typeof name === 'string' && name !== '' && name !== defaultGroup)),
  ] as string[]
}

/** The options of a group; what it does not say itself is as for `default`. */
function shapeOf(group: string, raw: RawConfig): OptionShape {
  if (group === defaultGroup) return ofDefault
  const common = configSchema(ofDefault).check(raw, groupPrefix(defaultGroup))
  const numberOf = ({ value }: CheckedOption): number => (typeof value === 'number' ? value : brokersDefault)
  const [replicationFactor, partitions] = common.map(numberOf)
  const own = counts({ default: brokersDefault })
  const withDefault = (made: Option<number>, value: number | undefined) => ({
    ...made,
    default: value ?? brokersDefault,
  })
  return {
    ...ofGroup,
    'replication.factor': withDefault(own['replication.factor'], replicationFactor),
    partitions: withDefault(own.partitions, partitions),
  }
}

/** What `config/validate` answers of the options of the groups, each under a heading of its own. */
export function topicCreationInfos(raw: RawConfig): readonly ConfigInfo[] {
  if (!isUsed(raw)) return []
  return [defaultGroup, ...groupsIn(raw)].flatMap((group) => {
    const place = { prefix: groupPrefix(group), group: `${heading}: ${group}`, order: 0 }
    return configInfos(configSchema(shapeOf(group, raw)).check(raw, place.prefix), place)
  })
}

/** Whether an option is a config of the topics of a group that `raw` names. */
export function isTopicConfig(name: string, raw: RawConfig): boolean {
  return [defaultGroup, ...groupsIn(raw)].some((group) => name.startsWith(groupPrefix(group)))
}

interface Rule {
  readonly covers: (topic: string) => boolean
  readonly options: CreateTopicOptions
}

function anyOf(list: readonly string[]): (topic: string) => boolean {
  const compiled = list.map((pattern) => new JavaPattern(pattern))
  return (topic) => compiled.some((pattern) => pattern.matches(topic))
}

function ruleOf(group: string, raw: RawConfig): Rule {
  const place = groupPrefix(group)
  const shape = shapeOf(group, raw)
  const values = configSchema(shape).parse(raw, place)
  const count = (name: string): number | undefined => {
    const value = values[name]
    return typeof value === 'number' && value !== brokersDefault ? value : undefined
  }
  const [partitions, replicationFactor] = [count('partitions'), count('replication.factor')]
  const configs = Object.entries(raw).flatMap(([name, value]) => {
    const own = name.slice(place.length)
    return name.startsWith(place) && !Object.hasOwn(shape, own) ? [[own, String(value)] as const] : []
  })
  const options: CreateTopicOptions = {
    ...(partitions === undefined ? {} : { partitions }),
    ...(replicationFactor === undefined ? {} : { replicationFactor }),
    ...(configs.length === 0 ? {} : { configs: Object.fromEntries(configs) }),
  }
  if (group === defaultGroup) return { covers: () => true, options }
  const { include, exclude } = configSchema(ofGroup).parse(raw, place)
  const [isIn, isOut] = [anyOf(include), anyOf(exclude)]
  return { covers: (topic) => isIn(topic) && !isOut(topic), options }
}

/**
 * How a source's config has its topics made: the first group that a topic is of says how. Without any `topic.creation.` option: as brokers
 * make topics by default. Throws INVALID_CONFIG.
 */
export function topicCreation(raw: RawConfig): (topic: string) => CreateTopicOptions {
  list.parse(raw)
  if (!isUsed(raw)) return () => ({})
  const rules = [...groupsIn(raw), defaultGroup].map((group) => ruleOf(group, raw))
  return (topic) => rules.find(({ covers }) => covers(topic))?.options ?? {}
}
