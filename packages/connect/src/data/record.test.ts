import { expect, it } from 'vitest'
import { sinkRecord, sourceRecord } from './record.ts'
import { Schema } from './schema.ts'

it('a source record says only what it has to', () => {
  const record = sourceRecord({
    topic: 'orders',
    sourcePartition: { file: 'a' },
    sourceOffset: { position: 5 },
    value: { schema: Schema.string(), value: 'x' },
  })
  expect(record).toMatchObject({ kind: 'source', partition: null, key: { schema: null, value: null }, headers: [] })
  expect({ ...record, topic: 'other' }.sourceOffset).toEqual({ position: 5 })
})

it('a sink record remembers where it is, whatever becomes of its topic', () => {
  const record = { ...sinkRecord({ topic: 'orders', partition: 2, offset: 7, timestamp: 5 }), topic: 'other' }
  expect(record.original).toEqual({ topic: 'orders', partition: 2, offset: 7 })
  expect(record.timestampType).toBe('CreateTime')
  expect(sinkRecord({ topic: 'a', partition: 0, offset: 0 }).timestampType).toBe('NoTimestampType')
})
