import { StreamError } from '@millrace/base'
import { collectingLogger, FakeClock } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { controllerReportRetryMs } from '../limits.ts'
import { ControllerReports } from './controller-reports.ts'

function reportsTo(answer: (reports: readonly string[]) => Promise<void>) {
  const clock = new FakeClock()
  const told: (readonly string[])[] = []
  const reports = new ControllerReports<string>({
    clock,
    logger: collectingLogger(),
    what: 'that something is so',
    tell: async (each) => {
      told.push(each)
      await answer(each)
    },
  })
  return { clock, told, reports }
}

it('tells together what comes up together, and at once what comes up meanwhile', async () => {
  let release = (): void => {}
  const { clock, told, reports } = reportsTo(
    () =>
      new Promise<void>((resolve) => {
        release = resolve
      }),
  )
  reports.add('a')
  reports.add('b')
  await clock.settle()
  reports.add('c')
  release()
  await clock.settle()
  expect(told).toEqual([['a', 'b'], ['c']])
  release()
  await reports.settle()
})

it('tells again what was not answered, until it is closed', async () => {
  let isGone = true
  const { clock, told, reports } = reportsTo(async () => {
    if (isGone) throw new StreamError('NO_QUORUM', 'nobody is there')
  })
  reports.add('a')
  await reports.settle()
  expect(told).toEqual([['a']])
  isGone = false
  await clock.advance(controllerReportRetryMs)
  expect(told).toEqual([['a'], ['a']])
  isGone = true
  reports.add('b')
  await reports.settle()
  reports.close()
  await clock.advance(10 * controllerReportRetryMs)
  expect([told.at(-1), told.length, clock.timerCount]).toEqual([['b'], 3, 0])
})
