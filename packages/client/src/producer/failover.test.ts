import { type ErrorCode, StreamError } from '@millrace/base'
import { expect, test } from 'vitest'
import { fixture } from '../../test/fixture.ts'
import { limits } from '../limits.ts'

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index))

/** How long an application may have to wait for a leader once there is one: one look at the metadata. */
const noticeMsMax = limits.failoverPauseMsMax * 1.2 + 30

interface Sending extends ReturnType<typeof fixture> {
  /** Sends values, each as a batch. */
  send(values: readonly string[]): Promise<void>
  readonly acknowledged: string[]
  readonly failures: unknown[]
  readonly finished: () => Promise<void>
}

async function sending(): Promise<Sending> {
  const made = fixture()
  const { clock, client } = made
  const producer = client.producer({ lingerMs: 0, compression: 'none' })
  const acknowledged: string[] = []
  const failures: unknown[] = []
  const sent: Promise<unknown>[] = []
  const send = async (values: readonly string[]): Promise<void> => {
    for (const value of values) {
      sent.push(
        producer.send('t', { value }).then(
          () => acknowledged.push(value),
          (error: unknown) => failures.push(error),
        ),
      )
      await clock.settle()
    }
  }
  await send(['first'])
  await clock.until(Promise.all(sent))
  return { ...made, send, acknowledged, failures, finished: async () => void (await clock.until(Promise.all(sent))) }
}

test('a leader is killed: what was under way goes to the next one, once and in order', async () => {
  const { clock, cluster, send, acknowledged, failures, finished } = await sending()
  cluster.fates.push({ kind: 'hold' }, { kind: 'hold' }, { kind: 'hold' })
  await send(numbers(3))
  cluster.kill(1)
  cluster.moveLeader('t', 0, 2)
  await send(['last'])
  await clock.advance(noticeMsMax)
  await finished()
  expect(failures).toEqual([])
  expect(acknowledged).toEqual(['first', ...numbers(3), 'last'])
  expect(cluster.values('t')).toEqual(['first', ...numbers(3), 'last'])
})

test('what the killed leader had appended is not appended again', async () => {
  const { clock, cluster, send, failures, finished } = await sending()
  cluster.fates.push({ kind: 'lose', appended: true })
  cluster.moveLeader('t', 0, 2)
  // The fake's log is the one that both leaders have.
  cluster.moveLeader('t', 0, 1)
  await send(['a'])
  cluster.kill(1)
  cluster.moveLeader('t', 0, 2)
  await clock.advance(noticeMsMax)
  await finished()
  expect(failures).toEqual([])
  expect(cluster.values('t')).toEqual(['first', 'a'])
})

test.each([50, 400, 3_000])(
  'after %i ms without a leader, the next one is found within one look',
  async (electionMs) => {
    const { clock, cluster, send, acknowledged } = await sending()
    cluster.kill(1)
    cluster.moveLeader('t', 0, undefined)
    await send(['waits'])
    await clock.advance(electionMs)
    expect(acknowledged).toEqual(['first'])
    cluster.moveLeader('t', 0, 2)
    await clock.advance(noticeMsMax)
    expect(acknowledged).toEqual(['first', 'waits'])
  },
)

test('the metadata is looked at no more once all is well', async () => {
  const { clock, cluster, send, finished } = await sending()
  cluster.kill(1)
  cluster.moveLeader('t', 0, 2)
  await send(['a'])
  await clock.advance(1_000)
  await finished()
  const calls = cluster.calls.length
  await clock.advance(10_000)
  expect(cluster.calls).toHaveLength(calls)
})

test('a leader hangs: once another is elected, nothing waits for the old one, and what that says later counts no more', async () => {
  const { clock, cluster, send, acknowledged, failures } = await sending()
  cluster.freeze(1)
  await send(numbers(4))
  await clock.advance(2_000)
  expect(acknowledged).toEqual(['first'])
  cluster.moveLeader('t', 0, 2)
  await clock.advance(limits.slowAnswerMs * 2)
  expect(acknowledged).toEqual(['first', ...numbers(4)])
  cluster.thaw(1)
  await send(['last'])
  await clock.advance(1_000)
  expect(failures).toEqual([])
  expect(cluster.values('t')).toEqual(['first', ...numbers(4), 'last'])
})

test('a leader that does not even open a session is given up like one that hangs', async () => {
  const { clock, cluster, send, acknowledged } = await sending()
  cluster.freeze(2)
  cluster.moveLeader('t', 0, 2)
  await send(['waits'])
  await clock.advance(1_000)
  expect(acknowledged).toEqual(['first'])
  cluster.moveLeader('t', 0, 1)
  await clock.advance(limits.slowAnswerMs * 2)
  expect(acknowledged).toEqual(['first', 'waits'])
})

test('a broker that lags behind does not lead back to the old leader', async () => {
  const { clock, cluster, send, acknowledged } = await sending()
  cluster.moveLeader('t', 0, 2)
  await send(['a'])
  await clock.advance(1_000)
  cluster.isBehind = true
  cluster.produced.length = 0
  cluster.fates.push({ kind: 'refuse', error: new StreamError('LEADER_NOT_AVAILABLE', 'not yet') })
  cluster.kill(1)
  await send(['b'])
  await clock.advance(1_000)
  expect(acknowledged).toEqual(['first', 'a', 'b'])
  expect(cluster.values('t')).toEqual(['first', 'a', 'b'])
})

test.each<ErrorCode>([
  'NOT_LEADER',
  'FENCED_LEADER_EPOCH',
  'UNKNOWN_LEADER_EPOCH',
  'LEADER_NOT_AVAILABLE',
  'NEW_LEADER_ELECTED',
  'OFFSET_NOT_AVAILABLE',
  'NOT_ENOUGH_REPLICAS',
  'BROKER_UNAVAILABLE',
  'SHUTTING_DOWN',
])('%s reaches no application, and costs tens of milliseconds', async (code) => {
  const { clock, cluster, send, acknowledged, failures } = await sending()
  cluster.fates.push({ kind: 'refuse', error: new StreamError(code, 'for now') })
  await send(['a'])
  await clock.advance(noticeMsMax)
  expect(failures).toEqual([])
  expect(acknowledged).toEqual(['first', 'a'])
})

test('a producer that is closed looks for nothing', async () => {
  const { clock, cluster, client, send } = await sending()
  cluster.kill(1)
  cluster.moveLeader('t', 0, undefined)
  await send(['a'])
  await clock.until(client.close({ deadlineMs: 100 }))
  expect(clock.timerCount).toBe(0)
})
