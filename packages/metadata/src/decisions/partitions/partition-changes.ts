import type { MetadataRecord, MetadataRecordOf } from '@millrace/kafka-wire/records'
import type { BrokerRegistration } from '../../image/broker-registration.ts'
import type { ClusterImage } from '../../image/cluster-image.ts'
import type { PartitionOfTopic } from '../../image/topics-image.ts'
import { changedPartition } from '../../image/partition-image.ts'
import { completedReassignment } from '../reassignment/reassignment.ts'
import { BrokerStates } from './broker-states.ts'
import { partitionChange, type PartitionRules, type PartitionTarget } from './partition-change.ts'
import { type ChangedConfigs, type ReplicationContext, TopicReplicationSettings } from './replication-settings.ts'

/** The changes of partitions within one decision: they go by the brokers as they are once it is made. */
export class PartitionChanges {
  readonly records: MetadataRecord[] = []
  readonly states: BrokerStates
  readonly settings: TopicReplicationSettings

  constructor(
    image: ClusterImage,
    context: ReplicationContext,
    changed: { readonly brokers?: readonly BrokerRegistration[]; readonly configs?: ChangedConfigs } = {},
  ) {
    this.states = new BrokerStates(image, changed.brokers)
    this.settings = new TopicReplicationSettings(image, context, changed.configs)
  }

  /** Makes a partition what `target` says and the rules allow, and completes its reassignment if it can be; once a partition at most. Returns the record, if anything changes. */
  change(
    { topic, partition }: PartitionOfTopic,
    target: PartitionTarget = {},
    rules: Pick<PartitionRules, 'election' | 'lost' | 'beginsEpoch' | 'confirmsIsr'> = {},
  ): MetadataRecordOf<'PartitionChangeRecord'> | undefined {
    const settings = this.settings.of(topic.name)
    const all = { ...rules, states: this.states, settings }
    const first = partitionChange(topic.id, partition, target, all)
    const next = first === undefined ? partition : changedPartition(partition, first)
    // Whatever changes the ISR may be what a reassignment waited for.
    const completion = completedReassignment(next, settings.minInsyncReplicas)
    const record =
      completion === undefined ? first : partitionChange(topic.id, partition, { ...target, ...completion }, all)
    if (record !== undefined) this.records.push(record)
    return record
  }
}
