/**
 * Connectors for HTTP: webhooks and APIs into topics, topics into APIs.
 *
 * @module
 */
export { httpSource } from './poll/http-source.ts'
export { httpSink } from './sink/http-sink.ts'
export { webhookSource } from './webhook/webhook-source.ts'
