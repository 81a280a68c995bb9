import { describe, expect, it } from 'vitest'
import { ReadSlots } from './read-slots.ts'

describe('ReadSlots', () => {
  it('lets no more in at once than it has slots, in the order they came', async () => {
    const slots = new ReadSlots(2)
    const release: (() => void)[] = []
    const started: number[] = []
    const runs = [0, 1, 2, 3].map((index) =>
      slots.run(async () => {
        started.push(index)
        await new Promise<void>((resolve) => release.push(resolve))
        return index
      }),
    )
    await Promise.resolve()
    expect(started).toEqual([0, 1])
    release[1]?.()
    await runs[1]
    release[0]?.()
    await runs[0]
    expect(started).toEqual([0, 1, 2, 3])
    release[2]?.()
    release[3]?.()
    expect(await Promise.all(runs)).toEqual([0, 1, 2, 3])
  })

  it('gives the slot back when the work fails', async () => {
    const slots = new ReadSlots(1)
    await expect(slots.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await slots.run(async () => 'next')).toBe('next')
  })
})
