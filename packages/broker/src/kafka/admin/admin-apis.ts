import { apis } from '@millrace/kafka-wire'
import { type KafkaBinding, serveKafka } from '../api.ts'
import * as acls from './acls.ts'
import * as alter from './alter-configs.ts'
import { alterReplicaLogDirs, alterReplicaLogDirsFailed } from './alter-replica-log-dirs.ts'
import { createPartitions, createPartitionsFailed } from './create-partitions.ts'
import { createTopics, createTopicsFailed } from './create-topics.ts'
import { deleteTopics, deleteTopicsFailed } from './delete-topics.ts'
import { describeConfigs, describeConfigsFailed } from './describe-configs.ts'
import { describeLogDirs } from './describe-log-dirs.ts'
import { describeQuorum } from './describe-quorum.ts'
import { electLeaders, electLeadersFailed } from './elect-leaders.ts'
import { listConfigResources } from './list-config-resources.ts'
import { alterPartitionReassignments, listPartitionReassignments } from './reassignments.ts'
import { updateFeatures } from './update-features.ts'

/** What operators and their tools ask for. */
export function adminApis(): readonly KafkaBinding[] {
  return [
    serveKafka(apis.createTopics, createTopics, createTopicsFailed),
    serveKafka(apis.deleteTopics, deleteTopics, deleteTopicsFailed),
    serveKafka(apis.createPartitions, createPartitions, createPartitionsFailed),
    serveKafka(apis.describeConfigs, describeConfigs, describeConfigsFailed),
    serveKafka(apis.alterConfigs, alter.alterConfigs, alter.alterConfigsFailed),
    serveKafka(apis.incrementalAlterConfigs, alter.incrementalAlterConfigs, alter.alterConfigsFailed),
    serveKafka(apis.listConfigResources, listConfigResources),
    serveKafka(apis.alterPartitionReassignments, alterPartitionReassignments),
    serveKafka(apis.listPartitionReassignments, listPartitionReassignments),
    serveKafka(apis.electLeaders, electLeaders, electLeadersFailed),
    serveKafka(apis.alterReplicaLogDirs, alterReplicaLogDirs, alterReplicaLogDirsFailed),
    serveKafka(apis.describeLogDirs, describeLogDirs),
    serveKafka(apis.describeQuorum, describeQuorum),
    serveKafka(apis.updateFeatures, updateFeatures),
    serveKafka(apis.describeAcls, acls.describeAcls),
    serveKafka(apis.createAcls, acls.createAcls, acls.createAclsFailed),
    serveKafka(apis.deleteAcls, acls.deleteAcls, acls.deleteAclsFailed),
  ]
}
