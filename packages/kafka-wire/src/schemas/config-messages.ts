import { array, bool, int16, int32, int8, string, struct } from '../field.ts'
import { Message } from '../message.ts'

/**
 * Configs of topics (resource type 2), brokers (4), loggers of brokers (8), client metrics (16) and groups (32).
 *
 * ```
 * DescribeConfigs         => [resource_type resource_name [configuration_keys]?] include_synonyms include_documentation(3+)
 *                         <- throttle_time_ms [error_code error_message? resource_type resource_name [name value? read_only config_source
 *                            is_sensitive [name value? source] config_type(3+) documentation?(3+)]]
 * AlterConfigs            => [resource_type resource_name [name value?]] validate_only
 *                         <- throttle_time_ms [error_code error_message? resource_type resource_name]
 * IncrementalAlterConfigs => [resource_type resource_name [name config_operation value?]] validate_only
 *                         <- throttle_time_ms [error_code error_message? resource_type resource_name]
 * ListConfigResources     => [resource_types](1+)
 *                         <- throttle_time_ms error_code [resource_name resource_type(1+)]
 * ```
 */
const throttleTimeMs = int32({ default: 0 })
const errorMessage = string({ nullable: '0+', default: null, ignorable: true })
const altered = struct({ errorCode: int16(), errorMessage, resourceType: int8(), resourceName: string() })

/** Whose configs are asked for; without keys, all. */
export const describeConfigsRequest = new Message({
  name: 'DescribeConfigsRequest',
  versions: '1-4',
  flexible: '4+',
  fields: {
    resources: array(
      struct({
        resourceType: int8(),
        resourceName: string(),
        configurationKeys: array(string(), { nullable: '0+', default: null }),
      }),
    ),
    includeSynonyms: bool({ default: false }),
    includeDocumentation: bool({ versions: '3+', default: false }),
  },
})

/** Configs with where each value comes from (KIP-226, KIP-569). */
export const describeConfigsResponse = new Message({
  name: 'DescribeConfigsResponse',
  versions: '1-4',
  flexible: '4+',
  fields: {
    throttleTimeMs,
    results: array(
      struct({
        errorCode: int16(),
        errorMessage,
        resourceType: int8(),
        resourceName: string(),
        configs: array(
          struct({
            name: string(),
            value: string({ nullable: '0+' }),
            readOnly: bool(),
            configSource: int8(),
            isSensitive: bool(),
            synonyms: array(struct({ name: string(), value: string({ nullable: '0+' }), source: int8() })),
            configType: int8({ versions: '3+', default: 0, ignorable: true }),
            documentation: string({ versions: '3+', nullable: '0+', default: null, ignorable: true }),
          }),
        ),
      }),
    ),
  },
})

/** All that is to be set on each resource; what is not named is no longer set. */
export const alterConfigsRequest = new Message({
  name: 'AlterConfigsRequest',
  versions: '0-2',
  flexible: '2+',
  fields: {
    resources: array(
      struct({
        resourceType: int8(),
        resourceName: string(),
        configs: array(struct({ name: string(), value: string({ nullable: '0+' }) })),
      }),
    ),
    validateOnly: bool(),
  },
})

/** Of each resource, whether it was altered. */
export const alterConfigsResponse = new Message({
  name: 'AlterConfigsResponse',
  versions: '0-2',
  flexible: '2+',
  fields: { throttleTimeMs, responses: array(altered) },
})

/** Single configs to change on each resource: 0 sets, 1 deletes, 2 adds to a list, 3 takes from one (KIP-339). */
export const incrementalAlterConfigsRequest = new Message({
  name: 'IncrementalAlterConfigsRequest',
  versions: '0-1',
  flexible: '1+',
  fields: {
    resources: array(
      struct({
        resourceType: int8(),
        resourceName: string(),
        configs: array(struct({ name: string(), configOperation: int8(), value: string({ nullable: '0+' }) })),
      }),
    ),
    validateOnly: bool(),
  },
})

/** Of each resource, whether it was altered. */
export const incrementalAlterConfigsResponse = new Message({
  name: 'IncrementalAlterConfigsResponse',
  versions: '0-1',
  flexible: '1+',
  fields: { throttleTimeMs, responses: array(altered) },
})

/** Which types of resources are asked for; without any, all that there are (KIP-1142). Version 0 is about client metrics alone. */
export const listConfigResourcesRequest = new Message({
  name: 'ListConfigResourcesRequest',
  versions: '0-1',
  flexible: '0+',
  fields: { resourceTypes: array(int8(), { versions: '1+', default: [] }) },
})

/** Resources that have configs, or may. */
export const listConfigResourcesResponse = new Message({
  name: 'ListConfigResourcesResponse',
  versions: '0-1',
  flexible: '0+',
  fields: {
    throttleTimeMs,
    errorCode: int16(),
    configResources: array(
      struct({ resourceName: string(), resourceType: int8({ versions: '1+', default: 16, ignorable: true }) }),
    ),
  },
})
