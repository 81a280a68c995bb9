import { expect, it } from 'vitest'
import { inputRecords, keyText, workloads } from './workloads.ts'

it('a workload has the same records each time, at a millisecond each', () => {
  const records = [...inputRecords(workloads.count, 0, 1_000, 500)]
  expect(records).toEqual([...inputRecords(workloads.count, 0, 1_000, 500)])
  expect(records.map(({ timestamp }) => timestamp)).toEqual(Array.from({ length: 500 }, (_, at) => 1_000 + at))
  expect(new Set(records.map(({ value }) => value.length))).toEqual(new Set([workloads.count.valueChars]))
  // As Java's program makes them of the same numbers.
  expect(records[0]).toMatchObject({ key: '00009538' })
})

it('keys come in turn, the same in both inputs, or at random, others in each', () => {
  const keys = (name: keyof typeof workloads, input: number) =>
    [...inputRecords(workloads[name], input, 0, 20_000)].map(({ key }) => key)
  expect(keys('stream-join', 1)).toEqual(keys('stream-join', 0))
  expect(keys('stream-join', 0).slice(9_999, 10_001)).toEqual([keyText(9_999), keyText(0)])
  expect(keys('table-join', 1)).not.toEqual(keys('table-join', 0))
  expect(new Set(keys('table-join', 0)).size).toBeGreaterThan(8_000)
})
