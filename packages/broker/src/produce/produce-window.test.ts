import { describe, expect, it } from 'vitest'
import { ProduceWindow } from './produce-window.ts'

const never = new AbortController().signal

describe('ProduceWindow', () => {
  it('has room until the requests or the bytes are used up', () => {
    const window = new ProduceWindow(2, 100)
    window.enter(10)
    expect(window.hasRoom).toBe(true)
    window.enter(10)
    expect(window.hasRoom).toBe(false)
    window.leave(10)
    window.enter(90)
    expect(window.hasRoom).toBe(false)
    window.leave(90)
    window.enter(1_000)
    expect(window.hasRoom).toBe(false)
  })

  it('lets readers wait until there is room again', async () => {
    const window = new ProduceWindow(2, 100)
    window.enter(100)
    let inside = 0
    const enter = async (): Promise<void> => {
      await window.room(never)
      inside += 1
    }
    const waiting = [enter(), enter()]
    await Promise.resolve()
    expect(inside).toBe(0)
    window.leave(100)
    await Promise.all(waiting)
    expect(inside).toBe(2)
  })

  it('lets one go whose stream is over', async () => {
    const window = new ProduceWindow(1, 100)
    window.enter(1)
    const over = new AbortController()
    const waiting = window.room(over.signal)
    over.abort()
    await waiting
    expect(window.hasRoom).toBe(false)
  })
})
