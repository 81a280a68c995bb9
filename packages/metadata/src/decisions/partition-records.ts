import { present, type TopicId } from '@millrace/base'
import { metadataRecord, type MetadataRecord } from '@millrace/kafka-wire/records'
import type { DirectoryChooser } from './directory-chooser.ts'
import { isActive } from '../image/broker-registration.ts'
import type { Placement } from './placement.ts'

/**
 * The records of new partitions that stand as `placement` says, in the log directories that `directories` chooses, numbered from
 * `firstPartition` on. Replicas on brokers that are away are out of sync until they have copied what is there.
 */
export function newPartitionRecords(
  topicId: TopicId,
  placement: Placement,
  directories: DirectoryChooser,
  firstPartition = 0,
): MetadataRecord[] {
  return placement.map((brokers, index) => {
    const replicas = brokers.map(({ nodeId }) => nodeId)
    const isr = brokers.filter((broker) => isActive(broker)).map(({ nodeId }) => nodeId)
    return metadataRecord('PartitionRecord', {
      partitionId: firstPartition + index,
      topicId,
      replicas,
      isr,
      leader: present(isr[0], 'a partition is placed where one broker at least is there'),
      leaderEpoch: 0,
      partitionEpoch: 0,
      directories: brokers.map((broker) => directories.choose(broker)),
    })
  })
}
