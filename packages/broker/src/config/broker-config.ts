import { asClusterId, asNodeId, type ClusterId, isLoopback, isWildcard, type NodeId, StreamError } from '@millrace/base'
import {
  type BrokerSettings,
  checkBrokerConfigs,
  checkBrokerRules,
  type ConfigTexts,
  resolveBrokerConfig,
  resolveTopicConfig,
} from '@millrace/metadata'
import { logDirectories } from './log-directories.ts'
import { advertisedAddresses, type ListenAddress, listenAddresses } from './listener-address.ts'
import { type QuorumConfig, quorumConfig } from './quorum-config.ts'

/** Where clients of Kafka's protocol are served, and where they are told to connect to if that is not the same. */
export interface KafkaListenerConfig extends ListenAddress {
  readonly advertised: Partial<ListenAddress>
}

/** A broker's configuration as it was started with, checked. Made by {@link parseBrokerConfig}. */
export interface BrokerConfig {
  readonly nodeId: NodeId
  readonly clusterId: ClusterId | undefined
  readonly listenerHost: string
  readonly listenerPort: number
  readonly advertisedHost: string | undefined
  readonly advertisedPort: number | undefined
  /** The listener for Kafka's protocol; undefined if there is none. */
  readonly kafka: KafkaListenerConfig | undefined
  /** The folders that hold partitions, one at least. */
  readonly logDirectories: readonly string[]
  readonly logDirectorySizeBytesMax: number | undefined
  readonly flush: 'fsync' | 'os'
  /** Its part in its cluster. */
  readonly quorum: QuorumConfig
  /** Every key's value at the start. What can be altered while the broker runs is to be had of the LiveConfig. */
  readonly settings: BrokerSettings
  /** What was given, as text: Kafka's STATIC_BROKER_CONFIG. */
  readonly texts: ConfigTexts
}

/**
 * Reads a broker's configuration from keys in Kafka's spelling; values may be texts or what YAML made of them.
 *
 * Throws INVALID_CONFIG naming each key that is unknown (with the one that was perhaps meant), malformed, out of bounds, or not
 * supported, and keys that contradict each other; and LISTENER_INSECURE for a listener that others could reach.
 */
export function parseBrokerConfig(entries: Readonly<Record<string, unknown>>): BrokerConfig {
  const texts = Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, textOf(value)]))
  checkBrokerConfigs(texts)
  const { settings } = resolveBrokerConfig({ staticBroker: texts })
  checkBrokerRules(settings)
  // What is set for all topics may contradict itself, too.
  resolveTopicConfig({}, { staticBroker: texts })
  const { own: listen, kafka } = listenAddresses(settings, texts)
  const { own: advertised, kafka: kafkaAdvertised } = advertisedAddresses(settings, texts)
  if (!settings.listenerInsecure) {
    if (!isLoopback(listen.host)) throw insecure('listener.host', listen.host)
    if (kafka !== undefined && !isLoopback(kafka.host)) throw insecure('kafka.listener.host', kafka.host)
    if (settings.httpPort !== null && !isLoopback(settings.httpHost)) throw insecure('http.host', settings.httpHost)
  }
  if (isWildcard(listen.host) && advertised.host === undefined) throw unreachableHost(listen.host)
  if (kafka !== undefined && isWildcard(kafka.host) && kafkaAdvertised.host === undefined) {
    throw unreachableHost(kafka.host, 'kafka.')
  }
  const { clusterId } = settings
  const nodeId = asNodeId(nodeIdOf(settings, texts))
  return {
    nodeId,
    clusterId: clusterId === null ? undefined : asClusterId(clusterId),
    listenerHost: listen.host,
    listenerPort: listen.port,
    advertisedHost: advertised.host,
    advertisedPort: advertised.port,
    kafka: kafka === undefined ? undefined : { ...kafka, advertised: kafkaAdvertised },
    logDirectories: logDirectories(settings),
    logDirectorySizeBytesMax: settings.logDirSizeBytesMax ?? undefined,
    flush: settings.flush,
    quorum: quorumConfig(settings, nodeId),
    settings,
    texts,
  }
}

/** `broker.id` is the older name of `node.id`. */
function nodeIdOf({ nodeId, brokerId }: BrokerSettings, texts: ConfigTexts): number {
  if (brokerId === -1) return nodeId
  if (!Object.hasOwn(texts, 'node.id') || nodeId === brokerId) return brokerId
  const text = `broker.id is ${brokerId} but must be the same as node.id=${nodeId}, or be left out`
  throw new StreamError('INVALID_CONFIG', text, { context: { key: 'broker.id' } })
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(',')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function unreachableHost(host: string, prefix: 'kafka.' | '' = ''): StreamError {
  const key = `${prefix}advertised.host`
  const text = `${prefix}listener.host=${host} listens on every interface, but is no address that clients could connect to; set ${key}`
  return new StreamError('INVALID_CONFIG', text, { context: { key } })
}

function insecure(key: string, host: string): StreamError {
  return new StreamError(
    'LISTENER_INSECURE',
    `${key}=${host} can be reached from other machines, and this release has no authentication yet: whoever reaches it can ` +
      'read, write and delete everything. Listen on 127.0.0.1, or, where the network itself keeps strangers out, set listener.insecure=true',
    { context: { address: host } },
  )
}
