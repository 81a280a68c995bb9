import { type ConnectValue, sinkRecord } from '@millrace/connect'
import { describe, expect, it } from 'vitest'
import { s3SinkConfig } from '../config.ts'
import { keysOf } from './keys.ts'
import { recordTime } from './record-time.ts'

const configOf = (more: Record<string, string>) =>
  s3SinkConfig.parse({ 's3.bucket.name': 'b', 'format.class': 'json', 'flush.size': '1', ...more })
const recordOf = (value: Record<string, ConnectValue>, timestamp: number | null = Date.UTC(2026, 9, 25, 0, 59)) =>
  sinkRecord({
    topic: 'orders',
    partition: 3,
    offset: 5,
    timestamp,
    value: { schema: null, value: new Map<ConnectValue, ConnectValue>(Object.entries(value)) },
  })
const keyOf = (more: Record<string, string>, value: Record<string, ConnectValue> = {}, timestamp?: number | null) => {
  const keys = keysOf(configOf(more), '.json')
  return keys.regular(keys.stem(timestamp === undefined ? recordOf(value) : recordOf(value, timestamp)), 5)
}

describe('keys', () => {
  it("are those of Confluent's sink", () => {
    expect(keyOf({})).toBe('topics/orders/partition=3/orders+3+0000000005.json')
    expect(keyOf({ 'topics.dir': 'lake', 'file.delim': '-', 'filename.offset.zero.pad.width': '3' })).toBe(
      'lake/orders/partition=3/orders-3-005.json',
    )
  })

  it('are divided by fields, whose values can not leave their folder', () => {
    const fields = { 'partitioner.class': 'field', 'partition.field.name': 'shop,day.no' }
    const value = { shop: '../a%/b', day: new Map<ConnectValue, ConnectValue>([['no', 7]]) }
    expect(keyOf(fields, value)).toBe('topics/orders/shop=..%2Fa%25%2Fb/day.no=7/orders+3+0000000005.json')
    expect(() => keyOf(fields, { shop: 'a' })).toThrow("the field 'day.no' that folders are divided by has no value")
    expect(() => keyOf(fields, { ...value, shop: 'x'.repeat(1000) })).toThrow('would be longer than 1024 bytes')
  })

  it('are divided by time, in the time zone, across its changes too', () => {
    const hourly = {
      'partitioner.class': 'io.confluent.connect.storage.partitioner.HourlyPartitioner',
      timezone: 'Europe/Berlin',
    }
    const folder = (hour: string) => `topics/orders/year=2026/month=10/day=25/hour=${hour}/orders+3+0000000005.json`
    expect(keyOf(hourly)).toBe(folder('02'))
    expect(keyOf(hourly, {}, Date.UTC(2026, 9, 25, 1, 1))).toBe(folder('02'))
    expect(keyOf(hourly, {}, Date.UTC(2026, 9, 25, 2, 1))).toBe(folder('03'))
    expect(
      keyOf({ 'partitioner.class': 'time', 'path.format': "YYYY-MM-dd'T'HHmm", 'partition.duration.ms': '900000' }),
    ).toBe('topics/orders/2026-10-25T0045/orders+3+0000000005.json')
    expect(() => keyOf({ 'partitioner.class': 'time', 'path.format': 'bbb' })).toThrow("path.format can't be used")
    expect(() => keyOf(hourly, {}, null)).toThrow('the record has no time')
  })

  it('of tails say where they end', () => {
    const keys = keysOf(configOf({}), '.json')
    const stem = keys.stem(recordOf({}))
    const tail = keys.tail(stem, 5, 12)
    expect(tail).toBe('topics/orders/partition=3/orders+3+0000000005-0000000012.json')
    expect(keys.lastOfTail(tail, stem, 5)).toBe(12)
    expect(keys.lastOfTail(keys.regular(stem, 5), stem, 5)).toBe(undefined)
    expect(keys.lastOfTail(tail, stem, 4)).toBe(undefined)
    expect(tail.startsWith(keys.prefix(stem, 5))).toBe(true)
  })
})

it.each([
  [{ at: 1_700_000_000_000 }, 1_700_000_000_000],
  [{ at: '2023-11-14T22:13:20Z' }, 1_700_000_000_000],
  [{ at: new Date(5) }, 5],
])('the time of a record is that of a field: %j', (value, time) => {
  const timeOf = recordTime(configOf({ 'timestamp.extractor': 'RecordField', 'timestamp.field': 'at' }))
  expect(timeOf(recordOf(value))).toBe(time)
  expect(() => timeOf(recordOf({ at: 'no time' }))).toThrow("the field 'at' has no time")
})
