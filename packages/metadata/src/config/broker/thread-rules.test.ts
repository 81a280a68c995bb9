import { expect, it } from 'vitest'
import { resolveBrokerConfig } from '../broker-config.ts'
import { checkThreadChanges } from './thread-rules.ts'

const { settings } = resolveBrokerConfig({})
const change = (now: number, next: number): string => {
  try {
    checkThreadChanges({ ...settings, logCleanerThreads: now }, { ...settings, logCleanerThreads: next })
    return 'taken'
  } catch (error) {
    return (error as Error).message
  }
}

it('a running broker gets at most twice as many threads, and at least half of what it has', () => {
  const taken: [now: number, next: number][] = [
    [1, 1],
    [1, 2],
    [4, 8],
    [4, 2],
    [5, 3],
    [0, 0],
    [0, 1],
  ]
  for (const [now, next] of taken) expect([now, next, change(now, next)]).toEqual([now, next, 'taken'])
  expect(change(4, 9)).toContain(
    "log.cleaner.threads is 4 and can't be made 9 while the broker runs: from 2 to 8 at a time",
  )
  expect(change(4, 1)).toContain('from 2 to 8 at a time')
  expect(change(5, 2)).toContain('from 3 to 10 at a time')
  expect(change(1, 0)).toContain('from 1 to 2 at a time')
  expect(change(0, 2)).toContain('from 1 to 1 at a time')
})
