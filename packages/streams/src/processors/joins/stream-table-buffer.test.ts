import { serde } from '@millrace/client'
import { expect, it } from 'vitest'
import { input } from '../../../test/fake-context.ts'
import { FakeEnvironment } from '../../../test/fake-environment.ts'
import { pileStore } from './pile.ts'
import { WaitingRecords } from './stream-table-buffer.ts'

it('releases by time, bytes of the key, arrival, and each record once', () => {
  const text = serde.string()
  const { store } = pileStore('w', text, { kind: 'memory' }).build(new FakeEnvironment())
  const waiting = new WaitingRecords<string, string>(store, text)
  for (const [key, value, timestamp] of [
    ['b', '1', 300],
    ['aa', '2', 2],
    ['a', '3', 2],
    ['a', '4', 2],
    ['z', '5', 1],
  ] as const) {
    waiting.add(input(key, value, timestamp))
  }
  const released = (untilMs: number): string[] => {
    const values: string[] = []
    waiting.release(untilMs, (record) => values.push(`${record.key}${record.value}@${record.timestamp}`))
    return values
  }
  expect(released(0)).toEqual([])
  expect(released(2)).toEqual(['z5@1', 'a3@2', 'a4@2', 'aa2@2'])
  expect(released(299)).toEqual([])
  expect(released(1000)).toEqual(['b1@300'])
  expect([...store.all()]).toEqual([])
})
