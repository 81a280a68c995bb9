import { FakeClock } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { RequestMemory } from './request-memory.ts'

function memoryOf(capacityBytes: number) {
  const clock = new FakeClock()
  const memory = new RequestMemory({ clock, capacityBytes, arrivalMsMax: 1_000 })
  const cut: string[] = []
  const granted: string[] = []
  const take = async (name: string, sizeBytes: number) => {
    const held = await memory.take(sizeBytes, () => cut.push(name))
    granted.push(name)
    return held
  }
  return { clock, memory, cut, granted, take }
}

describe('memory for requests that come in pieces', () => {
  it('is given until it is used up, by one more than fits', async () => {
    const { clock, memory, granted, take } = memoryOf(100)
    const [first] = await Promise.all([take('a', 60), take('b', 60)])
    void take('c', 1)
    await clock.settle()
    expect(granted).toEqual(['a', 'b'])
    expect(memory.heldBytes).toBe(120)
    first.release()
    first.release()
    await clock.settle()
    expect(granted).toEqual(['a', 'b', 'c'])
    expect(memory.heldBytes).toBe(61)
  })

  it('is given in turn', async () => {
    const { clock, granted, take } = memoryOf(100)
    const large = await take('large', 500)
    void take('b', 90)
    void take('c', 5)
    void take('d', 5)
    void take('e', 90)
    await clock.settle()
    expect(granted).toEqual(['large'])
    large.release()
    await clock.settle()
    expect(granted).toEqual(['large', 'b', 'c', 'd'])
  })

  it('is taken from who announces much and sends little, once others wait for it', async () => {
    const { clock, cut, granted, take } = memoryOf(100)
    const slow = await take('slow', 100)
    await clock.advance(60_000)
    expect(cut).toEqual([])
    void take('waits', 10)
    await clock.advance(500)
    expect(cut).toEqual([])
    await clock.advance(600)
    expect(cut).toEqual(['slow'])
    slow.release()
    await clock.settle()
    expect(granted).toEqual(['slow', 'waits'])
  })

  it('is left to who has sent all, however long the work takes', async () => {
    const { clock, cut, take } = memoryOf(100)
    const whole = await take('whole', 100)
    whole.arrived()
    void take('waits', 10)
    await clock.advance(60_000)
    expect(cut).toEqual([])
  })
})
