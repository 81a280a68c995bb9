import { StreamError } from '@millrace/base'
import { FakeClock, SeededRandom } from '@millrace/base/testing'
import { expect, it } from 'vitest'
import { NotLoaded } from '../converters/not-loaded.ts'
import { loadedFirst, StoppedWhileLoading } from './loading.ts'
import { inStage, StageError } from './stage.ts'

const down = (): StreamError => new StreamError('BROKER_UNAVAILABLE', 'nobody answers')
const refused = (errorCode: number): StreamError =>
  new StreamError(errorCode === 40403 ? 'NOT_FOUND' : 'INVALID_REQUEST', 'refused', { context: { errorCode } })

/** Begins to convert something whose `load` fails with these one after the other, and then works. */
function begin(failures: readonly Error[], timeoutMs = 0) {
  const clock = new FakeClock()
  const stop = new AbortController()
  const left = [...failures]
  let isLoaded = false
  const attempt = (): string =>
    inStage('KEY_CONVERTER', 'Some', () => {
      if (isLoaded) return 'converted'
      throw new NotLoaded(async () => {
        const failure = left.shift()
        if (failure !== undefined) throw failure
        isLoaded = true
      })
    })
  const backoff = { delayMaxMs: 1000, timeoutMs }
  const done = loadedFirst(attempt, { clock, random: new SeededRandom(1), signal: stop.signal, backoff })
  // It may fail before the test looks.
  done.catch(() => {})
  return { clock, stop, done, left }
}

it('converts once everything is loaded', async () => {
  expect(await begin([]).done).toBe('converted')
})

it('loads again what may be there later', async () => {
  const { clock, done, left } = begin([down(), down()])
  await expect.poll(() => [left.length, clock.timerCount]).toEqual([1, 1])
  await clock.advance(2000)
  expect(await done).toBe('converted')
})

it('gives up in time, if it is told to', async () => {
  const { clock, done, left } = begin([down(), down(), down()], 500)
  await expect.poll(() => [left.length, clock.timerCount]).toEqual([2, 1])
  await clock.advance(1000)
  await expect(done).rejects.toMatchObject({
    code: 'TIMEOUT',
    message: 'Some could not load what a record needs within errors.retry.timeout, 500 ms: nobody answers',
  })
})

it.each([
  ['a schema that is not there', refused(40403)],
  ['one that is not compatible', refused(409)],
  ['one that makes no sense', new StreamError('INVALID_DATA', 'no schema')],
])('tells of the record: %s', async (_title, failure) => {
  const { done } = begin([failure])
  await expect(done).rejects.toBeInstanceOf(StageError)
  await expect(done).rejects.toMatchObject({ stage: 'KEY_CONVERTER', plugin: 'Some', cause: failure })
})

it.each([401, 40101, 403, 404])(
  'fails for all records where a registry lets nobody in, or is none: %d',
  async (code) => {
    const failure = refused(code)
    await expect(begin([failure]).done).rejects.toBe(failure)
  },
)

it('ends when the task is to stop', async () => {
  const { clock, stop, done, left } = begin([down(), down()])
  await expect.poll(() => [left.length, clock.timerCount]).toEqual([1, 1])
  stop.abort()
  await expect(done).rejects.toBeInstanceOf(StoppedWhileLoading)
})
