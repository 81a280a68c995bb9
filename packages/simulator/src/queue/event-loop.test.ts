import { expect, test } from 'vitest'
import { EventLoop } from './event-loop.ts'

async function* each(one: number): AsyncGenerator<number> {
  yield one
}

/** Everything that can put work off without the clock: promises, async functions, iterators, ticks, abort signals. */
async function longWay(depth: number): Promise<number> {
  if (depth === 0) return 0
  await Promise.resolve()
  await new Promise<void>((resolve) => process.nextTick(resolve))
  for await (const one of each(depth)) expect(one).toBe(depth)
  const controller = new AbortController()
  const aborted = new Promise((resolve) => controller.signal.addEventListener('abort', resolve))
  controller.abort()
  await Promise.all([aborted, Promise.race([Promise.resolve(), new Promise(() => {})])])
  return 1 + (await longWay(depth - 1))
}

test('between two events everything happens that can, however long the chain of promises is', async () => {
  const loop = new EventLoop()
  const seen: string[] = []
  for (const name of ['first', 'second', 'third']) {
    loop.after(1, 'timer', undefined, name, () => {
      seen.push(name)
      void longWay(500).then((steps) => seen.push(`${name} went ${steps} steps`))
    })
  }
  loop.observe(({ label }) => seen.push(`after ${String(label)}`))
  await loop.run(() => false)
  const each = (name: string): string[] => [name, `${name} went 500 steps`, `after ${name}`]
  expect(seen).toEqual([...each('first'), ...each('second'), ...each('third')])
  expect(loop.events).toBe(3)
})

test('a promise that nothing can settle any more is found', async () => {
  const loop = new EventLoop()
  loop.after(5, 'timer', undefined, 'in vain', () => {})
  await expect(loop.until(new Promise(() => {}))).rejects.toThrow('nothing came of it by 5 ms')
})

test('an error of an event ends the run', async () => {
  const loop = new EventLoop()
  loop.after(1, 'timer', undefined, 'broken', () => {
    throw new Error('broken')
  })
  await expect(loop.run(() => false)).rejects.toThrow('broken')
})
