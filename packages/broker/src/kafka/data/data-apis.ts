import { apis } from '@millrace/kafka-wire'
import { type KafkaBinding, serveKafka } from '../api.ts'
import { deleteRecords } from './delete-records.ts'
import { describeProducers } from './describe-producers.ts'
import { fetch } from './fetch/fetch.ts'
import { listOffsets } from './list-offsets.ts'
import { offsetForLeaderEpoch } from './offset-for-leader-epoch.ts'
import { produce } from './produce.ts'

/** What clients write to partitions, read of them and ask of their logs. */
export function dataApis(): readonly KafkaBinding[] {
  return [
    serveKafka(apis.produce, produce, ({ topicData }, { errorCode, errorMessage }) => ({
      responses: topicData.map(({ name, topicId, partitionData }) => ({
        name,
        topicId,
        partitionResponses: partitionData.map(({ index }) => ({ index, errorCode, errorMessage, baseOffset: -1 })),
      })),
    })),
    serveKafka(apis.fetch, fetch),
    serveKafka(apis.listOffsets, listOffsets, ({ topics }, { errorCode }) => ({
      topics: topics.map(({ name, partitions }) => ({
        name,
        partitions: partitions.map(({ partitionIndex }) => ({ partitionIndex, errorCode })),
      })),
    })),
    serveKafka(apis.offsetForLeaderEpoch, offsetForLeaderEpoch, ({ topics }, { errorCode }) => ({
      topics: topics.map(({ topic, partitions }) => ({
        topic,
        partitions: partitions.map(({ partition }) => ({ partition, errorCode })),
      })),
    })),
    serveKafka(apis.deleteRecords, deleteRecords, ({ topics }, { errorCode }) => ({
      topics: topics.map(({ name, partitions }) => ({
        name,
        partitions: partitions.map(({ partitionIndex }) => ({ partitionIndex, errorCode, lowWatermark: -1 })),
      })),
    })),
    serveKafka(apis.describeProducers, describeProducers, ({ topics }, { errorCode, errorMessage }) => ({
      topics: topics.map(({ name, partitionIndexes }) => ({
        name,
        partitions: partitionIndexes.map((partitionIndex) => ({
          partitionIndex,
          errorCode,
          errorMessage,
          activeProducers: [],
        })),
      })),
    })),
  ]
}
