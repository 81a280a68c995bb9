import { uuidToText } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type {
  Decommission,
  ElectionType,
  LeaderElection,
  OngoingReassignment,
  PartitionReassignment,
  PartitionResult,
  QuorumDescription,
  QuorumReplica,
  RegisteredBroker,
} from '../../admin/cluster-types.ts'
import type { NamedPartitions } from '../admin-calls.ts'
import { streamErrorFrom } from './wire-error.ts'

type Admin = typeof millrace.admin.v1
type Wire<Name extends keyof Admin> = Admin[Name] extends new (...args: never[]) => infer Message ? Message : never

const wire = millrace.admin.v1

export function reassignmentTo({ topic, partition, replicas }: PartitionReassignment) {
  return { topic, partition, ...(replicas === null ? {} : { target: { nodeIds: [...replicas] } }) }
}

export function namedPartitionsTo({ topic, partitions }: NamedPartitions) {
  return { topic, partitions: [...partitions] }
}

export function partitionResultFrom({
  topic,
  partition,
  error,
}: Pick<Wire<'AlterPartitionReassignmentResult'>, 'topic' | 'partition' | 'error'>): PartitionResult {
  return { topic, partition, error: streamErrorFrom(error) }
}

export function ongoingReassignmentFrom(ongoing: Wire<'OngoingPartitionReassignment'>): OngoingReassignment {
  const { topic, topicId, partition, replicas, addingReplicas, removingReplicas, isr } = ongoing
  return { topic, topicId: uuidToText(topicId), partition, replicas, addingReplicas, removingReplicas, isr }
}

export function electionTypeTo(type: ElectionType): millrace.admin.v1.ElectionType {
  return type === 'preferred' ? wire.ElectionType.ELECTION_TYPE_PREFERRED : wire.ElectionType.ELECTION_TYPE_UNCLEAN
}

export function leaderElectionFrom({ topic, partition, error, leader }: Wire<'LeaderElectionResult'>): LeaderElection {
  return { topic, partition, error: streamErrorFrom(error), leader: leader < 0 ? undefined : leader }
}

export function decommissionFrom({ started, refused, replicasLeft }: Wire<'DecommissionBrokerResponse'>): Decommission {
  return {
    started: started.map(({ topic, partition, target }) => ({ topic, partition, replicas: target?.nodeIds ?? [] })),
    refused: refused.map(partitionResultFrom),
    replicasLeft,
  }
}

export function quorumFrom(response: Wire<'DescribeQuorumResponse'>): QuorumDescription {
  const { leaderId, leaderEpoch, highWatermark, voters, observers } = response
  return {
    leaderId,
    leaderEpoch,
    highWatermark,
    voters: voters.map(quorumReplicaFrom),
    observers: observers.map(quorumReplicaFrom),
  }
}

function quorumReplicaFrom(replica: Wire<'QuorumReplica'>): QuorumReplica {
  const { nodeId, directoryId, host, port, logEndOffset, silentMs } = replica
  return { nodeId, directoryId: uuidToText(directoryId), host, port, logEndOffset, silentMs }
}

export function registeredBrokerFrom(broker: Wire<'RegisteredBroker'>): RegisteredBroker {
  const { nodeId, host, port, rack, fenced, inControlledShutdown, decommissioned } = broker
  const { epoch, replicaCount, leaderCount } = broker
  return {
    nodeId,
    host,
    port,
    rack: rack === '' ? undefined : rack,
    fenced,
    inControlledShutdown,
    decommissioned,
    epoch,
    replicaCount,
    leaderCount,
    directoryIds: broker.directoryIds.map(uuidToText),
  }
}
