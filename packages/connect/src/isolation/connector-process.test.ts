import { AssertionError, isStreamError, silentLogger, StreamError } from '@millrace/base'
import { FakeClock } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { logLinesWaitingMax, processIdleMs, processStartMsMax } from '../limits.ts'
import { ChannelLogger } from './channel-logger.ts'
import type { ChildListener } from './child-handle.ts'
import { ConnectorProcess, type TaskWatcher } from './connector-process.ts'
import { errorOf, errorText } from './error-text.ts'
import type { ToChild } from './messages.ts'

interface Child {
  readonly listener: ChildListener
  readonly sent: ToChild[]
}

/** A process over children that do what a test says. */
function begin() {
  const clock = new FakeClock()
  const children: Child[] = []
  let overs = 0
  const process = new ConnectorProcess({
    connector: 'c',
    setup: { packages: [], from: [], brokers: [], clientId: 'x' },
    limits: { memoryMiBMax: 100, silentMsMax: 10_000 },
    clock,
    logger: silentLogger,
    onOver: () => {
      overs += 1
    },
    fork: (listener) => {
      const sent: ToChild[] = []
      children.push({ listener, sent })
      return { send: (message) => sent.push(message), kill: () => listener.ended('was ended by SIGKILL') }
    },
  })
  const told = { name: 'c', config: {}, secrets: {} }
  const order = { told, task: 0, plan: { key: 'all' } }
  const run = (watcher: TaskWatcher = {}) =>
    process.run(order, new AbortController().signal, watcher).catch((error: unknown) => error)
  const beat = (child: Child | undefined, residentMiB = 1): void =>
    child?.listener.message({ kind: 'beat', residentBytes: residentMiB * 1024 * 1024 })
  return { clock, children, process, run, beat, overs: () => overs }
}

describe('the process of a connector', () => {
  it('is ended when it is silent for too long, at first and later, and is made anew for what comes next', async () => {
    const { clock, children, run, beat } = begin()
    const first = run()
    await clock.advance(processStartMsMax - 1)
    beat(children[0])
    await clock.advance(10_000)
    beat(children[0])
    await clock.advance(11_000)
    expect(await first).toMatchObject({
      code: 'TIMEOUT',
      message: expect.stringMatching(/did not say that it is alive/),
    })
    void run()
    await clock.settle()
    expect(children).toHaveLength(2)
  })

  it('says of a task what that says of itself: its topics, and that it makes no progress', async () => {
    const { clock, children, run } = begin()
    const said: unknown[] = []
    void run({ onTopic: (topic) => said.push(topic), onStall: (stall) => said.push(stall) })
    await clock.settle()
    const stall = { sinceMs: 1000, reason: 'records wait to be written' }
    const { id = 0 } = children[0]?.sent.find((message) => message.kind === 'run') ?? {}
    for (const message of [
      { kind: 'topic', id, topic: 'orders' },
      { kind: 'stall', id, stall },
      { kind: 'stall', id },
    ] as const) {
      children[0]?.listener.message(message)
    }
    expect(said).toEqual(['orders', stall, undefined])
  })

  it('is ended when all of it, Buffers too, has more memory than it may', async () => {
    const { clock, children, run, beat } = begin()
    const running = run()
    await clock.settle()
    beat(children[0], 456)
    beat(children[0], 457)
    expect(await running).toMatchObject({
      code: 'RESOURCE_EXHAUSTED',
      message: expect.stringMatching(/has 457 MiB in memory where 456 are the most/),
    })
  })

  it('ends when nothing was asked of it for a while, and is kept until then', async () => {
    const { clock, children, run, beat, overs } = begin()
    const [child] = await Promise.all([clock.settle().then(() => children[0]), answered()])
    async function answered(): Promise<void> {
      const running = run()
      await clock.settle()
      children[0]?.listener.message({ kind: 'answer', id: 1 })
      await running
    }
    await clock.advance(processIdleMs - 1)
    beat(child)
    void run()
    await clock.settle()
    expect(children).toHaveLength(1)
    child?.listener.message({ kind: 'failure', id: 2, error: errorText(new Error('no')) })
    await clock.advance(processIdleMs)
    expect(child?.sent.at(-1)).toEqual({ kind: 'end' })
    expect(overs()).toBe(0)
    child?.listener.ended('exited with 0')
    expect(overs()).toBe(1)
  })

  it('passes on that a task is to stop', async () => {
    const { clock, children, process } = begin()
    const stop = new AbortController()
    const order = { told: { name: 'c', config: {}, secrets: {} }, task: 0, plan: { key: 'all' } }
    const running = process.run(order, stop.signal)
    await clock.settle()
    stop.abort()
    expect(children[0]?.sent.at(-1)).toEqual({ kind: 'stop', id: 1 })
    children[0]?.listener.message({ kind: 'answer', id: 1 })
    await running
  })
})

it('errors cross with their family, their code, what they were about and what they came from', () => {
  const cause = new AssertionError('wrong program')
  const given = new StreamError('INVALID_DATA', 'no', { cause, context: { topic: 't', offset: 3 }, retryAfterMs: 5 })
  const sent: unknown = JSON.parse(JSON.stringify(errorText(given)))
  const found = errorOf(sent as Parameters<typeof errorOf>[0])
  expect(isStreamError(found, 'INVALID_DATA')).toBe(true)
  expect(found).toMatchObject({
    message: 'no',
    context: { topic: 't', offset: 3 },
    retryAfterMs: 5,
    stack: given.stack,
  })
  expect(found.cause).toBeInstanceOf(AssertionError)
})

it('lines that find no room are counted, and the count is said', () => {
  const sends: { readonly message: string; readonly sent: () => void }[] = []
  const channel = new ChannelLogger(({ message }, sent) => sends.push({ message, sent }))
  channel.level = 'warn'
  const logger = channel.with({})
  logger.info({}, 'nobody asked')
  for (let line = 0; line < logLinesWaitingMax + 7; line++) logger.warn({}, 'again')
  expect(sends).toHaveLength(logLinesWaitingMax)
  for (const { sent } of sends.slice()) sent()
  expect(sends).toHaveLength(logLinesWaitingMax + 1)
  expect(sends.at(-1)?.message).toMatch(/were lost/)
})
