import { FakeClock } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { Waits } from './waits.ts'

it('those who wait go on when what they wait for ends, when their time is up, or when all is closed', async () => {
  const clock = new FakeClock()
  const waits = new Waits(clock)
  const ended: string[] = []
  const wait = (name: string, deadlineMs: number): void => {
    void waits.until(name, deadlineMs).then((hasEnded) => ended.push(`${name} ${deadlineMs} ${hasEnded}`))
  }
  wait('a', 100)
  wait('a', 200)
  wait('b', 100)
  wait('b', 0)
  await clock.settle()
  expect(ended).toEqual(['b 0 false'])
  waits.end('a')
  waits.end('nobody')
  await clock.settle()
  expect(ended.splice(0)).toEqual(['b 0 false', 'a 100 true', 'a 200 true'])
  await clock.advance(100)
  expect(ended.splice(0)).toEqual(['b 100 false'])
  wait('c', 1_000)
  wait('d', 1_000)
  waits.endAll()
  await clock.settle()
  expect(ended.splice(0)).toEqual(['c 1000 true', 'd 1000 true'])
  wait('c', 1_000)
  waits.close()
  wait('c', 1_000)
  await clock.settle()
  expect(ended).toEqual(['c 1000 false', 'c 1000 false'])
  expect(clock.timerCount).toBe(0)
})
