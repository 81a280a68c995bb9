import { asDirectoryId, type DirectoryId, present, type TopicId } from '@millrace/base'
import { metadataRecord, type MetadataRecord } from '@millrace/kafka-wire'
import type { BrokerRegistration } from '../image/broker-registration.ts'
import type { Placement } from './placement.ts'

/** Kafka's id for a directory that is not chosen yet. */
const unassignedDirectory = asDirectoryId('AAAAAAAAAAAAAAAAAAAAAQ')

/** A broker with one directory keeps it there; with several, it chooses and says so later. */
function directoryOn(broker: BrokerRegistration): DirectoryId {
  const [first, ...others] = broker.directories
  return first !== undefined && others.length === 0 ? first : unassignedDirectory
}

/** The records of new partitions that stand as `placement` says, numbered from `firstPartition` on. */
export function newPartitionRecords(topicId: TopicId, placement: Placement, firstPartition = 0): MetadataRecord[] {
  return placement.map((brokers, index) => {
    const replicas = brokers.map(({ nodeId }) => nodeId)
    return metadataRecord('PartitionRecord', {
      partitionId: firstPartition + index,
      topicId,
      replicas,
      isr: replicas,
      leader: present(replicas[0], 'a partition has at least one replica'),
      leaderEpoch: 0,
      partitionEpoch: 0,
      directories: brokers.map(directoryOn),
    })
  })
}
