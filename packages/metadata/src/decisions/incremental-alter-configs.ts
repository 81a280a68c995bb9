import { isStreamError, StreamError } from '@millrace/base'
import { metadataRecord, type MetadataRecord, type MetadataRecordOf } from '@millrace/kafka-wire/records'
import { brokerConfigTable } from '../config/broker-config-table.ts'
import { checkBrokerConfigs, resolveBrokerConfig } from '../config/broker-config.ts'
import { brokerLayers, type ConfigsContext } from '../config/broker-layers.ts'
import { checkBrokerRules } from '../config/broker/rules.ts'
import { checkThreadChanges } from '../config/broker/thread-rules.ts'
import { type ConfigTable, type ConfigTexts, keyOf, problemWith, usableConfigs } from '../config/check-configs.ts'
import { checkGroupConfigs } from '../config/group-config.ts'
import { groupConfigs } from '../config/group-config-table.ts'
import { listItems } from '../config/keys/texts.ts'
import { checkTopicConfigs, resolveTopicConfig, topicConfigs } from '../config/topic-config.ts'
import { topicConfigWarnings } from '../config/topic/rules.ts'
import type { ClusterImage } from '../image/cluster-image.ts'
import { configResourceTypes } from '../image/configs-image.ts'
import { configOpsPerRequestMax, groupNameLengthMax, groupsConfiguredMax } from '../limits.ts'
import { shown } from '../shown.ts'
import { checkMinInsyncReplicas } from './create-topics.ts'
import type { Decision } from './decision.ts'
import { replicationEffects } from './partitions/replication-effects.ts'
import { checkPolicy, type Policies } from './policies.ts'

/** What has configs: a topic, a broker, all brokers, or a group. */
export interface ConfigResource {
  readonly type: 'topic' | 'broker' | 'group'
  /** A topic's name; a broker's id, or nothing for what is set for all brokers while they run; a group's id. */
  readonly name: string
}

/** One change of one key. */
export interface ConfigOp {
  readonly name: string
  /** SET; DELETE, back to what counts without it; APPEND and SUBTRACT for lists. Kafka's (KIP-339). */
  readonly op: 'SET' | 'DELETE' | 'APPEND' | 'SUBTRACT'
  /** Nothing for DELETE. */
  readonly value: string
}

/** Configs that are to be changed, all of a resource or none. */
export interface AlterConfigsRequest {
  readonly resources: readonly (ConfigResource & { readonly ops: readonly ConfigOp[] })[]
  /** Check everything, change nothing. */
  readonly validateOnly?: boolean | undefined
}

/** What altering needs to know of the broker. */
export interface AlterConfigsContext extends ConfigsContext {
  /** Rules of the operator's own. */
  readonly policies?: Policies | undefined
}

/** What came of one resource. */
export interface AlteredConfigs extends ConfigResource {
  readonly error?: StreamError | undefined
  /** What is allowed but hardly meant, a sentence each. */
  readonly warnings: readonly string[]
}

/** What became of each resource. */
export interface AlterConfigsResponse {
  /** One for each resource of the request, in its order. */
  readonly resources: readonly AlteredConfigs[]
}

/**
 * Alters configs of topics, brokers and groups, each resource whole or not at all and by itself: UNKNOWN_TOPIC_OR_PARTITION; INVALID_CONFIG for a
 * key that is unknown, can't be altered while a broker runs, or has a value that it does not take; INVALID_REQUEST for a broker that is
 * not registered, a resource or a key that is named twice. Throws INVALID_REQUEST only if the request as a whole is too large.
 */
export function incrementalAlterConfigs(
  image: ClusterImage,
  request: AlterConfigsRequest,
  context: AlterConfigsContext,
): Decision<AlterConfigsResponse> {
  const ops = request.resources.reduce((sum, resource) => sum + 1 + resource.ops.length, 0)
  if (ops > configOpsPerRequestMax) {
    const text = `a request of ${ops} resources and changes is over the limit of ${configOpsPerRequestMax}; send several`
    throw new StreamError('INVALID_REQUEST', text, { context: { limit: configOpsPerRequestMax } })
  }
  const timesNamed = new Map<string, number>()
  const idOf = ({ type, name }: ConfigResource): string => `${type} ${name}`
  for (const resource of request.resources) {
    timesNamed.set(idOf(resource), (timesNamed.get(idOf(resource)) ?? 0) + 1)
  }
  const records: MetadataRecord[] = []
  const topics = new Map<string, ConfigTexts>()
  let allBrokers: ConfigTexts | undefined
  const resources = request.resources.map((resource): AlteredConfigs => {
    const { type, name } = resource
    try {
      if ((timesNamed.get(idOf(resource)) ?? 0) > 1) {
        throw new StreamError('INVALID_REQUEST', `the request names ${type} ${shown(name)} more than once`)
      }
      const { texts, warnings } = alterOf[type](image, resource, context)
      const changed = changes(image, resource, texts)
      const configs = Object.fromEntries(changed.map((record) => [record.name, record.value]))
      checkPolicy(context.policies?.alterConfig, { resource: { type, name }, configs })
      if (request.validateOnly !== true) records.push(...changed)
      if (type === 'topic') topics.set(name, texts)
      else if (type === 'broker' && name === '') allBrokers = texts
      return { type, name, warnings }
    } catch (error) {
      if (!isStreamError(error)) throw error
      return { type, name, error, warnings: [] }
    }
  })
  if (request.validateOnly !== true) records.push(...replicationEffects(image, { topics, allBrokers }, context))
  return { records, response: { resources } }
}

/** What a resource's own configs come to, once all about them is checked. */
interface Altered {
  readonly texts: ConfigTexts
  readonly warnings: readonly string[]
}

type Ops = readonly ConfigOp[]

function alterTopic(
  image: ClusterImage,
  { name, ops }: ConfigResource & { readonly ops: Ops },
  context: ConfigsContext,
): Altered {
  const topic = image.topic(name)
  if (topic === undefined) {
    throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `there is no topic ${shown(name)}`, {
      context: { topic: shown(name) },
    })
  }
  const texts = altered(topicConfigs, image.topicConfigs(name), ops)
  checkTopicConfigs(texts)
  const { config } = resolveTopicConfig(texts, brokerLayers(image, context))
  checkMinInsyncReplicas(name, texts, config.minInsyncReplicas, topic.partitions.get(0)?.replicas.length ?? 1)
  return { texts, warnings: topicConfigWarnings(config) }
}

function alterBroker(
  image: ClusterImage,
  { name, ops }: ConfigResource & { readonly ops: Ops },
  context: ConfigsContext,
): Altered {
  checkRegistered(image, name)
  const before = usableConfigs(brokerConfigTable, image.brokerConfigs(name)).usable
  for (const op of ops) {
    // To take away what is not set changes nothing: tools do so to tidy up (kafka-reassign-partitions --verify).
    if (op.op !== 'DELETE') checkDynamic(op.name, name, before)
  }
  const texts = altered(brokerConfigTable, before, ops)
  checkBrokerConfigs(texts)
  // What another broker was started with is not known here: brokers of a cluster are started alike.
  const layers = brokerLayers(image, name === '' ? context : { ...context, nodeId: Number(name) })
  const after = name === '' ? { ...layers, dynamicDefault: texts } : { ...layers, dynamicBroker: texts }
  const { settings } = resolveBrokerConfig(after)
  checkBrokerRules(settings)
  checkThreadChanges(resolveBrokerConfig(layers).settings, settings)
  // What is set for all topics may contradict what one sets itself.
  for (const topic of image.topics()) resolveTopicConfig(image.topicConfigs(topic.name), after)
  return { texts, warnings: topicConfigWarnings(resolveTopicConfig({}, after).config) }
}

/** A group may be configured before it is there. */
function alterGroup(
  image: ClusterImage,
  { name, ops }: ConfigResource & { readonly ops: Ops },
  context: ConfigsContext,
): Altered {
  checkGroupName(name)
  const before = image.groupConfigs(name)
  const isNew = Object.keys(before).length === 0
  if (isNew && image.configuredGroups().length >= groupsConfiguredMax) {
    const text = `configs are set for ${groupsConfiguredMax} groups already, as many as there may be: delete those of some`
    throw new StreamError('RESOURCE_EXHAUSTED', text, { context: { limit: groupsConfiguredMax } })
  }
  const texts = altered(groupConfigs, before, ops)
  checkGroupConfigs(texts, resolveBrokerConfig(brokerLayers(image, context)).settings)
  return { texts, warnings: [] }
}

/** Throws INVALID_REQUEST unless a group may have that id. */
export function checkGroupName(name: string): void {
  if (name.length > 0 && name.length <= groupNameLengthMax) return
  const problem = name === '' ? 'configs are of one group: name it' : `a group has no id of ${name.length} characters`
  throw new StreamError('INVALID_REQUEST', problem)
}

const alterOf = { topic: alterTopic, broker: alterBroker, group: alterGroup } as const

/** Throws INVALID_REQUEST unless it is nothing, or the id of a broker. */
function checkRegistered(image: ClusterImage, name: string): void {
  const ids = [...image.brokers()].map(({ nodeId }) => nodeId).toSorted((left, right) => left - right)
  if (name === '' || ids.some((nodeId) => String(nodeId) === name)) return
  const known = ids.join(', ')
  const text = `there is no broker '${shown(name)}': name one of ${known}, or nothing for what all brokers share`
  throw new StreamError('INVALID_REQUEST', text)
}

/** Throws INVALID_REQUEST unless it is nothing, or the id of the broker that answers: it alone knows what it was started with. */
export function checkBrokerName(name: string, { nodeId }: ConfigsContext): void {
  if (name === '' || name === String(nodeId)) return
  throw new StreamError(
    'INVALID_REQUEST',
    `this is broker ${nodeId}, and can't tell the configs of broker '${shown(name)}': ask that one, or name ${nodeId}, or nothing for what all brokers share`,
    { context: { nodeId } },
  )
}

function checkDynamic(name: string, broker: string, before: ConfigTexts): void {
  const key = keyOf(brokerConfigTable, name)
  // What is set already, by a release that allowed it, may be taken away.
  if (key === undefined || Object.hasOwn(before, name)) return
  const refuse = (problem: string): never => {
    throw new StreamError('INVALID_CONFIG', problem, { context: { key: name } })
  }
  if (key.update === 'read-only') {
    refuse(
      `${name} can't be altered while the broker runs: set it in the broker's file, environment or flags and start it again`,
    )
  }
  if (key.update === 'per-broker' && broker === '') {
    refuse(`${name} can be altered for one broker only, not for all at once: name the broker`)
  }
}

/** `before` after the ops. Throws if an op can't be done; the values are not checked yet. */
function altered(table: ConfigTable, before: ConfigTexts, ops: Ops): ConfigTexts {
  const after = new Map(Object.entries(before))
  const named = new Set<string>()
  for (const { name, op, value } of ops) {
    if (named.has(name)) {
      throw new StreamError('INVALID_REQUEST', `the request names config '${shown(name)}' more than once`)
    }
    named.add(name)
    if (op === 'SET') after.set(name, value)
    else if (op === 'DELETE') remove(table, after, name)
    else after.set(name, edited(table, after.get(name), { name, op, value }))
  }
  return Object.fromEntries(after)
}

function remove(table: ConfigTable, texts: Map<string, string>, name: string): void {
  // Unknown is fine if it is set: a newer release may have done that.
  if (texts.delete(name) || keyOf(table, name) !== undefined) return
  throw new StreamError('INVALID_CONFIG', problemWith(table, name, '') ?? '', { context: { key: shown(name) } })
}

/** The list with the value's items added or taken away; a list that is not set begins with its default. */
function edited(table: ConfigTable, text: string | undefined, { name, op, value }: ConfigOp): string {
  const key = keyOf(table, name)
  // That it is unknown is told with the other problems of the values.
  if (key === undefined) return value
  if (key.type !== 'LIST') {
    const problem = `${name} can't be ${op === 'APPEND' ? 'appended to' : 'subtracted from'}: it is no list, but ${key.type}`
    throw new StreamError('INVALID_CONFIG', problem, { context: { key: name } })
  }
  const items = listItems(text ?? key.default ?? '')
  const given = listItems(value)
  const result =
    op === 'APPEND'
      ? [...items, ...given.filter((item) => !items.includes(item))]
      : items.filter((item) => !given.includes(item))
  return [...new Set(result)].join(',')
}

/** What is set for a resource itself. */
export function configsOf(image: ClusterImage, { type, name }: ConfigResource): ConfigTexts {
  if (type === 'group') return image.groupConfigs(name)
  return type === 'topic' ? image.topicConfigs(name) : image.brokerConfigs(name)
}

/** The records that make a resource's configs `texts`. */
function changes(
  image: ClusterImage,
  { type, name }: ConfigResource,
  texts: ConfigTexts,
): MetadataRecordOf<'ConfigRecord'>[] {
  const before = configsOf(image, { type, name })
  const resourceType = configResourceTypes[type]
  const names = [...new Set([...Object.keys(before), ...Object.keys(texts)])].toSorted()
  return names.flatMap((key) => {
    const value = Object.hasOwn(texts, key) ? (texts[key] ?? null) : null
    const old = Object.hasOwn(before, key) ? before[key] : null
    if (value === old) return []
    return [metadataRecord('ConfigRecord', { resourceType, resourceName: name, name: key, value })]
  })
}
