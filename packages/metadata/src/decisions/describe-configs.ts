import { isStreamError, StreamError } from '@millrace/base'
import { brokerConfigTable } from '../config/broker-config-table.ts'
import { resolveBrokerConfig } from '../config/broker-config.ts'
import { brokerLayers, type ConfigsContext } from '../config/broker-layers.ts'
import { keyOf } from '../config/check-configs.ts'
import { groupConfigEntries } from '../config/group-config.ts'
import type { ConfigEntry } from '../config/layers.ts'
import { resolveTopicConfig, topicConfigs } from '../config/topic-config.ts'
import type { ClusterImage } from '../image/cluster-image.ts'
import { topicsPerRequestMax } from '../limits.ts'
import { shown } from '../shown.ts'
import { checkBrokerName, checkGroupName, type ConfigResource } from './incremental-alter-configs.ts'

/** Whose configs to describe, and which of them. */
export interface DescribeConfigsRequest {
  readonly resources: readonly (ConfigResource & {
    /** Empty: all. */
    readonly keys: readonly string[]
  })[]
}

/** The configs of a topic, a broker or a group, or why there are none. */
export interface DescribedConfigs extends ConfigResource {
  readonly error?: StreamError | undefined
  /** By name. */
  readonly entries: readonly ConfigEntry[]
}

/**
 * The configs of topics, brokers and groups, with where each value comes from; a refused resource leaves the others alone. Keys that are asked
 * for but unknown are left out, as in Kafka. Throws INVALID_REQUEST only if the request as a whole is too large.
 */
export function describeConfigs(
  image: ClusterImage,
  request: DescribeConfigsRequest,
  context: ConfigsContext,
): readonly DescribedConfigs[] {
  const count = request.resources.length
  if (count > topicsPerRequestMax) {
    throw new StreamError(
      'INVALID_REQUEST',
      `a request describes at most ${topicsPerRequestMax} resources, not ${count}`,
      {
        context: { limit: topicsPerRequestMax },
      },
    )
  }
  return request.resources.map(({ type, name, keys }) => {
    try {
      const all = entriesOf[type](image, name, context)
      return { type, name, entries: keys.length === 0 ? all : all.filter((entry) => keys.includes(entry.name)) }
    } catch (error) {
      if (!isStreamError(error)) throw error
      return { type, name, error, entries: [] }
    }
  })
}

function ofTopic(image: ClusterImage, name: string, context: ConfigsContext): readonly ConfigEntry[] {
  if (image.topic(name) === undefined) {
    throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `there is no topic ${shown(name)}`, {
      context: { topic: shown(name) },
    })
  }
  const { entries } = resolveTopicConfig(image.topicConfigs(name), brokerLayers(image, context))
  return entries.filter((entry) => keyOf(topicConfigs, entry.name)?.internal !== true || isSet(entry))
}

function ofBroker(image: ClusterImage, name: string, context: ConfigsContext): readonly ConfigEntry[] {
  checkBrokerName(name, context)
  const layers = brokerLayers(image, context)
  if (name !== '') {
    const { entries } = resolveBrokerConfig(layers)
    return entries.filter((entry) => keyOf(brokerConfigTable, entry.name)?.internal !== true || isSet(entry))
  }
  const { dynamicDefault = {} } = layers
  const { entries } = resolveBrokerConfig({ dynamicDefault })
  return entries
    .filter((entry) => Object.hasOwn(dynamicDefault, entry.name))
    .map((entry) => ({ ...entry, synonyms: entry.synonyms.filter(({ source }) => source !== 'DEFAULT_CONFIG') }))
}

/** Those of a group that is not there are what its members would go by. */
function ofGroup(image: ClusterImage, name: string, context: ConfigsContext): readonly ConfigEntry[] {
  checkGroupName(name)
  return groupConfigEntries(image.groupConfigs(name), brokerLayers(image, context))
}

const entriesOf = { topic: ofTopic, broker: ofBroker, group: ofGroup } as const

function isSet(entry: ConfigEntry): boolean {
  return entry.source !== 'DEFAULT_CONFIG'
}
