import { asTopicId, type TopicId, uuidToText } from '@millrace/base'

/** Kafka's id of `__cluster_metadata` (`Uuid.METADATA_TOPIC_ID`). */
export const metadataTopicId: TopicId = asTopicId(
  uuidToText(Uint8Array.from({ length: 16 }, (_, index) => (index === 15 ? 1 : 0))),
)
