import { millrace } from '@millrace/contracts'
import type {
  ConfigResource,
  ConfigSource,
  ConfigSynonym,
  ConfigType,
  DescribedConfig,
} from '../../admin/config-types.ts'
import type { AlteredResource, ConfigOp, DescribedResource } from '../transport.ts'
import { streamErrorFrom } from './wire-error.ts'

type Admin = typeof millrace.admin.v1
type Wire<Name extends keyof Admin> = Admin[Name] extends new (...args: never[]) => infer Message ? Message : never

const { AlterConfigOp, ConfigResourceType, ConfigSource: WireSource, ConfigType: WireType } = millrace.admin.v1
const { KIND_APPEND, KIND_DELETE, KIND_SET, KIND_SUBTRACT } = AlterConfigOp.Kind

const resourceTypes = {
  topic: ConfigResourceType.CONFIG_RESOURCE_TYPE_TOPIC,
  broker: ConfigResourceType.CONFIG_RESOURCE_TYPE_BROKER,
  group: ConfigResourceType.CONFIG_RESOURCE_TYPE_GROUP,
} as const

export function configResourceTo({ type, name }: ConfigResource) {
  return { type: resourceTypes[type], name }
}

const kinds = { SET: KIND_SET, DELETE: KIND_DELETE, APPEND: KIND_APPEND, SUBTRACT: KIND_SUBTRACT } as const

export function configOpTo({ name, op, value }: ConfigOp) {
  return { name, op: kinds[op], value }
}

export function alteredResourceFrom({ error, warnings }: Wire<'AlterConfigsResult'>): AlteredResource {
  return { error: streamErrorFrom(error), warnings }
}

export function describedResourceFrom({ error, entries }: Wire<'DescribeConfigsResult'>): DescribedResource {
  return { error: streamErrorFrom(error), configs: entries.map(describedConfigFrom) }
}

function describedConfigFrom(config: Wire<'DescribedConfig'>): DescribedConfig {
  const { name, value, source, readOnly, sensitive, type, synonyms, documentation } = config
  return {
    name,
    value: value ?? undefined,
    source: configSourceFrom(source),
    type: configTypeFrom(type),
    readOnly,
    sensitive,
    synonyms: synonyms.map(synonymFrom),
    documentation,
  }
}

function synonymFrom({ name, value, source }: Wire<'ConfigSynonym'>): ConfigSynonym {
  return { name, value: value ?? undefined, source: configSourceFrom(source) }
}

export function configSourceFrom(source: millrace.admin.v1.ConfigSource): ConfigSource {
  switch (source) {
    case WireSource.CONFIG_SOURCE_TOPIC:
      return 'DYNAMIC_TOPIC_CONFIG'
    case WireSource.CONFIG_SOURCE_GROUP:
      return 'DYNAMIC_GROUP_CONFIG'
    case WireSource.CONFIG_SOURCE_DYNAMIC_BROKER:
      return 'DYNAMIC_BROKER_CONFIG'
    case WireSource.CONFIG_SOURCE_DYNAMIC_DEFAULT_BROKER:
      return 'DYNAMIC_DEFAULT_BROKER_CONFIG'
    case WireSource.CONFIG_SOURCE_STATIC_BROKER:
      return 'STATIC_BROKER_CONFIG'
    default:
      return 'DEFAULT_CONFIG'
  }
}

/** A type that is newer than this client is shown as text. */
function configTypeFrom(type: millrace.admin.v1.ConfigType): ConfigType {
  return types.get(type) ?? 'STRING'
}

const types: ReadonlyMap<millrace.admin.v1.ConfigType, ConfigType> = new Map([
  [WireType.CONFIG_TYPE_BOOLEAN, 'BOOLEAN'],
  [WireType.CONFIG_TYPE_STRING, 'STRING'],
  [WireType.CONFIG_TYPE_INT, 'INT'],
  [WireType.CONFIG_TYPE_SHORT, 'SHORT'],
  [WireType.CONFIG_TYPE_LONG, 'LONG'],
  [WireType.CONFIG_TYPE_DOUBLE, 'DOUBLE'],
  [WireType.CONFIG_TYPE_LIST, 'LIST'],
  [WireType.CONFIG_TYPE_CLASS, 'CLASS'],
  [WireType.CONFIG_TYPE_PASSWORD, 'PASSWORD'],
])
