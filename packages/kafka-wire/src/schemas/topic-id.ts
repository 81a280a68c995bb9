import type { TopicId } from '@millrace/base'
import { scalar } from '../field.ts'

/** A field with a topic's id. */
export const topicId = scalar<TopicId>('uuid')

/** What stands where no topic's id is known: Kafka's zero UUID. */
export const noTopicId = 'AAAAAAAAAAAAAAAAAAAAAA' as TopicId
