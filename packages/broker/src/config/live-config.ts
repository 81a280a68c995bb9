import type { Logger } from '@millrace/base'
import {
  type AlterConfigsContext,
  type BrokerLayers,
  brokerLayers,
  type BrokerSettings,
  type ClusterImage,
  type CreateTopicsContext,
  type Policies,
  resolveBrokerConfig,
  resolveTopicConfig,
  type TopicConfig,
  topicConfigWarnings,
  unusableBrokerConfigs,
} from '@millrace/metadata'
import { topicConfigsKnownMax } from '../limits.ts'
import type { BrokerConfig } from './broker-config.ts'

/** Is told of the settings that count from now on, and of the names in camel case of those that changed. */
export type SettingsListener = (settings: BrokerSettings, changed: ReadonlySet<keyof BrokerSettings>) => void

/** A broker's configuration as it is now: what it was started with, and over that what was altered since. */
export class LiveConfig {
  readonly #config: BrokerConfig
  readonly #image: ClusterImage
  readonly #logger: Logger
  readonly #policies: Policies
  readonly #listeners = new Set<SettingsListener>()
  #layers: BrokerLayers
  #settings: BrokerSettings
  /** What topics come to, by what they set themselves. */
  readonly #topics = new Map<string, TopicConfig>()

  constructor(config: BrokerConfig, image: ClusterImage, logger: Logger, policies: Policies = {}) {
    this.#config = config
    this.#image = image
    this.#logger = logger
    this.#policies = policies
    this.#layers = this.#readLayers()
    this.#settings = resolveBrokerConfig(this.#layers).settings
    const forTopics = resolveTopicConfig({}, this.#layers).config
    for (const warning of topicConfigWarnings(forTopics)) logger.warn({}, warning)
  }

  /** The value of each key now: `numPartitions`, and so on. Not to be kept: ask again, or listen. */
  get settings(): BrokerSettings {
    return this.#settings
  }

  /** What sets the broker's keys, of which some are defaults for topics. */
  get layers(): BrokerLayers {
    return this.#layers
  }

  /** What the broker was started with. */
  get started(): BrokerConfig {
    return this.#config
  }

  /** What decisions on configs need to know of the broker. */
  get context(): AlterConfigsContext {
    return { nodeId: this.#config.nodeId, staticBroker: this.#config.texts, policies: this.#policies }
  }

  /** What the creation of topics needs to know of the broker. */
  get creation(): Omit<CreateTopicsContext, 'random'> {
    const { numPartitions, defaultReplicationFactor } = this.#settings
    return {
      partitionsDefault: numPartitions,
      replicationFactorDefault: defaultReplicationFactor,
      broker: this.#layers,
      policies: this.#policies,
    }
  }

  /** The configuration of a topic now. */
  topic(name: string): TopicConfig {
    const own = this.#image.topicConfigs(name)
    // A thousand partitions ask when they are made, and most topics set the same, or nothing.
    const key = JSON.stringify(own)
    const known = this.#topics.get(key)
    if (known !== undefined) return known
    const { config } = resolveTopicConfig(own, this.#layers)
    if (this.#topics.size >= topicConfigsKnownMax) this.#topics.clear()
    this.#topics.set(key, config)
    return config
  }

  /** Calls `listener` at each change, after it counts; until the function that is returned is called. */
  onChange(listener: SettingsListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Takes in what the image says now. */
  refresh(): void {
    const before = this.#settings
    this.#layers = this.#readLayers()
    this.#topics.clear()
    this.#settings = resolveBrokerConfig(this.#layers).settings
    const names = Object.keys(before) as (keyof BrokerSettings)[]
    const changed = new Set(
      names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(this.#settings[name])),
    )
    if (changed.size === 0) return
    this.#logger.info({ changed: [...changed] }, 'configs of the broker were altered')
    for (const listener of this.#listeners) listener(this.#settings, changed)
  }

  #readLayers(): BrokerLayers {
    for (const { key, problem } of unusableBrokerConfigs(this.#image, this.context)) {
      this.#logger.warn({ key }, `a config that was altered while a broker ran does not count: ${problem}`)
    }
    return brokerLayers(this.#image, this.context)
  }
}
