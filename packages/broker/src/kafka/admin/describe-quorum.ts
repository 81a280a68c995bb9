import { uuidToText } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { describeQuorumRequest, describeQuorumResponse, MessageInput, MessageValue } from '@millrace/kafka-wire'
import { clusterMetadataTopic } from '@millrace/metadata'
import { controllerCalls } from '../../admin/controller-calls.ts'
import type { KafkaServices } from '../api.ts'
import { decided } from './decided.ts'
import { noError, refusal } from './results.ts'

type Request = MessageValue<typeof describeQuorumRequest>
type Response = MessageInput<typeof describeQuorumResponse>
type Partition = Response['topics'][number]['partitions'][number]
type Quorum = millrace.admin.v1.DescribeQuorumResponse
type Replica = Partition['currentVoters'][number]

/** What the controllers' listener is called in their addresses. */
const controllerListener = 'CONTROLLER'

/** DescribeQuorum (KIP-595, KIP-836, KIP-853): who leads the metadata log, and how far the others are, as the leader knows them. */
export async function describeQuorum(services: KafkaServices, { topics }: Request): Promise<Response> {
  const isAsked = topics.some(({ topicName, partitions }) => partitions.some((each) => isMetadata(topicName, each)))
  if (!isAsked) return { ...noError, topics: topics.map((topic) => answered(topic, unknown)) }
  const request = new millrace.admin.v1.DescribeQuorumRequest()
  const quorum = await decided(services, controllerCalls.describeQuorum, request)
  const nowMs = Math.floor(services.clock.wallMs())
  const known = partitionOf(quorum, nowMs)
  return { ...noError, topics: topics.map((topic) => answered(topic, known)), nodes: nodesOf(quorum) }
}

type Topic = Request['topics'][number]
type Asked = Topic['partitions'][number]

function isMetadata(topicName: string, { partitionIndex }: Asked): boolean {
  return topicName === clusterMetadataTopic && partitionIndex === 0
}

function answered({ topicName, partitions }: Topic, known: Omit<Partition, 'partitionIndex'>) {
  return {
    topicName,
    partitions: partitions.map((each): Partition => ({
      partitionIndex: each.partitionIndex,
      ...(isMetadata(topicName, each) ? known : unknown),
    })),
  }
}

const unknown: Omit<Partition, 'partitionIndex'> = {
  ...refusal('UNKNOWN_TOPIC_OR_PARTITION', `only partition 0 of ${clusterMetadataTopic} has a quorum`),
  leaderId: 0,
  leaderEpoch: 0,
  highWatermark: 0,
  currentVoters: [],
  observers: [],
}

function partitionOf(quorum: Quorum, nowMs: number): Omit<Partition, 'partitionIndex'> {
  const { leaderId, leaderEpoch, highWatermark, voters, observers } = quorum
  const replicaOf = (replica: millrace.admin.v1.QuorumReplica): Replica => replicaState(replica, nowMs)
  return {
    ...noError,
    leaderId,
    leaderEpoch,
    highWatermark: Number(highWatermark),
    currentVoters: voters.map(replicaOf),
    observers: observers.map(replicaOf),
  }
}

/** Of one that had not all of the log since the leader leads, -1 stands for when it had: as Kafka says what it does not know. */
function replicaState(
  { nodeId, directoryId, logEndOffset, silentMs, caughtUpMs }: millrace.admin.v1.QuorumReplica,
  nowMs: number,
): Replica {
  return {
    replicaId: nodeId,
    replicaDirectoryId: uuidToText(directoryId),
    logEndOffset,
    lastFetchTimestamp: nowMs - Math.floor(silentMs),
    lastCaughtUpTimestamp: typeof caughtUpMs === 'number' ? nowMs - Math.floor(caughtUpMs) : -1,
  }
}

/** Where the voters are reached. */
function nodesOf({ voters }: Quorum): NonNullable<Response['nodes']> {
  return voters.map(({ nodeId, host, port }) => ({
    nodeId,
    listeners: host === '' ? [] : [{ name: controllerListener, host, port }],
  }))
}
