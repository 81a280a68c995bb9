import { readFileSync } from 'node:fs'
import { configTable } from '@millrace/connect'
import { describe, expect, it } from 'vitest'
import { s3SinkConfig, writesConditionally } from './config.ts'
import { s3Sink } from './s3-sink.ts'

const least = { 's3.bucket.name': 'b', 'format.class': 'json', 'flush.size': '1' }

describe('a config', () => {
  it("may be that of Confluent's sink", () => {
    expect(s3Sink.aliases).toEqual(['io.confluent.connect.s3.S3SinkConnector'])
    const theirs = {
      's3.bucket.name': 'confluent-bucket',
      's3.region': 'us-west-2',
      's3.part.size': '5242880',
      'flush.size': '3',
      'format.class': 'io.confluent.connect.s3.format.avro.AvroFormat',
      'partitioner.class': 'io.confluent.connect.storage.partitioner.TimeBasedPartitioner',
      'partition.duration.ms': '3600000',
      'path.format': "'year'=YYYY/'month'=MM/'day'=dd/'hour'=HH",
      timezone: 'America/Los_Angeles',
      'timestamp.extractor': 'Record',
    }
    expect(s3Sink.configure(theirs).plan(2)).toHaveLength(2)
  })

  it.each([
    ['format.class', 'xml'],
    ['partitioner.class', 'round'],
    ['s3.part.size', '5'],
    ['store.url', 'ftp://a'],
    ['store.url', 'http://key:secret@a'],
    ['timezone', 'Mars/Crater'],
  ])('%s=%s is refused', (key, value) => {
    expect(() => s3Sink.configure({ ...least, [key]: value })).toThrow(
      expect.objectContaining({ code: 'INVALID_CONFIG', context: { key } }),
    )
  })

  it.each([
    [{ 'aws.access.key.id': 'a' }, 'aws.secret.access.key'],
    [{ 'aws.secret.access.key': 'a' }, 'aws.access.key.id'],
    [{ 'partitioner.class': 'field' }, 'partition.field.name'],
    [{ 'partitioner.class': 'time', 'path.format': 'bbb' }, 'path.format'],
    [{ 'format.class': 'parquet', 's3.compression.type': 'gzip' }, 's3.compression.type'],
  ])('%j do not fit together', (more, key) => {
    expect(() => s3Sink.configure({ ...least, ...more }).plan(1)).toThrow(
      expect.objectContaining({ code: 'INVALID_CONFIG', context: { key } }),
    )
  })

  it('counts on conditions where the store is known to keep them', () => {
    const conditional = (more: Record<string, string>) => writesConditionally(s3SinkConfig.parse({ ...least, ...more }))
    expect(conditional({})).toBe(true)
    expect(conditional({ 'store.url': 'http://a' })).toBe(false)
    expect(conditional({ 'store.url': 'http://a', 's3.conditional.writes': 'always' })).toBe(true)
    expect(conditional({ 's3.conditional.writes': 'never' })).toBe(false)
  })
})

it('has its options in its README', () => {
  const plain = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---')
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  expect(plain(readme)).toContain(plain(configTable(s3SinkConfig)))
})
