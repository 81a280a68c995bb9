import { expect, it } from 'vitest'
import { atExit } from './at-exit.ts'

const listeners = () => ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP'].map((event) => process.listenerCount(event))

it('what is to be undone is undone once, and listens only while there is something', () => {
  const before = listeners()
  const done: string[] = []
  const first = atExit(() => done.push('first'))
  const second = atExit(() => done.push('second'))
  expect(listeners()).toEqual(before.map((count) => count + 1))
  second()
  first()
  first()
  expect(done).toEqual(['second', 'first'])
  expect(listeners()).toEqual(before)
})
