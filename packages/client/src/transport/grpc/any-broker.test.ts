import { type RpcChannel, StreamError } from '@millrace/base'
import { FakeClock } from '@millrace/base/testing'
import { AdminService } from '@millrace/contracts'
import { expect, test } from 'vitest'
import { limits } from '../../limits.ts'
import { AnyBroker } from './any-broker.ts'

type Answer = () => Promise<unknown>

interface Made {
  readonly clock: FakeClock
  readonly any: AnyBroker
  /** How each broker answers; one that is not here answers with its address. */
  readonly answers: Map<string, Answer>
  readonly asked: string[]
}

const method = AdminService.describeCluster
const call = { timeoutMs: 10_000 }

function made(...bootstrap: readonly string[]): Made {
  const clock = new FakeClock()
  const answers = new Map<string, Answer>()
  const asked: string[] = []
  const channel = (address: string): RpcChannel => ({
    address,
    unary: (_method, _request, { signal }) => {
      asked.push(address)
      const answer = answers.get(address)?.() ?? Promise.resolve(address)
      return new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new StreamError('ABORTED', 'given up')))
        answer.then((given) => resolve(given as never), reject)
      })
    },
    stream: () => {
      throw new Error('no streams here')
    },
    close: () => {},
  })
  return { clock, any: new AnyBroker({ clock, bootstrap, channel }), answers, asked }
}

const fails =
  (code: ConstructorParameters<typeof StreamError>[0]): Answer =>
  () =>
    Promise.reject(new StreamError(code, code))

const hangs: Answer = () => new Promise(() => {})

test('a broker that hangs costs a read a moment; the next read does not ask it first', async () => {
  const { clock, any, answers, asked } = made('a:1', 'b:1')
  answers.set('a:1', hangs)
  const read = any.read(method, {}, call)
  await clock.advance(limits.hedgeAfterMs)
  expect(await read).toBe('b:1')
  expect(await any.read(method, {}, call)).toBe('b:1')
  expect(asked).toEqual(['a:1', 'b:1', 'b:1'])
  expect(clock.timerCount).toBe(0)
})

test('one that is gone is passed over at once, and asked again once it is the only one left', async () => {
  const { any, answers, asked } = made('a:1', 'b:1')
  answers.set('a:1', fails('BROKER_UNAVAILABLE'))
  expect(await any.read(method, {}, call)).toBe('b:1')
  answers.delete('a:1')
  answers.set('b:1', fails('SHUTTING_DOWN'))
  expect(await any.read(method, {}, call)).toBe('a:1')
  expect(asked).toEqual(['a:1', 'b:1', 'b:1', 'a:1'])
})

test('asked elsewhere, one broker after the other answers, and the preferred one stays so', async () => {
  const { any } = made('a:1', 'b:1', 'c:1')
  expect(await any.read(method, {}, call)).toBe('a:1')
  const elsewhere = { ...call, elsewhere: true }
  expect(await any.read(method, {}, elsewhere)).toBe('b:1')
  expect(await any.read(method, {}, elsewhere)).toBe('c:1')
  expect(await any.read(method, {}, elsewhere)).toBe('b:1')
  expect(await any.read(method, {}, call)).toBe('a:1')
})

test('asked elsewhere, those that did not answer last are asked too: the one that does may be cut off from them', async () => {
  const { any, answers } = made('a:1', 'b:1', 'c:1')
  expect(await any.read(method, {}, call)).toBe('a:1')
  answers.set('b:1', fails('BROKER_UNAVAILABLE'))
  answers.set('c:1', fails('BROKER_UNAVAILABLE'))
  const elsewhere = { ...call, elsewhere: true }
  expect(await any.read(method, {}, elsewhere)).toBe('a:1')
  answers.delete('b:1')
  answers.delete('c:1')
  expect(['b:1', 'c:1']).toContain(await any.read(method, {}, elsewhere))
})

test('what only a majority decides is asked of others, and told as it was said', async () => {
  const { any, answers } = made('a:1', 'b:1')
  answers.set('a:1', fails('NO_QUORUM'))
  expect(await any.write(method, {}, call)).toBe('b:1')
  answers.set('b:1', fails('BROKER_UNAVAILABLE'))
  await expect(any.write(method, {}, call)).rejects.toMatchObject({ code: 'NO_QUORUM' })
  await expect(any.read(method, {}, call)).rejects.toMatchObject({ code: 'NO_QUORUM' })
})

test('one whose disk has failed does not keep the others from answering a read', async () => {
  const { any, answers, asked } = made('a:1', 'b:1')
  answers.set('a:1', fails('STORAGE_ERROR'))
  expect(await any.read(method, {}, call)).toBe('b:1')
  expect(asked).toEqual(['a:1', 'b:1'])
  answers.set('b:1', fails('BROKER_UNAVAILABLE'))
  await expect(any.read(method, {}, call)).rejects.toMatchObject({ code: 'STORAGE_ERROR' })
})

test('what is wrong with the call itself is told at once', async () => {
  const { any, answers, asked } = made('a:1', 'b:1')
  answers.set('a:1', fails('INVALID_CONFIG'))
  await expect(any.write(method, {}, call)).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
  await expect(any.read(method, {}, call)).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
  expect(asked).toEqual(['a:1', 'a:1'])
})

test('no broker at all: each says why', async () => {
  const { any, answers } = made('a:1', 'b:1')
  answers.set('a:1', () => Promise.reject(new StreamError('BROKER_UNAVAILABLE', 'a is off')))
  answers.set('b:1', () => Promise.reject(new StreamError('BROKER_UNAVAILABLE', 'b is off')))
  await expect(any.read(method, {}, call)).rejects.toMatchObject({
    code: 'BROKER_UNAVAILABLE',
    message: expect.stringContaining('a is off; b is off'),
  })
})

test('a read can be given up while all brokers hang', async () => {
  const { clock, any, answers } = made('a:1', 'b:1')
  answers.set('a:1', hangs)
  answers.set('b:1', hangs)
  const given = new AbortController()
  const read = any.read(method, {}, { ...call, signal: given.signal })
  await clock.advance(limits.hedgeAfterMs)
  given.abort()
  await expect(read).rejects.toMatchObject({ code: 'ABORTED' })
  expect(clock.timerCount).toBe(0)
})

test('it is uncertain whether a broker is there when none has answered for long, if there is another', async () => {
  const { clock, any } = made('a:1', 'b:1')
  expect(any.isUncertain).toBe(true)
  await any.read(method, {}, call)
  expect(any.isUncertain).toBe(false)
  await clock.advance(limits.answerAgeMsMax + 1)
  expect(any.isUncertain).toBe(true)
  expect(made('a:1').any.isUncertain).toBe(false)
})
