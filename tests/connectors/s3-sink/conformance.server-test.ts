import { s3Sink } from '@millrace/connector-s3-sink'
import { sinkConformance } from '@millrace/connect/testing'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { startSwift, type Swift } from '../servers/swift.ts'
import { Bucket } from './bucket.ts'
import { configFor } from './config.ts'

let swift: Swift
beforeAll(async () => {
  swift = await startSwift()
})
afterAll(() => swift[Symbol.asyncDispose]())

let count = 0

describe('the S3 sink', () => {
  const cases = sinkConformance({
    connector: s3Sink,
    setUp: async () => {
      count += 1
      const bucket = await Bucket.make(swift, `conformance-${count}`)
      const text = 'org.apache.kafka.connect.storage.StringConverter'
      const { 'value.converter.schemas.enable': _, ...config } = configFor(swift, bucket.name, { 'flush.size': '3' })
      return {
        // Whatever is written is durable with the next flush.
        config: { ...config, 'rotate.idle.interval.ms': '0', 'value.converter': text },
        readTarget: async () => (await bucket.lines()).map((line) => JSON.parse(line) as string),
        tearDown: async () => bucket[Symbol.dispose](),
      }
    },
    badRecord: () => ({ value: { schema: null, value: null } }),
    notSecret: ['aws.access.key.id'],
    unreachable: { 's3.bucket.name': 'not-there' },
  })
  test.each(cases.map(({ name, run }) => [name, run] as const))('%s', (_, run) => run())
})
