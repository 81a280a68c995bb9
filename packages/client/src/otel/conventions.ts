/*
 * The names of OpenTelemetry's semantic conventions for messaging that we use, all in this module: the conventions are not stable yet,
 * and this is what changes when they do. Where they have names for Kafka's model alone, ours are Kafka's.
 * https://opentelemetry.io/docs/specs/semconv/messaging/
 */

/** The value of `messaging.system`. */
export const messagingSystem = 'millrace'

/** Attributes of spans and metrics. */
export const attributes = {
  system: 'messaging.system',
  operationName: 'messaging.operation.name',
  operationType: 'messaging.operation.type',
  destination: 'messaging.destination.name',
  partition: 'messaging.destination.partition.id',
  clientId: 'messaging.client.id',
  messageCount: 'messaging.batch.message_count',
  bodySize: 'messaging.message.body.size',
  offset: 'messaging.kafka.offset',
  tombstone: 'messaging.kafka.message.tombstone',
  errorType: 'error.type',
} as const

/** Values of `messaging.operation.name`, and of `messaging.operation.type`. */
export const operations = {
  send: 'send',
  receive: 'receive',
  process: 'process',
} as const

/** Instruments, with their units. */
export const metrics = {
  operationDuration: {
    name: 'messaging.client.operation.duration',
    unit: 's',
    description: 'Duration of messaging operation initiated by a producer or consumer client.',
  },
  sentMessages: {
    name: 'messaging.client.sent.messages',
    unit: '{message}',
    description: 'Number of messages producer attempted to send to the broker.',
  },
  consumedMessages: {
    name: 'messaging.client.consumed.messages',
    unit: '{message}',
    description: 'Number of messages that were delivered to the application.',
  },
  processDuration: {
    name: 'messaging.process.duration',
    unit: 's',
    description: 'Duration of processing operation.',
  },
} as const

/** Buckets that the conventions advise for durations in seconds. */
export const durationBucketsS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

/** The name of a span: what is done, and to what. */
export function spanName(operation: keyof typeof operations, topic: string): string {
  return `${operations[operation]} ${topic}`
}
