import { millrace } from '@millrace/contracts'
import {
  type ClusterImage,
  type ConfigEntry,
  type ConfigsContext,
  type ConfigSource as Source,
  type ConfigSynonym,
  type ConfigType as Type,
  describeConfigs,
  type DescribedConfigs,
} from '@millrace/metadata'
import { toWireError } from '../wire/error.ts'
import { configResource, configResourceType } from './config-resource.ts'

const { ConfigSource, ConfigType, DescribeConfigsResponse } = millrace.admin.v1
type WireRequest = millrace.admin.v1.DescribeConfigsRequest
type WireResponse = millrace.admin.v1.DescribeConfigsResponse

/** Kafka's names of sources, on the wire. */
export const configSourceOf = {
  DYNAMIC_TOPIC_CONFIG: ConfigSource.CONFIG_SOURCE_TOPIC,
  DYNAMIC_GROUP_CONFIG: ConfigSource.CONFIG_SOURCE_GROUP,
  DYNAMIC_BROKER_CONFIG: ConfigSource.CONFIG_SOURCE_DYNAMIC_BROKER,
  DYNAMIC_DEFAULT_BROKER_CONFIG: ConfigSource.CONFIG_SOURCE_DYNAMIC_DEFAULT_BROKER,
  STATIC_BROKER_CONFIG: ConfigSource.CONFIG_SOURCE_STATIC_BROKER,
  DEFAULT_CONFIG: ConfigSource.CONFIG_SOURCE_DEFAULT,
} as const satisfies Readonly<Record<Source, unknown>>

const typeOf = {
  BOOLEAN: ConfigType.CONFIG_TYPE_BOOLEAN,
  STRING: ConfigType.CONFIG_TYPE_STRING,
  INT: ConfigType.CONFIG_TYPE_INT,
  SHORT: ConfigType.CONFIG_TYPE_SHORT,
  LONG: ConfigType.CONFIG_TYPE_LONG,
  DOUBLE: ConfigType.CONFIG_TYPE_DOUBLE,
  LIST: ConfigType.CONFIG_TYPE_LIST,
  CLASS: ConfigType.CONFIG_TYPE_CLASS,
  PASSWORD: ConfigType.CONFIG_TYPE_PASSWORD,
} as const satisfies Readonly<Record<Type, unknown>>

/** The configs of topics, of groups and of this broker, each resource by itself. Throws INVALID_REQUEST for a type that there is not. */
export function describeConfigsCommand(
  request: WireRequest,
  image: ClusterImage,
  context: ConfigsContext,
): WireResponse {
  const { includeSynonyms, includeDocumentation } = request
  const resources = request.resources.map((resource) => ({ ...configResource(resource), keys: resource.keys }))
  const entryOf = (entry: ConfigEntry): millrace.admin.v1.DescribedConfig.$Properties => ({
    ...describedConfig(entry),
    synonyms: includeSynonyms ? entry.synonyms.map(synonymOf) : [],
    documentation: includeDocumentation ? entry.documentation : '',
  })
  const described = ({ type, name, error, entries }: DescribedConfigs) => ({
    type: configResourceType(type),
    name,
    ...(error === undefined ? { entries: entries.map(entryOf) } : { error: toWireError(error) }),
  })
  return new DescribeConfigsResponse({ resources: describeConfigs(image, { resources }, context).map(described) })
}

/** What counts for a key, and from where it comes; without what was set for it elsewhere, and without its documentation. */
export function describedConfig(entry: ConfigEntry): millrace.admin.v1.DescribedConfig.$Properties {
  return {
    name: entry.name,
    ...valueOf(entry.value),
    source: configSourceOf[entry.source],
    readOnly: entry.readOnly,
    sensitive: entry.sensitive,
    type: typeOf[entry.type],
  }
}

function synonymOf({ name, value, source }: ConfigSynonym): millrace.admin.v1.ConfigSynonym.$Properties {
  return { name, value, source: configSourceOf[source] }
}

function valueOf(value: string | null): { value?: string } {
  return value === null ? {} : { value }
}
