import { FakeClock } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { progressLookMs, taskStallMs } from '../limits.ts'
import { TaskProgress, type TaskStall, watchProgress } from './task-progress.ts'

function watch() {
  const clock = new FakeClock()
  const progress = new TaskProgress()
  const told: (TaskStall | undefined)[] = []
  const end = watchProgress(progress, clock, (stall) => told.push(stall))
  return { clock, progress, told, end }
}

it('a task that waits for what it reads is not stuck', async () => {
  const { clock, told } = watch()
  await clock.advance(10 * taskStallMs)
  expect(told).toEqual([])
})

it('a task is stuck that has something to do and gets nothing done, until it gets on', async () => {
  const { clock, progress, told } = watch()
  await clock.advance(taskStallMs)
  const sinceMs = clock.wallMs()
  progress.take('records', 2)
  await clock.advance(taskStallMs - 1)
  expect(told).toEqual([])
  await clock.advance(progressLookMs)
  expect(told).toEqual([{ sinceMs, reason: 'records wait to be written' }])
  await clock.advance(10 * taskStallMs)
  expect(told).toHaveLength(1)
  progress.finish('records')
  await clock.advance(progressLookMs)
  expect(told.slice(1)).toEqual([undefined])
  // There is still something to do.
  await clock.advance(2 * taskStallMs)
  expect(told).toHaveLength(3)
})

it('a task that is slow is not stuck', async () => {
  const { clock, progress, told } = watch()
  progress.take('records', 10)
  for (let done = 0; done < 10; done++) {
    await clock.advance(taskStallMs - progressLookMs)
    progress.finish('records')
  }
  expect(told).toEqual([])
})

it('what the last attempt failed with is told, and when that is something else', async () => {
  const { clock, progress, told } = watch()
  progress.take('records')
  progress.failed('nobody answers')
  await clock.advance(2 * taskStallMs)
  progress.failed('the disk is full')
  await clock.advance(2 * taskStallMs)
  expect(told.map((stall) => stall?.reason)).toEqual([
    'records wait to be written: nobody answers',
    'records wait to be written: the disk is full',
  ])
})

it('what has begun is over whether or not it works', async () => {
  const { clock, progress, told, end } = watch()
  let fail = (_error: Error): void => {}
  const opening = progress.during('opening', () => new Promise<void>((_, reject) => (fail = reject)))
  await clock.advance(2 * taskStallMs)
  expect(told.map((stall) => stall?.reason)).toEqual(['the connector has not opened the task yet'])
  fail(new Error('it is gone'))
  await expect(opening).rejects.toThrow('it is gone')
  await clock.advance(progressLookMs)
  expect(told.at(-1)).toBeUndefined()
  end()
  expect(clock.timerCount).toBe(0)
})
