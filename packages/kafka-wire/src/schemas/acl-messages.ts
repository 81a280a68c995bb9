import { array, int16, int32, int8, string, struct } from '../field.ts'
import { Message } from '../message.ts'

/**
 * Who may do what: patterns of resources with what is allowed or denied on them.
 *
 * ```
 * DescribeAcls => filter
 *              <- throttle_time_ms error_code error_message? [resource_type resource_name pattern_type
 *                 [principal host operation permission_type]]
 * CreateAcls   => [resource_type resource_name resource_pattern_type principal host operation permission_type]
 *              <- throttle_time_ms [error_code error_message?]
 * DeleteAcls   => [filter]
 *              <- throttle_time_ms [error_code error_message? [error_code error_message? resource_type resource_name pattern_type
 *                 principal host operation permission_type]]
 * filter       := resource_type_filter resource_name_filter? pattern_type_filter principal_filter? host_filter? operation permission_type
 * ```
 */
const throttleTimeMs = int32({ default: 0 })
const errorMessage = string({ nullable: '0+', default: null, ignorable: true })
/** 3 is a name as it stands. */
const patternType = int8({ default: 3 })
const rule = { principal: string(), host: string(), operation: int8(), permissionType: int8() }
const filter = {
  resourceTypeFilter: int8(),
  resourceNameFilter: string({ nullable: '0+' }),
  patternTypeFilter: patternType,
  principalFilter: string({ nullable: '0+' }),
  hostFilter: string({ nullable: '0+' }),
  operation: int8(),
  permissionType: int8(),
}

/** Which rules are asked for; null and the type 1 are any. */
export const describeAclsRequest = new Message({
  name: 'DescribeAclsRequest',
  versions: '1-3',
  flexible: '2+',
  fields: filter,
})

/** Rules by resource. */
export const describeAclsResponse = new Message({
  name: 'DescribeAclsResponse',
  versions: '1-3',
  flexible: '2+',
  fields: {
    throttleTimeMs,
    errorCode: int16(),
    errorMessage,
    resources: array(struct({ resourceType: int8(), resourceName: string(), patternType, acls: array(struct(rule)) })),
  },
})

/** Rules to add. */
export const createAclsRequest = new Message({
  name: 'CreateAclsRequest',
  versions: '1-3',
  flexible: '2+',
  fields: {
    creations: array(
      struct({ resourceType: int8(), resourceName: string(), resourcePatternType: patternType, ...rule }),
    ),
  },
})

/** Of each rule, whether it was added. */
export const createAclsResponse = new Message({
  name: 'CreateAclsResponse',
  versions: '1-3',
  flexible: '2+',
  fields: { throttleTimeMs, results: array(struct({ errorCode: int16(), errorMessage })) },
})

/** Filters of rules to remove. */
export const deleteAclsRequest = new Message({
  name: 'DeleteAclsRequest',
  versions: '1-3',
  flexible: '2+',
  fields: { filters: array(struct(filter)) },
})

/** Of each filter, the rules that it removed. */
export const deleteAclsResponse = new Message({
  name: 'DeleteAclsResponse',
  versions: '1-3',
  flexible: '2+',
  fields: {
    throttleTimeMs,
    filterResults: array(
      struct({
        errorCode: int16(),
        errorMessage,
        matchingAcls: array(
          struct({
            errorCode: int16(),
            errorMessage,
            resourceType: int8(),
            resourceName: string(),
            patternType,
            ...rule,
          }),
        ),
      }),
    ),
  },
})
