import { once } from 'node:events'
import { connect, Server, type Socket } from 'node:net'
import { Client, credentials, type Metadata, type ServiceError, status } from '@grpc/grpc-js'
import {
  isStreamError,
  type ListenOptions,
  type MessageCodec,
  type RpcListener,
  serveUnary,
  StreamError,
  type UnaryMethod,
} from '@millrace/base'
import { collectingLogger, FakeClock } from '@millrace/base/testing'
import { google } from '@millrace/contracts'
import { afterEach, expect, test, vi } from 'vitest'
import { GrpcNetwork } from '../grpc-network.ts'
import { listenGrpc } from './grpc-server.ts'

const text: MessageCodec<string> = {
  encode: (message) => Buffer.from(message),
  decode: (bytes) => Buffer.from(bytes).toString(),
}
const ask: UnaryMethod<string, string> = { path: '/test.Test/Ask', kind: 'unary', request: text, response: text }
const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'
const emptySettings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])

const patient = { everyMs: 60_000, withinMs: 60_000 }
const logger = collectingLogger()
const clock = new FakeClock()
const network = new GrpcNetwork({ logger })
const open: { close: () => unknown }[] = []

async function listen(options: Partial<ListenOptions> = {}, liveness = patient): Promise<RpcListener> {
  const all = {
    host: '127.0.0.1',
    port: 0,
    bindings: [serveUnary(ask, async (request) => `${request}!`)],
    messageSizeBytesMax: 1_000_000,
    connectionsMax: 10,
    streamsPerConnectionMax: 10,
    ...options,
  }
  const listener = await listenGrpc(all, logger, { clock, liveness })
  open.push({ close: () => listener.close(0) })
  return listener
}

afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close()
})

/** Says something to the port and returns what it answered until it closed. */
async function say(listener: RpcListener, bytes: string | Buffer): Promise<Buffer> {
  const socket = await dial(listener)
  const answer: Buffer[] = []
  socket.on('data', (chunk: Buffer) => answer.push(chunk))
  socket.write(bytes)
  await once(socket, 'close')
  return Buffer.concat(answer)
}

async function dial(listener: RpcListener): Promise<Socket> {
  const socket = connect(listener.port, listener.host)
  // A reset is one way of being closed.
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** Calls through a channel of its own. */
async function call(listener: RpcListener, request: string): Promise<string> {
  const channel = network.connect(`${listener.host}:${listener.port}`, {
    messageSizeBytesMax: 1_000_000,
    purpose: 'test',
  })
  try {
    return await channel.unary(ask, request, { timeoutMs: 30_000 })
  } finally {
    channel.close()
  }
}

async function untilAnswered(listener: RpcListener, request: string): Promise<string> {
  for (;;) {
    try {
      return await call(listener, request)
    } catch (error) {
      if (!isStreamError(error, 'BROKER_UNAVAILABLE')) throw error
    }
  }
}

async function untilConnections(listener: RpcListener, count: number): Promise<void> {
  while (listener.connectionCount() !== count) {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
}

test.each([
  ['a browser', 'GET / HTTP/1.1\r\nhost: x\r\n\r\n'],
  ['a long upload', `POST /topics HTTP/1.1\r\ncontent-length: 100000\r\n\r\n${'x'.repeat(100_000)}`],
])('HTTP/1 from %s is told what this port speaks', async (_who, request) => {
  const listener = await listen()
  const answer = (await say(listener, request)).toString()
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  expect(answer).toContain('This port speaks gRPC')
  await untilConnections(listener, 0)
})

test.each([
  ['noise', Buffer.from([1, 2, 3, 4, 250, 0, 9])],
  ['text', 'hello there\n'],
  ['a TLS hello', Buffer.from('16030100c8010000c40303', 'hex')],
  ['an almost right preface', 'PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n'],
  ['a Kafka client', Buffer.from('00000023001200030000000100096b61666b612d636c69', 'hex')],
])('%s is closed without an answer, and disturbs nobody', async (_what, bytes) => {
  const listener = await listen()
  const channel = network.connect(`${listener.host}:${listener.port}`, {
    messageSizeBytesMax: 1_000_000,
    purpose: 'test',
  })
  open.push(channel)
  expect(await channel.unary(ask, 'before', { timeoutMs: 30_000 })).toBe('before!')
  expect(await say(listener, bytes)).toHaveLength(0)
  expect(await channel.unary(ask, 'after', { timeoutMs: 30_000 })).toBe('after!')
  await untilConnections(listener, 1)
})

test('of a Kafka client the log says which port it wants', async () => {
  const listener = await listen()
  await say(listener, Buffer.from('0000001d001200030000000d0006676f6c64656e0007676f6c64656e04312e3000', 'hex'))
  const last = logger.lines.findLast(({ message }) => message === 'refused a connection that does not speak gRPC')
  expect(last?.fields).toMatchObject({
    found: 'kafka',
    hint: 'clients of the Kafka protocol have a port of their own (kafka.listener.port)',
  })
})

test.each([
  ['a frame over the limit', Buffer.from('ffffff000000000001', 'hex')],
  ['data on a stream that is not open', Buffer.from('000001000000000063' + '00', 'hex')],
  ['settings that are none', Buffer.from('000005040000000000' + '0001020304', 'hex')],
  ['nothing behind its settings, not even answers to pings', Buffer.alloc(0)],
])('HTTP/2 with %s is closed, and disturbs nobody', async (_what, frame) => {
  const listener = await listen({}, { everyMs: 20, withinMs: 20 })
  await say(listener, Buffer.concat([Buffer.from(preface), emptySettings, frame]))
  await untilConnections(listener, 0)
  // So short a patience may cut a good client too, where the machine is slow.
  expect(await untilAnswered(listener, 'still here')).toBe('still here!')
})

test('a preface that comes byte by byte is one', async () => {
  const listener = await listen()
  const socket = await dial(listener)
  socket.setNoDelay(true)
  for (const byte of Buffer.concat([Buffer.from(preface), emptySettings])) {
    socket.write(Buffer.from([byte]))
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer[3]).toBe(4)
  socket.destroy()
  await untilConnections(listener, 0)
})

test('a server that closes does not wait for connections that said nothing', async () => {
  const listener = await listen()
  const silent = await dial(listener)
  await untilConnections(listener, 1)
  const closed = once(silent, 'close')
  await listener.close(60_000)
  await closed
  expect(listener.connectionCount()).toBe(0)
})

test('nothing is left behind', async () => {
  const count = (): number => process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name)).length
  const before = count()
  const listener = await listen()
  await Promise.all([
    call(listener, 'a'),
    call(listener, 'b'),
    say(listener, 'garbage\n'),
    say(listener, 'GET / HTTP/1.1\r\n\r\n'),
  ])
  await listener.close(60_000)
  while (count() > before) {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
  expect(count()).toBeLessThanOrEqual(before)
})

test('an error of ours is a google.rpc.Status to any gRPC client', async () => {
  const listener = await listen({
    bindings: [
      serveUnary(ask, async () => {
        throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', 'no topic “x”', { context: { topic: 'x' } })
      }),
    ],
  })
  const client = new Client(`127.0.0.1:${listener.port}`, credentials.createInsecure())
  open.push(client)
  const error = await new Promise<ServiceError>((resolve) => {
    client.makeUnaryRequest(
      ask.path,
      (bytes: Buffer) => bytes,
      (bytes) => bytes,
      Buffer.from('?'),
      (failure) => {
        if (failure !== null) resolve(failure)
      },
    )
  })
  expect([error.code, error.details]).toEqual([status.NOT_FOUND, 'no topic “x”'])
  const metadata: Metadata = error.metadata
  const [details] = metadata.get('grpc-status-details-bin')
  const decoded = google.rpc.Status.decode(details as Buffer)
  const info = google.rpc.ErrorInfo.decode(decoded.details[0]?.value ?? Buffer.alloc(0))
  expect(info).toMatchObject({ reason: 'UNKNOWN_TOPIC_OR_PARTITION', domain: 'millrace', metadata: { topic: 'x' } })
})

test('an error that is not ours is logged with its stack and answered without', async () => {
  const listener = await listen({
    bindings: [
      serveUnary(ask, async () => {
        throw new RangeError('the inside')
      }),
    ],
  })
  const error: unknown = await call(listener, '').catch((failure: unknown) => failure)
  expect(error).toMatchObject({ code: 'INTERNAL' })
  expect(String(error)).not.toContain('the inside')
  const line = logger.lines.find(({ level }) => level === 'error')
  expect(line?.fields).toMatchObject({ method: ask.path, err: { message: 'the inside' } })
})

test('an address of another machine, and a name that does not exist, say what to do', async () => {
  await expect(listen({ host: '192.0.2.1' })).rejects.toMatchObject({
    code: 'INVALID_CONFIG',
    message: expect.stringContaining('192.0.2.1') as string,
  })
})

test('connections beyond the rate wait for their turn, and are served in it', async () => {
  const listener = await listen({ connectionsPerSecondMax: 1 })
  expect(await call(listener, 'at once')).toBe('at once!')
  const answers: string[] = []
  const waiting = ['next', 'last'].map(async (request) => answers.push(await call(listener, request)))
  await untilConnections(listener, 2)
  // However long the network takes, nobody is served before the clock says so.
  for (let turn = 0; turn < 200; turn++) {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
  expect(answers).toEqual([])
  await clock.advance(1_000)
  await Promise.race(waiting)
  expect(answers.length).toBe(1)
  await clock.advance(1_000)
  await Promise.all(waiting)
})

test('a rate of none takes nobody, until it is changed', async () => {
  const listener = await listen({ connectionsPerSecondMax: 0 })
  await expect(call(listener, 'x')).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
  listener.limitConnections({ connectionsMax: 10 })
  expect(await untilAnswered(listener, 'x')).toBe('x!')
})

test('a host name counts for the addresses it has', async () => {
  const listener = await listen({
    connectionsPerAddressMax: 0,
    connectionsPerAddressOverrides: new Map([
      ['localhost', 1],
      ['no-such-host.invalid', 5],
    ]),
  })
  expect(await untilAnswered(listener, 'x')).toBe('x!')
})

test('a connection without a call is closed once it was idle for so long, one with an open call never', async () => {
  let release: (answer: string) => void = () => {}
  let begin = (): void => {}
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const held = serveUnary(ask, () => {
    begin()
    return new Promise<string>((resolve) => {
      release = resolve
    })
  })
  const listener = await listen({ connectionIdleMsMax: 60_000, bindings: [held] })
  const channel = network.connect(`${listener.host}:${listener.port}`, {
    messageSizeBytesMax: 1_000_000,
    purpose: 'test',
  })
  open.push(channel)
  const answer = channel.unary(ask, 'slow', { timeoutMs: 30_000 })
  await begun
  await clock.advance(200_000)
  expect(listener.connectionCount()).toBe(1)
  release('done')
  expect(await answer).toBe('done')
  await clock.advance(59_000)
  expect(listener.connectionCount()).toBe(1)
  await clock.advance(61_000)
  await untilConnections(listener, 0)
})

test('the system is told how many connections to hold ready', async () => {
  const listening = vi.spyOn(Server.prototype, 'listen')
  await listen({ backlog: 7 })
  await listen()
  expect(listening.mock.calls.map(([options]): unknown => options)).toEqual([
    { host: '127.0.0.1', port: 0, backlog: 7 },
    { host: '127.0.0.1', port: 0 },
  ])
  listening.mockRestore()
})
