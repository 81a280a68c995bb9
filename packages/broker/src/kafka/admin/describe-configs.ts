import { isStreamError } from '@millrace/base'
import type { describeConfigsRequest, describeConfigsResponse, MessageInput, MessageValue } from '@millrace/kafka-wire'
import {
  checkTopicName,
  type ConfigEntry,
  describeConfigs as describeResources,
  topicsPerRequestMax,
} from '@millrace/metadata'
import type { KafkaServices } from '../api.ts'
import { type KafkaError, kafkaErrorFields } from '../errors.ts'
import { describeLoggers, notThisBroker } from './broker-loggers.ts'
import { configSources, configTypes, resourceTypeOf, resourceTypes } from './config-numbers.ts'
import { noError, refusal } from './results.ts'

type Request = MessageValue<typeof describeConfigsRequest>
type Response = MessageInput<typeof describeConfigsResponse>
type Resource = Request['resources'][number]
type Result = Response['results'][number]

/** DescribeConfigs: of topics, of this broker, its loggers and all brokers, of groups; each resource by itself. */
export function describeConfigs(services: KafkaServices, request: Request): Response {
  const { resources } = request
  if (resources.length > topicsPerRequestMax) {
    const text = `a request describes at most ${topicsPerRequestMax} resources, not ${resources.length}`
    return describeConfigsFailed(request, refusal('INVALID_REQUEST', text))
  }
  return { results: resources.map((resource) => described(services, request, resource)) }
}

/** The answer if nothing can be said of any. */
export function describeConfigsFailed({ resources }: Request, error: KafkaError): Response {
  return { results: resources.map((resource) => failed(resource, error)) }
}

function failed({ resourceType, resourceName }: Resource, error: KafkaError): Result {
  return { ...error, resourceType, resourceName, configs: [] }
}

function described(services: KafkaServices, request: Request, resource: Resource): Result {
  const { controller, live } = services
  const { resourceType, resourceName, configurationKeys } = resource
  if (resourceType === resourceTypes.brokerLogger) {
    const problem = notThisBroker(services, resourceName)
    if (problem !== undefined) return failed(resource, problem)
    const configs = describeLoggers(services, configurationKeys ?? [], request.includeDocumentation)
    return { ...noError, resourceType, resourceName, configs }
  }
  const type = resourceTypeOf(resourceType)
  if (type === undefined) return failed(resource, unknownType(resourceType))
  try {
    // Names that no topic can have are told from those that none has.
    if (type === 'topic') checkTopicName(resourceName)
    const asked = { resources: [{ type, name: resourceName, keys: configurationKeys ?? [] }] }
    const [answer] = describeResources(controller.image, asked, live.context)
    if (answer?.error !== undefined) throw answer.error
    const configs = (answer?.entries ?? []).map((entry) => configOf(entry, request))
    return { ...noError, resourceType, resourceName, configs }
  } catch (error) {
    if (!isStreamError(error)) throw error
    return failed(resource, kafkaErrorFields(error))
  }
}

/** Why configs of a type can't be told or altered. */
export function unknownType(resourceType: number): KafkaError {
  return refusal(
    'INVALID_REQUEST',
    `configs are of topics (2), brokers (4), loggers of brokers (8) and groups (32), not of the type ${resourceType}`,
  )
}

function configOf(entry: ConfigEntry, request: Request): Result['configs'][number] {
  const synonyms = request.includeSynonyms ? entry.synonyms : []
  return {
    name: entry.name,
    value: entry.value,
    readOnly: entry.readOnly,
    configSource: configSources[entry.source],
    isSensitive: entry.sensitive,
    synonyms: synonyms.map(({ name, value, source }) => ({ name, value, source: configSources[source] })),
    configType: configTypes[entry.type],
    documentation: request.includeDocumentation ? entry.documentation : null,
  }
}
