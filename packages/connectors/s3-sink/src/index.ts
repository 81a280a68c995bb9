/**
 * The sink for S3: topics into objects of a bucket.
 *
 * @module
 */
export { s3SinkConfig, type S3SinkConfig } from './config.ts'
export { s3Sink } from './s3-sink.ts'
