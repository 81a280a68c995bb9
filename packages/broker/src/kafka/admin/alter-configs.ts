import { present } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type {
  alterConfigsRequest,
  alterConfigsResponse,
  incrementalAlterConfigsRequest,
  incrementalAlterConfigsResponse,
  MessageInput,
  MessageValue,
} from '@millrace/kafka-wire'
import { configResourceType } from '../../admin/config-resource.ts'
import { controllerCalls } from '../../admin/controller-calls.ts'
import type { KafkaServices } from '../api.ts'
import type { KafkaError } from '../errors.ts'
import { alterLoggers } from './broker-loggers.ts'
import { resourceTypeOf, resourceTypes } from './config-numbers.ts'
import { unknownType } from './describe-configs.ts'
import { decided } from './decided.ts'
import { errorFields, noError, refusal, repeated } from './results.ts'

const { Kind } = millrace.admin.v1.AlterConfigOp

type ReplaceRequest = MessageValue<typeof alterConfigsRequest>
type Request = MessageValue<typeof incrementalAlterConfigsRequest>
/** Both answers are alike. */
type Response = MessageInput<typeof alterConfigsResponse> & MessageInput<typeof incrementalAlterConfigsResponse>
type Resource = Request['resources'][number]

/** What is done with a config, by Kafka's number. */
const kinds: ReadonlyMap<number, millrace.admin.v1.AlterConfigOp.Kind> = new Map([
  [0, Kind.KIND_SET],
  [1, Kind.KIND_DELETE],
  [2, Kind.KIND_APPEND],
  [3, Kind.KIND_SUBTRACT],
])
const set = 0
const remove = 1

/** IncrementalAlterConfigs (KIP-339): each resource whole or not at all, and by itself. */
export function incrementalAlterConfigs(services: KafkaServices, request: Request): Promise<Response> {
  return alter(services, request.resources, { validateOnly: request.validateOnly, replace: false })
}

/** AlterConfigs: as {@link incrementalAlterConfigs}, but what is not named is set no more. */
export function alterConfigs(services: KafkaServices, request: ReplaceRequest): Promise<Response> {
  const resources = request.resources.map(({ resourceType, resourceName, configs }) => ({
    resourceType,
    resourceName,
    configs: configs.map(({ name, value }) => ({ name, value, configOperation: set })),
  }))
  return alter(services, resources, { validateOnly: request.validateOnly, replace: true })
}

/** The answer if none could be altered. */
export function alterConfigsFailed({ resources }: Request | ReplaceRequest, error: KafkaError): Response {
  return { responses: resources.map(({ resourceType, resourceName }) => ({ ...error, resourceType, resourceName })) }
}

async function alter(
  services: KafkaServices,
  resources: readonly Resource[],
  { validateOnly, replace }: { readonly validateOnly: boolean; readonly replace: boolean },
): Promise<Response> {
  const twice = repeated(resources.map(keyOf))
  const problems = new Map(resources.map((resource) => [resource, problemOf(resource, twice, replace)]))
  // Its loggers are this broker's own: nobody else decides on them.
  const asked = resources.filter((resource) => problems.get(resource) === undefined && !isLoggers(resource))
  const request = new millrace.admin.v1.IncrementalAlterConfigsRequest({
    resources: asked.map(wireResource),
    validateOnly,
    replace,
  })
  const answers = asked.length === 0 ? [] : (await decided(services, controllerCalls.alterConfigs, request)).resources
  const results = new Map(asked.map((resource, index) => [resource, errorFields(answers[index]?.error)]))
  for (const resource of resources) {
    if (!isLoggers(resource) || problems.get(resource) !== undefined) continue
    results.set(resource, alterLoggers(services, resource.resourceName, resource.configs, validateOnly))
  }
  return {
    responses: resources.map((resource) => {
      const { resourceType, resourceName } = resource
      return { ...(problems.get(resource) ?? results.get(resource) ?? noError), resourceType, resourceName }
    }),
  }
}

function isLoggers({ resourceType }: Resource): boolean {
  return resourceType === resourceTypes.brokerLogger
}

function keyOf({ resourceType, resourceName }: Resource): string {
  return `${resourceType} ${resourceName}`
}

/** What no controller needs to be asked about: what its own call has no words for. */
function problemOf(resource: Resource, twice: ReadonlySet<string>, replace: boolean): KafkaError | undefined {
  const { resourceType, resourceName, configs } = resource
  if (twice.has(keyOf(resource))) {
    return refusal('INVALID_REQUEST', `the request names '${resourceName}' more than once`)
  }
  if (isLoggers(resource)) {
    return replace ? refusal('INVALID_REQUEST', 'levels of loggers are altered by IncrementalAlterConfigs') : undefined
  }
  if (resourceTypeOf(resourceType) === undefined) return unknownType(resourceType)
  const other = configs.find(({ configOperation }) => !kinds.has(configOperation))
  if (other !== undefined) {
    const text = `there is no change of the kind ${other.configOperation}: it is 0 set, 1 delete, 2 append or 3 subtract`
    return refusal('INVALID_REQUEST', text)
  }
  const empty = configs.find(({ value, configOperation }) => value === null && configOperation !== remove)
  if (empty === undefined) return undefined
  return refusal('INVALID_REQUEST', `config ${empty.name} of '${resourceName}' is null: delete it instead`)
}

function wireResource({ resourceType, resourceName, configs }: Resource) {
  const type = present(resourceTypeOf(resourceType), 'types without configs were refused')
  return {
    type: configResourceType(type),
    name: resourceName,
    ops: configs.map(({ name, value, configOperation }) => ({
      name,
      op: kinds.get(configOperation) ?? Kind.KIND_UNSPECIFIED,
      value: value ?? '',
    })),
  }
}
