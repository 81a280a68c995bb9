import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { collectingLogger } from '@millrace/base/testing'
import { type SourceRecord, toPlain } from '@millrace/connect'
import { sourceConformance } from '@millrace/connect/testing'
import { describe, expect, it, test, vi } from 'vitest'
import { waitingMessagesMax } from './limits.ts'
import { syslogSource } from './syslog-source.ts'

async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen on a port')
  server.close()
  await once(server, 'close')
  return address.port
}

async function begin(more: Record<string, string> = {}) {
  const port = await freePort()
  const stop = new AbortController()
  const logger = collectingLogger()
  const config = { topic: 't', 'syslog.port': String(port), ...more }
  const task = await syslogSource.open({
    connector: 'c',
    task: 0,
    key: 'all',
    config,
    signal: stop.signal,
    logger,
    offset: async () => null,
  })
  const batches = task[Symbol.asyncIterator]()
  const waiting: SourceRecord[] = []
  // It listens from when it is asked first.
  let asked = batches.next()
  return {
    port,
    logger,
    async records(count: number): Promise<readonly SourceRecord[]> {
      while (waiting.length < count) {
        const step = await asked
        if (step.done === true) throw new Error('the source has ended')
        waiting.push(...step.value.records)
        asked = batches.next()
      }
      return waiting.splice(0, count)
    },
    async [Symbol.asyncDispose]() {
      stop.abort()
      await Promise.allSettled([asked])
      await batches.return?.()
    },
  }
}

/** Sends over TCP once somebody listens; the connection stays open. */
async function send(port: number, text: string) {
  return vi.waitFor(async () => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.on('error', () => socket.destroy())
    socket.write(text)
    return socket
  })
}

it('gives messages that come over TCP', async () => {
  await using source = await begin()
  const socket = await send(source.port, '<14>1 2026-01-02T03:04:05Z web shop 7 ID - one\n<14>1 - - - - - - two\n')
  const [one, two] = await source.records(2)
  expect(toPlain(one?.value.value ?? null)).toEqual({
    facility: 1,
    severity: 6,
    version: 1,
    timestamp: new Date('2026-01-02T03:04:05Z'),
    hostname: 'web',
    appName: 'shop',
    procId: '7',
    msgId: 'ID',
    structuredData: {},
    message: 'one',
    remoteAddress: '127.0.0.1',
  })
  expect(one).toMatchObject({ topic: 't', key: { value: 'web' }, timestamp: Date.parse('2026-01-02T03:04:05Z') })
  expect(two).toMatchObject({ key: { value: '127.0.0.1' }, timestamp: null })
  socket.destroy()
})

it('gives messages that come over UDP, each a datagram', async () => {
  await using source = await begin()
  const socket = createSocket('udp4')
  const over = new AbortController()
  // Nobody says whether a datagram came: it is sent until one did.
  const sending = (async () => {
    while (!over.signal.aborted) {
      socket.send('<14>one\n', source.port, '127.0.0.1')
      await setImmediate()
    }
  })()
  const [record] = await source.records(1)
  over.abort()
  await sending
  socket.close()
  expect(toPlain(record?.value.value ?? null)).toMatchObject({ message: 'one', facility: 1 })
})

it('closes a connection that sends what can not be read', async () => {
  await using source = await begin({ 'syslog.framing': 'octet-counting' })
  const socket = await send(source.port, 'nonsense\n')
  await once(socket, 'close')
  expect(source.logger.lines.map(({ fields }) => fields['reason'])).toContain('a message begins with no length')
  const next = await send(source.port, '4 <14>3 abc')
  const records = await source.records(2)
  expect(records.map(({ value }) => toPlain(value.value))).toMatchObject([{ message: '' }, { message: 'abc' }])
  next.destroy()
})

it('takes no more connections than it may', async () => {
  await using source = await begin({ 'syslog.connections.max': '1' })
  const first = await send(source.port, '<14>one\n')
  await source.records(1)
  const second = await send(source.port, '<14>two\n')
  await once(second, 'close')
  first.write('<14>three\n')
  const [record] = await source.records(1)
  expect(toPlain(record?.value.value ?? null)).toMatchObject({ message: 'three' })
  first.destroy()
})

it('has senders over TCP wait while nobody takes messages, and loses none', async () => {
  await using source = await begin()
  const count = waitingMessagesMax + 5000
  const text = Array.from({ length: count }, (_, at) => `<14>app: ${at} ${'x'.repeat(900)}\n`).join('')
  const socket = await send(source.port, text)
  const all = await source.records(count)
  expect(
    new Set(all.map(({ value }) => (toPlain(value.value) as { message: string }).message.split(' ')[0])).size,
  ).toBe(count)
  socket.destroy()
})

it('says that an address is taken', async () => {
  await using source = await begin()
  const socket = await send(source.port, '<14>one\n')
  await source.records(1)
  await using other = await begin({ 'syslog.port': String(source.port) })
  await expect(other.records(1)).rejects.toMatchObject({ code: 'ADDRESS_IN_USE' })
  socket.destroy()
})

it.each([
  [{ 'syslog.host': '0.0.0.0' }, 'other machines can reach 0.0.0.0'],
  [{ 'syslog.listeners': 'tls' }, 'syslog.listeners'],
  [{ 'syslog.framing': 'lines' }, 'syslog.framing'],
  [{ 'syslog.message.bytes.max': '10' }, 'syslog.message.bytes.max'],
])('%j is refused', (given, why) => {
  expect(() => syslogSource.configure({ topic: 't', ...given }).plan(1)).toThrow(
    expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.stringContaining(why) }),
  )
})

it('listens elsewhere if it is told that this is meant', () => {
  const config = { topic: 't', 'syslog.host': '0.0.0.0', 'syslog.insecure': 'true' }
  expect(syslogSource.configure(config).plan(3)).toEqual([{ key: 'all' }])
})

describe('SyslogSource', () => {
  const cases = sourceConformance({
    connector: syslogSource,
    setUp: async () => {
      const port = await freePort()
      let made = 0
      const produceInput = async (count: number): Promise<readonly string[]> => {
        const ids = Array.from({ length: count }, () => `message ${made++}`)
        const socket = await send(port, ids.map((id) => `<14>1 - - - - - - ${id}\n`).join(''))
        socket.end()
        return ids
      }
      return { config: { topic: 't', 'syslog.port': String(port), 'syslog.listeners': 'tcp' }, produceInput }
    },
    identify: ({ value }) => (toPlain(value.value) as { readonly message: string }).message,
    readsWhatCameWhileDown: false,
    readsFromTheBeginning: false,
  })
  // Nobody sends again what was received by a task that was killed: syslog has no acknowledgements.
  const promised = cases.filter(({ name }) => !name.startsWith('loses nothing'))
  expect(promised.length).toBeLessThan(cases.length)
  test.each(promised.map(({ name, run }) => [name, run] as const))('%s', (_, run) => run())
})
