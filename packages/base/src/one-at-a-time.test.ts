import { expect, it } from 'vitest'
import { OneAtATime } from './one-at-a-time.ts'

it('runs what it is given one after the other, in order, whatever fails', async () => {
  const turns = new OneAtATime()
  const seen: string[] = []
  const piece = (name: string, fails = false) =>
    turns.run(async () => {
      seen.push(`${name} begins`)
      await Promise.resolve()
      seen.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    })
  const results = await Promise.allSettled([piece('a'), piece('b', true), piece('c')])
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  expect(results).toEqual([
    { status: 'fulfilled', value: 'a' },
    { status: 'rejected', reason: new Error('b') },
    { status: 'fulfilled', value: 'c' },
  ])
})
