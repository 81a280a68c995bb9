import { brokerConfigTable } from '../../config/broker-config-table.ts'
import { type ConfigTexts, usableConfigs } from '../../config/check-configs.ts'
import { resolveTopicConfig, topicConfigs } from '../../config/topic-config.ts'
import type { ClusterImage } from '../../image/cluster-image.ts'

/** What decisions about replicas depend on besides image and request. */
export interface ReplicationContext {
  /** What the deciding controller was started with: some of its keys are defaults for topics. */
  readonly staticBroker?: ConfigTexts | undefined
}

/** The configs of a topic that say who may lead and be in sync. */
export interface ReplicationSettings {
  readonly minInsyncReplicas: number
  readonly uncleanLeaderElectionEnable: boolean
}

/**
 * How many replicas must be in sync: `min.insync.replicas`, or all if a partition has fewer. Below it nothing more is committed, and who
 * leaves the ISR stays eligible to lead (KIP-966).
 */
export function effectiveMinInsyncReplicas(minInsyncReplicas: number, replicaCount: number): number {
  return Math.max(1, Math.min(minInsyncReplicas, replicaCount))
}

/** Configs that a decision changes, and that count within it already. */
export interface ChangedConfigs {
  /** Of topics, by name: all that each sets now. */
  readonly topics: ReadonlyMap<string, ConfigTexts>
  /** All that is set for all brokers now, if that changes. */
  readonly allBrokers?: ConfigTexts | undefined
}

/** The replication configs of topics, resolved at most once a topic within one decision. */
export class TopicReplicationSettings {
  readonly #image: ClusterImage
  readonly #context: ReplicationContext
  readonly #changed: ChangedConfigs
  readonly #byTopic = new Map<string, ReplicationSettings>()
  #defaults: ReplicationSettings | undefined

  constructor(image: ClusterImage, context: ReplicationContext, changed: ChangedConfigs = { topics: new Map() }) {
    this.#image = image
    this.#context = context
    this.#changed = changed
  }

  of(topic: string): ReplicationSettings {
    const known = this.#byTopic.get(topic)
    if (known !== undefined) return known
    const own = usableConfigs(
      topicConfigs,
      replicationOnly(this.#changed.topics.get(topic) ?? this.#image.topicConfigs(topic)),
    ).usable
    // Most topics set none of their own: a thousand of them cost one look at the defaults.
    const settings = Object.keys(own).length === 0 ? this.#ofAll() : this.#resolve(own)
    this.#byTopic.set(topic, settings)
    return settings
  }

  #ofAll(): ReplicationSettings {
    return (this.#defaults ??= this.#resolve({}))
  }

  /** What is set for one broker alone does not count: all must go by the same. */
  #resolve(own: ConfigTexts): ReplicationSettings {
    const dynamicDefault = usableConfigs(
      brokerConfigTable,
      replicationOnly(this.#changed.allBrokers ?? this.#image.brokerConfigs('')),
    ).usable
    const staticBroker = replicationOnly(this.#context.staticBroker ?? {})
    const { minInsyncReplicas, uncleanLeaderElectionEnable } = resolveTopicConfig(own, {
      dynamicDefault,
      staticBroker,
    }).config
    return { minInsyncReplicas, uncleanLeaderElectionEnable }
  }
}

const names = ['min.insync.replicas', 'unclean.leader.election.enable']

function replicationOnly(texts: ConfigTexts): ConfigTexts {
  return Object.fromEntries(Object.entries(texts).filter(([name]) => names.includes(name)))
}
