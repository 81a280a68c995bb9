/** Where groups keep their offsets and members, as in Kafka. */
export const groupOffsetsTopic = '__consumer_offsets'
/** Where transactions keep their state, as in Kafka. */
export const transactionStateTopic = '__transaction_state'

const internalTopics: ReadonlySet<string> = new Set([groupOffsetsTopic, transactionStateTopic])

/** Whether brokers keep something of their own in the topic: users may read it, and neither write to it nor delete of it. */
export function isInternalTopic(topic: string): boolean {
  return internalTopics.has(topic)
}
