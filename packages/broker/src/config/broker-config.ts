import { asClusterId, asNodeId, type ClusterId, isStreamError, type NodeId, StreamError } from '@millrace/base'
import {
  brokerTopicConfigNames,
  checkTopicConfigs,
  closestName,
  type ConfigTexts,
  topicDefaultsOfBroker,
} from '@millrace/metadata'
import { batchSizeBytesMax } from '../limits.ts'
import { type BrokerKey, brokerKeys, type BrokerKeyName, type BrokerKeyValue } from './keys.ts'
import { isLoopback, isWildcard } from './loopback.ts'

/** A broker's configuration, checked. Made by {@link parseBrokerConfig}. */
export interface BrokerConfig {
  readonly nodeId: NodeId
  readonly clusterId: ClusterId | undefined
  readonly listenerHost: string
  readonly listenerPort: number
  readonly advertisedHost: string | undefined
  readonly advertisedPort: number | undefined
  readonly logDirectory: string
  readonly logDirectorySizeBytesMax: number | undefined
  readonly flush: 'fsync' | 'os'
  readonly numPartitions: number
  readonly defaultReplicationFactor: number
  readonly retentionCheckIntervalMs: number
  readonly producerIdExpirationMs: number
  /** What this broker sets for topics that do not set it themselves, by the names of topic configs. */
  readonly topicDefaults: ConfigTexts
}

/**
 * Reads a broker's configuration from keys in Kafka's spelling; values may be texts or what YAML made of them.
 *
 * Throws INVALID_CONFIG naming the key: unknown (with the one that was perhaps meant), malformed, or out of bounds; and
 * LISTENER_INSECURE for a listener that others could reach.
 */
export function parseBrokerConfig(entries: Readonly<Record<string, unknown>>): BrokerConfig {
  for (const name of Object.keys(entries)) refuseUnknown(name)
  const read = <Name extends BrokerKeyName>(name: Name): BrokerKeyValue<Name> => readKey(name, entries[name])
  const host = read('listener.host')
  const mayBeInsecure = read('listener.insecure')
  if (!isLoopback(host) && !mayBeInsecure) throw insecure(host)
  if (isWildcard(host) && read('advertised.host') === undefined) throw unreachableHost(host)
  const clusterId = read('cluster.id')
  return {
    nodeId: asNodeId(read('node.id')),
    clusterId: clusterId === undefined ? undefined : asClusterId(clusterId),
    listenerHost: host,
    listenerPort: read('listener.port'),
    advertisedHost: read('advertised.host'),
    advertisedPort: read('advertised.port'),
    logDirectory: read('log.dir'),
    logDirectorySizeBytesMax: read('log.dir.size.bytes.max'),
    flush: read('flush'),
    numPartitions: read('num.partitions'),
    defaultReplicationFactor: read('default.replication.factor'),
    retentionCheckIntervalMs: read('log.retention.check.interval.ms'),
    producerIdExpirationMs: read('producer.id.expiration.ms'),
    topicDefaults: readTopicDefaults(entries),
  }
}

function isBrokerKey(name: string): name is BrokerKeyName {
  return Object.hasOwn(brokerKeys, name)
}

function refuseUnknown(name: string): void {
  if (isBrokerKey(name) || brokerTopicConfigNames.includes(name)) return
  const meant = closestName(name, [...Object.keys(brokerKeys), ...brokerTopicConfigNames])
  throw new StreamError(
    'INVALID_CONFIG',
    `unknown broker config '${name}'${meant === undefined ? '' : `; did you mean '${meant}'?`}`,
    {
      context: { key: name },
    },
  )
}

function readKey<Name extends BrokerKeyName>(name: Name, value: unknown): BrokerKeyValue<Name> {
  // The table gives both the type and the value.
  const key = brokerKeys[name] as unknown as BrokerKey<BrokerKeyValue<Name>>
  if (value === undefined) return key.default
  const found = key.read(value)
  if (found !== undefined) return found
  throw new StreamError('INVALID_CONFIG', `${name} is '${shown(value)}' but must be ${key.expected}`, {
    context: { key: name },
  })
}

function readTopicDefaults(entries: Readonly<Record<string, unknown>>): ConfigTexts {
  const texts: Record<string, string> = {}
  for (const name of brokerTopicConfigNames) {
    const value = entries[name]
    if (value === undefined) continue
    texts[name] = shown(value)
    checkTopicDefault(name, texts[name])
  }
  return topicDefaultsOfBroker(texts)
}

/** One at a time, so that the error names the key as the operator wrote it. */
function checkTopicDefault(name: string, value: string): void {
  try {
    checkTopicConfigs(topicDefaultsOfBroker({ [name]: value }))
  } catch (error) {
    if (!isStreamError(error)) throw error
    throw new StreamError('INVALID_CONFIG', `${name}=${value}: ${error.message}`, {
      cause: error,
      context: { key: name },
    })
  }
  if (name === 'message.max.bytes') checkBatchSize(name, value)
}

/** Throws INVALID_CONFIG if `value` would allow batches that are larger than this broker's messages can carry. */
export function checkBatchSize(name: string, value: string): void {
  if (Number(value) <= batchSizeBytesMax) return
  throw new StreamError(
    'INVALID_CONFIG',
    `${name} is ${value} but must be at most ${batchSizeBytesMax}: no message of this broker is larger`,
    {
      context: { key: name, limit: batchSizeBytesMax },
    },
  )
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function unreachableHost(host: string): StreamError {
  const text = `listener.host=${host} listens on every interface, but is no address that clients could connect to; set advertised.host`
  return new StreamError('INVALID_CONFIG', text, { context: { key: 'advertised.host' } })
}

function insecure(host: string): StreamError {
  return new StreamError(
    'LISTENER_INSECURE',
    `listener.host=${host} can be reached from other machines, and this release has no authentication yet: whoever reaches it can ` +
      'read, write and delete everything. Listen on 127.0.0.1, or, where the network itself keeps strangers out, set listener.insecure=true',
    { context: { address: host } },
  )
}
