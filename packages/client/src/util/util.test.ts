import { StreamError } from '@millrace/base'
import { FakeClock, SeededRandom } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { sleep } from './abort.ts'
import { Backoff } from './backoff.ts'
import { Fifo } from './fifo.ts'
import { Pause } from './pause.ts'
import { retry } from './retry.ts'

describe('Backoff', () => {
  it('doubles up to the maximum, within a fifth either way', () => {
    const backoff = new Backoff({ initialMs: 100, maxMs: 1_000 }, new SeededRandom(1))
    for (const expected of [100, 200, 400, 800, 1_000, 1_000]) {
      const pause = backoff.nextMs()
      expect(pause).toBeGreaterThanOrEqual(expected * 0.8)
      expect(pause).toBeLessThanOrEqual(expected * 1.2)
    }
    backoff.reset()
    expect(backoff.nextMs()).toBeLessThanOrEqual(120)
  })

  it('is eager at first if it is told to be', () => {
    const options = { initialMs: 25, maxMs: 1_000, eager: { attempts: 4, maxMs: 100 } }
    const backoff = new Backoff(options, new SeededRandom(1))
    for (const expected of [25, 50, 100, 100, 100, 200, 400, 800, 1_000]) {
      const pause = backoff.nextMs()
      expect(pause).toBeGreaterThanOrEqual(expected * 0.8)
      expect(pause).toBeLessThanOrEqual(expected * 1.2)
    }
  })
})

describe('Fifo', () => {
  it('is a queue, through any mix of calls', () => {
    const random = new SeededRandom(2)
    const fifo = new Fifo<number>()
    let model: number[] = []
    for (let step = 0; step < 20_000; step++) {
      const choice = random.number()
      if (choice < 0.55) {
        fifo.push(step)
        model.push(step)
      } else if (choice < 0.99) expect(fifo.shift()).toBe(model.shift())
      else if (choice < 0.995) {
        const victim = model[random.integer(model.length + 1)] ?? -1
        fifo.remove(victim)
        model = model.filter((item) => item !== victim)
      } else {
        fifo.retain((item) => item % 7 !== 0)
        model = model.filter((item) => item % 7 !== 0)
      }
      expect(fifo.length).toBe(model.length)
      expect(fifo.first).toBe(model[0])
    }
    expect([...fifo]).toEqual(model)
  })
})

describe('sleep', () => {
  it('ends by time or by its signal, and leaves no timer', async () => {
    const clock = new FakeClock()
    await clock.until(sleep(clock, 100, undefined, 'waiting'))
    expect(clock.monotonicMs()).toBe(100)
    const controller = new AbortController()
    const sleeping = sleep(clock, 100, controller.signal, 'waiting')
    controller.abort()
    await expect(sleeping).rejects.toMatchObject({ code: 'ABORTED' })
    await expect(sleep(clock, 100, controller.signal, 'waiting')).rejects.toMatchObject({ code: 'ABORTED' })
    expect(clock.timerCount).toBe(0)
  })

  it('Pause ends when its owner says so', async () => {
    const clock = new FakeClock()
    const pause = new Pause()
    const waiting = pause.for(clock, 1_000)
    pause.end()
    await waiting
    expect(clock.timerCount).toBe(0)
  })
})

describe('retry', () => {
  const ports = { clock: new FakeClock(), random: new SeededRandom(3) }
  const gone = new StreamError('BROKER_UNAVAILABLE', 'gone')

  it('tries again what waiting may cure', async () => {
    let attempts = 0
    const result = retry(ports, { what: 'trying', timeoutMs: 10_000 }, async () => {
      if (++attempts < 4) throw gone
      return attempts
    })
    expect(await ports.clock.until(result)).toBe(4)
  })

  it('gives up in time, with the last error', async () => {
    const failing = retry(ports, { what: 'trying', timeoutMs: 1_000 }, () => Promise.reject(gone))
    await expect(ports.clock.until(failing)).rejects.toMatchObject({
      code: 'BROKER_UNAVAILABLE',
      message: 'trying: gave up after 1000 ms: gone',
    })
  })

  it("does not try again what waiting can not cure, nor a programmer's error", async () => {
    let attempts = 0
    const failWith = (error: Error): Promise<never> =>
      retry(ports, { what: 'trying', timeoutMs: 1_000 }, () => {
        attempts++
        return Promise.reject(error)
      })
    await expect(failWith(new StreamError('UNKNOWN_TOPIC_OR_PARTITION', 'no'))).rejects.toThrow('no')
    await expect(failWith(new TypeError('bug'))).rejects.toThrow('bug')
    expect(attempts).toBe(2)
  })
})
