import { expect, it } from 'vitest'
import { pause } from './pause.ts'

it('ends by itself', async () => {
  await expect(pause(1, new AbortController().signal)).resolves.toBeUndefined()
})

it('ends when it is cut short, and at once if it was before', async () => {
  const stop = new AbortController()
  const pausing = pause(1_000_000, stop.signal)
  stop.abort()
  await expect(pausing).resolves.toBeUndefined()
  await expect(pause(1_000_000, stop.signal)).resolves.toBeUndefined()
})
