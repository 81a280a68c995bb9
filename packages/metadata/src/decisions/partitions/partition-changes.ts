import type { MetadataRecord, MetadataRecordOf } from '@millrace/kafka-wire'
import type { BrokerRegistration } from '../../image/broker-registration.ts'
import type { ClusterImage } from '../../image/cluster-image.ts'
import type { PartitionOfTopic } from '../../image/topics-image.ts'
import { BrokerStates } from './broker-states.ts'
import { partitionChange, type PartitionRules, type PartitionTarget } from './partition-change.ts'
import { type ReplicationContext, TopicReplicationSettings } from './replication-settings.ts'

/** The changes of partitions within one decision: they go by the brokers as they are once it is made. */
export class PartitionChanges {
  readonly records: MetadataRecord[] = []
  readonly states: BrokerStates
  readonly settings: TopicReplicationSettings

  constructor(image: ClusterImage, context: ReplicationContext, changed: readonly BrokerRegistration[] = []) {
    this.states = new BrokerStates(image, changed)
    this.settings = new TopicReplicationSettings(image, context)
  }

  /** Makes a partition what `target` says and the rules allow; once a partition at most. Returns the record, if anything changes. */
  change(
    { topic, partition }: PartitionOfTopic,
    target: PartitionTarget = {},
    rules: Pick<PartitionRules, 'election' | 'lost'> = {},
  ): MetadataRecordOf<'PartitionChangeRecord'> | undefined {
    const settings = this.settings.of(topic.name)
    const record = partitionChange(topic.id, partition, target, { ...rules, states: this.states, settings })
    if (record !== undefined) this.records.push(record)
    return record
  }
}
