import { expect, it } from 'vitest'
import { checkGolden } from '../test/golden.ts'
import type { Fields } from './field.ts'
import type { Message } from './message.ts'
import * as acls from './schemas/acl-messages.ts'
import * as configs from './schemas/config-messages.ts'
import * as logDirs from './schemas/log-dir-messages.ts'
import * as quorum from './schemas/quorum-messages.ts'
import * as reassignments from './schemas/reassignment-messages.ts'
import * as topics from './schemas/topic-messages.ts'

/** Messages of administration, with how many cases each file has, and how many of them hold an int64 that can't be a safe number. */
const counts = [
  ['CreateTopics.request', topics.createTopicsRequest, 69, 0],
  ['CreateTopics.response', topics.createTopicsResponse, 69, 0],
  ['DeleteTopics.request', topics.deleteTopicsRequest, 69, 0],
  ['DeleteTopics.response', topics.deleteTopicsResponse, 69, 0],
  ['CreatePartitions.request', topics.createPartitionsRequest, 46, 0],
  ['CreatePartitions.response', topics.createPartitionsResponse, 46, 0],
  ['DescribeConfigs.request', configs.describeConfigsRequest, 43, 0],
  ['DescribeConfigs.response', configs.describeConfigsResponse, 43, 0],
  ['AlterConfigs.request', configs.alterConfigsRequest, 33, 0],
  ['AlterConfigs.response', configs.alterConfigsResponse, 33, 0],
  ['IncrementalAlterConfigs.request', configs.incrementalAlterConfigsRequest, 23, 0],
  ['IncrementalAlterConfigs.response', configs.incrementalAlterConfigsResponse, 23, 0],
  ['ListConfigResources.request', configs.listConfigResourcesRequest, 26, 0],
  ['ListConfigResources.response', configs.listConfigResourcesResponse, 26, 0],
  ['DescribeLogDirs.request', logDirs.describeLogDirsRequest, 49, 0],
  ['DescribeLogDirs.response', logDirs.describeLogDirsResponse, 49, 30],
  ['AlterReplicaLogDirs.request', logDirs.alterReplicaLogDirsRequest, 23, 0],
  ['AlterReplicaLogDirs.response', logDirs.alterReplicaLogDirsResponse, 23, 0],
  ['AlterPartitionReassignments.request', reassignments.alterPartitionReassignmentsRequest, 26, 0],
  ['AlterPartitionReassignments.response', reassignments.alterPartitionReassignmentsResponse, 26, 0],
  ['ListPartitionReassignments.request', reassignments.listPartitionReassignmentsRequest, 13, 0],
  ['ListPartitionReassignments.response', reassignments.listPartitionReassignmentsResponse, 13, 0],
  ['ElectLeaders.request', reassignments.electLeadersRequest, 33, 0],
  ['ElectLeaders.response', reassignments.electLeadersResponse, 33, 0],
  ['DescribeQuorum.request', quorum.describeQuorumRequest, 39, 0],
  ['DescribeQuorum.response', quorum.describeQuorumResponse, 39, 28],
  ['UpdateFeatures.request', quorum.updateFeaturesRequest, 39, 0],
  ['UpdateFeatures.response', quorum.updateFeaturesResponse, 39, 0],
  ['DescribeAcls.request', acls.describeAclsRequest, 36, 0],
  ['DescribeAcls.response', acls.describeAclsResponse, 36, 0],
  ['CreateAcls.request', acls.createAclsRequest, 36, 0],
  ['CreateAcls.response', acls.createAclsResponse, 36, 0],
  ['DeleteAcls.request', acls.deleteAclsRequest, 36, 0],
  ['DeleteAcls.response', acls.deleteAclsResponse, 36, 0],
] as unknown as readonly (readonly [file: string, message: Message<Fields>, cases: number, unsafe: number])[]

it.each(counts)('%s: all cases are decoded and encoded as Kafka does', (file, message, cases, unsafe) => {
  expect(`${file.replace('.r', 'R')}`).toBe(message.name)
  expect(checkGolden(file, message)).toEqual({ cases, unsafe })
})
