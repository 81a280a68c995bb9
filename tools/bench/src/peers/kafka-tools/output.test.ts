import { expect, test } from 'vitest'
import { parseConsumerPerformance, parseEndToEndLatency, parseProducerPerformance } from './output.ts'

test('of what ProducerPerformance prints the last line counts, not those of its windows', () => {
  const output = [
    '2500000 records sent, 499900.0 records/sec (47.67 MB/sec), 55.1 ms avg latency, 410.0 ms max latency.',
    '5000000 records sent, 657894.736842 records/sec (62.74 MB/sec), 12.34 ms avg latency, 312.00 ms max latency, 10 ms 50th, 21 ms 95th, 33 ms 99th, 51 ms 99.9th.',
    '',
  ].join('\n')
  expect(parseProducerPerformance(output)).toEqual({
    recordsPerSecond: 657894.736842,
    acknowledgement: { p50Ms: 10, p99Ms: 33, p999Ms: 51 },
  })
})

test('a tool that failed has no figures: its last words are passed on', () => {
  expect(() => parseProducerPerformance('Exception in thread "main"\n  TimeoutException: no broker\n')).toThrow(
    'TimeoutException: no broker',
  )
  expect(() => parseConsumerPerformance('WARN nothing came')).toThrow('WARN nothing came')
  expect(() => parseEndToEndLatency('0\t5.1')).toThrow('printed no percentiles')
})

test('ConsumerPerformance is read by the names of its columns, without the time of joining', () => {
  const output = [
    'WARNING: Exiting before consuming the expected number of messages',
    'start.time, end.time, data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec, rebalance.time.ms, fetch.time.ms, fetch.MB.sec, fetch.nMsg.sec',
    '2026-01-01 10:00:00:000, 2026-01-01 10:00:02:000, 286.1023, 143.05, 3000000, 1500000.0000, 800, 1200, 238.4186, 2500000.0000',
  ].join('\n')
  expect(parseConsumerPerformance(output)).toEqual({ records: 3000000, recordsPerSecond: 2500000 })
})

test('a consumer that saw nothing has no rate', () => {
  const output = 'data.consumed.in.nMsg, fetch.nMsg.sec\n0, NaN'
  expect(() => parseConsumerPerformance(output)).toThrow('printed no figures')
})

test('EndToEndLatency gives an average and whole milliseconds', () => {
  const output = '0\t12.5\n1000\t0.9\nAvg latency: 1.0432 ms\n\nPercentiles: 50th = 1, 99th = 6, 99.9th = 11\n'
  expect(parseEndToEndLatency(output)).toEqual({ averageMs: 1.0432, latency: { p50Ms: 1, p99Ms: 6, p999Ms: 11 } })
})
