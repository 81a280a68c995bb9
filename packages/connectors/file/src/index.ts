/**
 * Kafka's file stream connectors: lines of a file into a topic, values of topics into a file.
 *
 * @module
 */
export { fileStreamSink } from './file-stream-sink.ts'
export { fileStreamSource } from './file-stream-source.ts'
