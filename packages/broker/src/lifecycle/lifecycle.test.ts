import { AssertionError, StreamError } from '@millrace/base'
import { collectingLogger } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { Bell } from './bell.ts'
import { Cleanup } from './cleanup.ts'
import { Faults } from './faults.ts'
import { forEachLimited } from './for-each-limited.ts'
import { Latch } from './latch.ts'

describe('Bell', () => {
  it('wakes a sleeper, and remembers a ring that came before the sleep', async () => {
    const bell = new Bell()
    bell.ring()
    bell.ring()
    await bell.sleep()
    let awake = false
    const sleeping = bell.sleep().then(() => {
      awake = true
    })
    await Promise.resolve()
    expect(awake).toBe(false)
    bell.ring()
    await sleeping
    expect(awake).toBe(true)
  })
})

describe('Latch', () => {
  it('tells each listener once, late ones at once, and those who left not at all', () => {
    const latch = new Latch()
    const told: string[] = []
    latch.listen(() => told.push('a'))
    latch.listen(() => told.push('left'))()
    latch.trip()
    latch.trip()
    latch.listen(() => told.push('late'))
    expect(told).toEqual(['a', 'late'])
    expect(latch.isSet).toBe(true)
  })
})

describe('Cleanup', () => {
  it('stops what was started last first, all of it, and tells the first error', async () => {
    const logger = collectingLogger()
    const cleanup = new Cleanup(logger)
    const stopped: string[] = []
    for (const what of ['first', 'second', 'third']) {
      cleanup.add(what, () => {
        stopped.push(what)
        if (what !== 'first') throw new StreamError('STORAGE_ERROR', `${what} is stuck`)
      })
    }
    await expect(cleanup.run()).rejects.toThrow('third is stuck')
    expect(stopped).toEqual(['third', 'second', 'first'])
    expect(logger.messages('error')).toEqual(['could not stop third cleanly', 'could not stop second cleanly'])
    await cleanup.run()
    expect(stopped).toHaveLength(3)
  })
})

describe('Faults', () => {
  it('passes answers on, hides what is none, and takes a failed assertion for the end', () => {
    const logger = collectingLogger()
    const broken: StreamError[] = []
    const faults = new Faults(logger, (error) => broken.push(error))
    const answer = new StreamError('INVALID_TOPIC', 'no')
    expect(faults.answerable(answer, 'testing')).toBe(answer)
    expect(logger.lines).toEqual([])
    const hidden = faults.answerable(new TypeError('a secret'), 'testing')
    expect(hidden).toMatchObject({ code: 'INTERNAL' })
    expect(hidden.message).not.toContain('secret')
    expect(broken).toEqual([])
    faults.answerable(new AssertionError('two and two'), 'testing')
    expect(broken).toHaveLength(1)
    expect(logger.messages('error')).toHaveLength(2)
  })
})

describe('forEachLimited', () => {
  it('does everything, a few at a time', async () => {
    let running = 0
    let most = 0
    const done: number[] = []
    await forEachLimited([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
      done.push(item)
    })
    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(most).toBe(3)
  })

  it('stops at the first error, once those under way are done', async () => {
    const done: number[] = []
    const work = forEachLimited([1, 2, 3, 4, 5], 2, async (item) => {
      await Promise.resolve()
      if (item === 2) throw new Error('two')
      done.push(item)
    })
    await expect(work).rejects.toThrow('two')
    expect(done).not.toContain(5)
  })
})
