import type { millrace } from '@millrace/contracts'
import type { ConfigResource, ConfigSource, ConfigType } from '@millrace/metadata'
import { configSourceOf } from '../../admin/describe-configs.ts'

/** What configs are of, by Kafka's numbers on the wire. */
export const resourceTypes = { topic: 2, broker: 4, brokerLogger: 8, clientMetrics: 16, group: 32 } as const

/** The same in our own words; undefined for what no controller decides on: loggers of brokers, client metrics. */
export function resourceTypeOf(resourceType: number): ConfigResource['type'] | undefined {
  if (resourceType === resourceTypes.topic) return 'topic'
  if (resourceType === resourceTypes.broker) return 'broker'
  return resourceType === resourceTypes.group ? 'group' : undefined
}

/** Kafka's numbers for where a value comes from. */
export const configSources = {
  DYNAMIC_TOPIC_CONFIG: 1,
  DYNAMIC_BROKER_CONFIG: 2,
  DYNAMIC_DEFAULT_BROKER_CONFIG: 3,
  STATIC_BROKER_CONFIG: 4,
  DEFAULT_CONFIG: 5,
  DYNAMIC_GROUP_CONFIG: 8,
} as const satisfies Readonly<Record<ConfigSource, number>>

/** Kafka's numbers for the types of values. */
export const configTypes = {
  BOOLEAN: 1,
  STRING: 2,
  INT: 3,
  SHORT: 4,
  LONG: 5,
  DOUBLE: 6,
  LIST: 7,
  CLASS: 8,
  PASSWORD: 9,
} as const satisfies Readonly<Record<ConfigType, number>>

const names = Object.keys(configSources) as ConfigSource[]
const numbersOfWire = new Map(names.map((name) => [configSourceOf[name], configSources[name]] as const))

/** Kafka's number for where a value comes from that a controller told of. */
export function configSourceNumber(source: millrace.admin.v1.ConfigSource): number {
  return numbersOfWire.get(source as never) ?? 0
}
