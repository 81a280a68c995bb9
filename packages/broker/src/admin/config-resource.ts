import { StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { ConfigResource } from '@millrace/metadata'

const { ConfigResourceType } = millrace.admin.v1

/** What a request's configs are of. Throws INVALID_REQUEST for a type that there is not. */
export function configResource({ type, name }: { readonly type: number; readonly name: string }): ConfigResource {
  switch (type) {
    case ConfigResourceType.CONFIG_RESOURCE_TYPE_TOPIC:
      return { type: 'topic', name }
    case ConfigResourceType.CONFIG_RESOURCE_TYPE_BROKER:
      return { type: 'broker', name }
    case ConfigResourceType.CONFIG_RESOURCE_TYPE_GROUP:
      return { type: 'group', name }
    default:
      throw new StreamError(
        'INVALID_REQUEST',
        `configs are of topics (1), brokers (2) and groups (3), not of the type ${type}`,
      )
  }
}

const types = {
  topic: ConfigResourceType.CONFIG_RESOURCE_TYPE_TOPIC,
  broker: ConfigResourceType.CONFIG_RESOURCE_TYPE_BROKER,
  group: ConfigResourceType.CONFIG_RESOURCE_TYPE_GROUP,
} as const satisfies Readonly<Record<ConfigResource['type'], unknown>>

export function configResourceType(type: ConfigResource['type']) {
  return types[type]
}
