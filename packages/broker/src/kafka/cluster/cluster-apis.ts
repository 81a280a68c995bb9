import { apis } from '@millrace/kafka-wire'
import { type KafkaBinding, serveKafka } from '../api.ts'
import { describeCluster } from './describe-cluster.ts'
import { describeTopicPartitions, describeTopicPartitionsFailed } from './describe-topic-partitions.ts'
import { metadata, metadataFailed } from './metadata.ts'

/** What clients ask to find their way: brokers and topics. */
export function clusterApis(): readonly KafkaBinding[] {
  return [
    serveKafka(apis.metadata, metadata, metadataFailed),
    serveKafka(apis.describeCluster, describeCluster),
    serveKafka(apis.describeTopicPartitions, describeTopicPartitions, describeTopicPartitionsFailed),
  ]
}
