import { asDirectoryId, asTopicId, present } from '@millrace/base'
import { metadataRecord, type MetadataRecord } from '@millrace/kafka-wire'
import { brokerHeartbeat, type BrokerHeartbeatResponse } from '../src/decisions/brokers/broker-heartbeat.ts'
import type { Decision } from '../src/decisions/decision.ts'
import { fenceBrokers } from '../src/decisions/brokers/fence-brokers.ts'
import { alterPartition, type AlterPartitionItem } from '../src/decisions/leaders/alter-partition.ts'
import {
  registerBroker,
  type RegisterBrokerContext,
  type RegisterBrokerRequest,
} from '../src/decisions/register-broker.ts'
import { ClusterImage } from '../src/image/cluster-image.ts'
import type { PartitionImage } from '../src/image/partition-image.ts'

export const topicId = asTopicId('AAECAwQFBgcICQoLDA0ODw')

/** A UUID made of a number, of a kind: `d` a directory, `i` an incarnation. */
function uuid(kind: number, number: number): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32BE(kind, 0)
  bytes.writeUInt32BE(number, 12)
  return bytes.toString('base64url')
}

/** The one log directory of a broker; of another disk if `disk` is given. */
export const directoryOf = (nodeId: number, disk = 0) => asDirectoryId(uuid(1 + disk, nodeId))

/** Brokers with one log directory each, a topic `t`, and the decisions about them, each made a fact at once. */
export class TestCluster {
  readonly image = new ClusterImage()
  readonly log: MetadataRecord[] = []
  #incarnations = 0

  /** Brokers that are registered and have caught up. */
  constructor(nodeIds: readonly number[], racks: Readonly<Record<number, string>> = {}) {
    for (const nodeId of nodeIds) this.join(nodeId, { rack: racks[nodeId] })
  }

  take<Response>({ records, response }: Decision<Response>): Response {
    for (const record of records) {
      this.log.push(record)
      this.image.replay(record)
    }
    return response
  }

  epochOf(nodeId: number): number {
    return this.image.broker(nodeId)?.epoch ?? -1
  }

  register(
    nodeId: number,
    changed: Partial<RegisterBrokerRequest> = {},
    context: Partial<RegisterBrokerContext> = {},
  ): number {
    const request = {
      nodeId,
      incarnationId: uuid(9, this.#incarnations++),
      endpoints: [{ name: 'MILLRACE', host: `broker-${nodeId}`, port: 9094, securityProtocol: 0 }],
      directories: [directoryOf(nodeId)],
      ...changed,
    }
    return this.take(registerBroker(this.image, request, { nextOffset: this.log.length, ...context })).epoch
  }

  beat(nodeId: number, changed: { wantsShutdown?: boolean; wantsFence?: boolean } = {}): BrokerHeartbeatResponse {
    const own = { nodeId, brokerEpoch: this.epochOf(nodeId), metadataOffset: this.log.length }
    return this.take(brokerHeartbeat(this.image, { ...own, ...changed }, {}))
  }

  /** Registers a broker and lets it catch up. */
  join(nodeId: number, changed: Partial<RegisterBrokerRequest> = {}): void {
    this.register(nodeId, changed)
    this.beat(nodeId)
  }

  fence(...nodeIds: number[]): readonly number[] {
    const brokers = nodeIds.map((nodeId) => ({ nodeId, brokerEpoch: this.epochOf(nodeId) }))
    return this.take(fenceBrokers(this.image, { brokers }, {})).fenced
  }

  /** A topic `t` whose partitions have these replicas, all in sync, the first leading. */
  topic(replicas: readonly (readonly number[])[], configs: Readonly<Record<string, string>> = {}): void {
    const records: MetadataRecord[] = [
      metadataRecord('TopicRecord', { name: 't', topicId }),
      ...Object.entries(configs).map(([name, value]) =>
        metadataRecord('ConfigRecord', { resourceType: 2, resourceName: 't', name, value }),
      ),
      ...replicas.map((nodeIds, partitionId) =>
        metadataRecord('PartitionRecord', {
          partitionId,
          topicId,
          replicas: nodeIds,
          isr: nodeIds,
          leader: present(nodeIds[0], 'a partition has a replica'),
          leaderEpoch: 0,
          partitionEpoch: 0,
          directories: nodeIds.map((nodeId) => directoryOf(nodeId)),
        }),
      ),
    ]
    this.take({ records, response: undefined })
  }

  partition(number = 0): PartitionImage {
    return present(this.image.topic('t')?.partitions.get(number), 'the partition was made')
  }

  /** Leader, ISR and eligible leader replicas of a partition, as `1 [1 2] (3)`. */
  state(number = 0): string {
    const { leader, isr, eligibleLeaderReplicas } = this.partition(number)
    return `${leader} [${isr.join(' ')}] (${eligibleLeaderReplicas.join(' ')})`
  }

  /** What the leader asks for, knowing all that is known; with changes. */
  alteration(isr: readonly number[], changed: Partial<AlterPartitionItem> = {}): AlterPartitionItem {
    const { partition, leaderEpoch, partitionEpoch, leaderRecoveryState } = this.partition(changed.partition)
    const members = isr.map((nodeId) => ({ nodeId, brokerEpoch: this.epochOf(nodeId) }))
    return { topicId, partition, leaderEpoch, partitionEpoch, leaderRecoveryState, isr: members, ...changed }
  }

  /** The leader of a partition asks for this ISR. Returns the error's code, if it is refused. */
  alter(isr: readonly number[], changed: Partial<AlterPartitionItem> = {}): string | undefined {
    const nodeId = this.partition(changed.partition).leader
    const request = { nodeId, brokerEpoch: this.epochOf(nodeId), partitions: [this.alteration(isr, changed)] }
    const { partitions } = this.take(alterPartition(this.image, request, {}))
    return partitions[0]?.error?.code
  }
}
