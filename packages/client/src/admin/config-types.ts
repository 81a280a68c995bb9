/** Where a config's value comes from, in Kafka's words: what is earlier in this list counts before what is later. */
export type ConfigSource =
  | 'DYNAMIC_TOPIC_CONFIG'
  | 'DYNAMIC_GROUP_CONFIG'
  | 'DYNAMIC_BROKER_CONFIG'
  | 'DYNAMIC_DEFAULT_BROKER_CONFIG'
  | 'STATIC_BROKER_CONFIG'
  | 'DEFAULT_CONFIG'

/** Kafka's types of config values. */
export type ConfigType = 'BOOLEAN' | 'STRING' | 'INT' | 'SHORT' | 'LONG' | 'DOUBLE' | 'LIST' | 'CLASS' | 'PASSWORD'

/** What configs are of. */
export interface ConfigResource {
  readonly type: 'topic' | 'broker' | 'group'
  /** A topic's or a group's name; a broker's id, or nothing for what is set for all brokers while they run. */
  readonly name: string
}

/** One text that is set for a config, or for another that stands in for it, as `log.retention.hours` does for `retention.ms`. */
export interface ConfigSynonym {
  readonly name: string
  /** undefined for a secret. */
  readonly value: string | undefined
  readonly source: ConfigSource
}

/** All that is known of one config of a topic, broker or group. */
export interface DescribedConfig {
  readonly name: string
  /** undefined if it has none, or is a secret. */
  readonly value: string | undefined
  readonly source: ConfigSource
  readonly type: ConfigType
  /** It can't be altered while the broker runs. */
  readonly readOnly: boolean
  readonly sensitive: boolean
  /** Everything that is set for it, what counts first; empty unless asked for. */
  readonly synonyms: readonly ConfigSynonym[]
  /** What it does; empty unless asked for. */
  readonly documentation: string
}

/** What `describeConfigs` is to tell. */
export interface DescribeConfigsOptions {
  /** Default: all. */
  readonly keys?: readonly string[]
  /** Default false. */
  readonly synonyms?: boolean
  /** Default false. */
  readonly documentation?: boolean
}

/** A config's value as it may be written; numbers and flags are sent as their texts. */
export type ConfigValue = string | number | boolean

/** Changes of single configs; those that are not named stay. */
export interface ConfigChanges {
  /** Gives configs values. */
  readonly set?: Readonly<Record<string, ConfigValue>>
  /** Back to what counts without them. */
  readonly delete?: readonly string[]
  /** Adds to lists what they do not hold yet. */
  readonly append?: Readonly<Record<string, string | readonly string[]>>
  /** Takes from lists. */
  readonly subtract?: Readonly<Record<string, string | readonly string[]>>
}

/** What came of altering configs. */
export interface AlteredConfigs {
  /** What is allowed but hardly meant, such as a retention below the size of a segment; a sentence each. */
  readonly warnings: readonly string[]
}
