import { FakeClock } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { completionDelayMs, completionsPerBatchMax } from '../limits.ts'
import { Completions } from './completions.ts'

function start() {
  const clock = new FakeClock()
  const told: (readonly [number, readonly string[]])[] = []
  const completions = new Completions(clock, (partition, ids) => told.push([partition, ids]))
  return { clock, told, completions }
}

it('those of a partition that are due are told together, each once', async () => {
  const { clock, told, completions } = start()
  completions.add('a', 1)
  completions.add('b', 2)
  await clock.advance(completionDelayMs / 2)
  completions.add('c', 1)
  completions.add('b', 2)
  await clock.advance(completionDelayMs / 2)
  expect(told.splice(0)).toEqual([[1, ['a']]])
  await clock.advance(completionDelayMs / 2)
  expect(told.splice(0)).toEqual([
    [1, ['c']],
    [2, ['b']],
  ])
  expect(clock.timerCount).toBe(0)
})

it('no more are told together than one batch may hold', async () => {
  const { clock, told, completions } = start()
  for (let index = 0; index <= completionsPerBatchMax; index += 1) completions.add(`t${index}`, 1)
  await clock.advance(completionDelayMs)
  expect(told.map(([, ids]) => ids.length)).toEqual([completionsPerBatchMax, 1])
})

it('those of another coordinator, or of a broker that stops, are told no more', async () => {
  const { clock, told, completions } = start()
  completions.add('a', 1)
  completions.add('b', 2)
  completions.drop(1)
  await clock.advance(completionDelayMs)
  expect(told.splice(0)).toEqual([[2, ['b']]])
  completions.add('a', 1)
  completions.close()
  completions.add('b', 1)
  await clock.advance(completionDelayMs)
  expect([told, clock.timerCount]).toEqual([[], 0])
})
