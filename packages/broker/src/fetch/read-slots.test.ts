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

  it('lets more in at once, and fewer once those inside are done, when its size changes', async () => {
    const slots = new ReadSlots(1)
    let inside = 0
    const release: (() => void)[] = []
    const begin = (): Promise<void> =>
      slots.run(async () => {
        inside += 1
        await new Promise<void>((resolve) => release.push(resolve))
        inside -= 1
      })
    const runs = Array.from({ length: 6 }, begin)
    await Promise.resolve()
    expect(inside).toBe(1)
    slots.resize(3)
    await Promise.resolve()
    await Promise.resolve()
    expect(inside).toBe(3)
    slots.resize(1)
    for (let done = 0; done < 2; done++) {
      release.shift()?.()
      await runs[done]
    }
    expect(inside).toBe(1)
    while (release.length > 0) {
      release.shift()?.()
      await Promise.race(runs.slice(-1).concat(Promise.resolve()))
      expect(inside).toBeLessThanOrEqual(1)
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
    }
    await Promise.all(runs)
  })

  it('gives the slot back when the work fails', async () => {
    const slots = new ReadSlots(1)
    await expect(slots.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await slots.run(async () => 'next')).toBe('next')
  })
})
