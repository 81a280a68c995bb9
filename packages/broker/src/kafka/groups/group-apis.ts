import { apis } from '@millrace/kafka-wire'
import { type KafkaBinding, serveKafka } from '../api.ts'
import * as classic from './classic-members.ts'
import * as consumer from './consumer-groups.ts'
import * as admin from './describe-groups.ts'
import { findCoordinator, findCoordinatorFailed } from './find-coordinator.ts'
import { offsetFetch, offsetFetchFailed } from './offset-fetch.ts'
import * as offsets from './offsets.ts'

/** What members of groups ask their coordinator for, and operators. */
export function groupApis(): readonly KafkaBinding[] {
  return [
    serveKafka(apis.findCoordinator, findCoordinator, findCoordinatorFailed),
    serveKafka(apis.joinGroup, classic.joinGroup, classic.joinGroupFailed),
    serveKafka(apis.syncGroup, classic.syncGroup, classic.syncGroupFailed),
    serveKafka(apis.heartbeat, classic.heartbeat, classic.heartbeatFailed),
    serveKafka(apis.leaveGroup, classic.leaveGroup, classic.leaveGroupFailed),
    serveKafka(apis.offsetCommit, offsets.offsetCommit, offsets.offsetCommitFailed),
    serveKafka(apis.offsetFetch, offsetFetch, offsetFetchFailed),
    serveKafka(apis.offsetDelete, offsets.offsetDelete, offsets.offsetDeleteFailed),
    serveKafka(apis.describeGroups, admin.describeGroups, admin.describeGroupsFailed),
    serveKafka(apis.listGroups, admin.listGroups, admin.listGroupsFailed),
    serveKafka(apis.deleteGroups, admin.deleteGroups, admin.deleteGroupsFailed),
    serveKafka(apis.consumerGroupHeartbeat, consumer.consumerGroupHeartbeat, consumer.consumerGroupHeartbeatFailed),
    serveKafka(apis.consumerGroupDescribe, consumer.consumerGroupDescribe, consumer.consumerGroupDescribeFailed),
  ]
}
