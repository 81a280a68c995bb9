import { expect, test } from 'vitest'
import { RecentText } from './recent-text.ts'

test('those who ask while it is made get the same, and a failure is not kept', async () => {
  let made = 0
  let finish: (text: string) => void = () => {}
  let fail: (error: Error) => void = () => {}
  const text = new RecentText(() => {
    made += 1
    return new Promise((resolve, reject) => {
      finish = resolve
      fail = reject
    })
  })
  const failed = [text.get(), text.get()]
  fail(new Error('planted'))
  for (const each of failed) await expect(each).rejects.toThrow('planted')
  const asked = [text.get(), text.get()]
  finish('x')
  expect(await Promise.all(asked)).toEqual(['x', 'x'])
  expect(made).toBe(2)
})

test('what took long to make is used again for longer', async () => {
  let made = 0
  const slow = new RecentText(async () => {
    const endMs = performance.now() + 50
    while (performance.now() < endMs) continue
    return String((made += 1))
  })
  const startMs = performance.now()
  const seen = new Set<string>()
  while (performance.now() < startMs + 1_000) seen.add(await slow.get())
  // A second has room for 20 of them; at most every sixth part of the time goes into one.
  expect(seen.size).toBeLessThanOrEqual(5)
})
