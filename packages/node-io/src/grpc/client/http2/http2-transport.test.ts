import { once } from 'node:events'
import { constants, createServer as createHttp2Server, type Http2Server, type ServerHttp2Stream } from 'node:http2'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { isStreamError } from '@millrace/base'
import { afterEach, expect, test } from 'vitest'
import type { ByteCall } from '../call.ts'
import { Http2Transport } from './http2-transport.ts'

const path = '/test.Test/Call'
const patient = { connectTimeMsMax: 30_000, liveness: { everyMs: 60_000, withinMs: 60_000 } }
const grpcHeaders = { ':status': 200, 'content-type': 'application/grpc' }
const open: { close: () => unknown }[] = []

afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close()
})

function transportTo(address: string, timing = patient): Http2Transport {
  const transport = new Http2Transport(address, { messageSizeBytesMax: 1_000 }, timing)
  open.push(transport)
  return transport
}

/** What TCP says at a free port, once for each connection. */
async function listenTcp(speak: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    // A reset is one way of being closed.
    socket.on('error', () => {})
    speak(socket)
  })
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  })
  return listening(server)
}

/** An HTTP/2 server that does with each call what it is told. */
async function listenHttp2(
  answer: (stream: ServerHttp2Stream) => void,
  maxConcurrentStreams = 100,
): Promise<{ address: string; server: Http2Server; sessions: Set<{ close: () => void; destroy: () => void }> }> {
  const server = createHttp2Server({ settings: { maxConcurrentStreams } })
  const sessions = new Set<{ close: () => void; destroy: () => void }>()
  server.on('session', (session) => {
    sessions.add(session)
    session.once('close', () => sessions.delete(session))
    session.on('error', () => {})
  })
  server.on('stream', (stream) => {
    stream.on('error', () => {})
    answer(stream)
  })
  open.push({
    close: () => {
      for (const session of sessions) session.destroy()
      server.close()
    },
  })
  return { address: await listening(server), server, sessions }
}

async function listening(server: Server | Http2Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

function frame(text: string): Buffer {
  const header = Buffer.alloc(5)
  header.writeUInt32BE(text.length, 1)
  return Buffer.concat([header, Buffer.from(text)])
}

async function failure(promise: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isStreamError(error)) throw new Error(`no StreamError but ${String(error)}`)
  return { code: error.code, message: error.message }
}

/** Why the call's answer did not come. */
const whyNoAnswer = (call: ByteCall): Promise<{ code: string; message: string }> => failure(call.received.next())

/** Why the call ended, after whatever was answered. */
async function whyCallEnded(call: ByteCall): Promise<{ code: string; message: string }> {
  return failure(
    (async () => {
      while ((await call.received.next()) !== undefined);
    })(),
  )
}

/** Opens calls until one is answered: the transport may be waiting before it tries again. */
async function untilAnswered(transport: Http2Transport): Promise<string> {
  for (;;) {
    const call = transport.open(path, Infinity)
    call.end()
    try {
      return String(await call.received.next())
    } catch (error) {
      if (!isStreamError(error, 'BROKER_UNAVAILABLE')) throw error
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
    }
  }
}

function answerWith(text: string, count = 1): (stream: ServerHttp2Stream) => void {
  return (stream) => {
    stream.respond(grpcHeaders, { waitForTrailers: true })
    stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }))
    stream.end(Buffer.concat(Array.from({ length: count }, () => frame(text))))
  }
}

test.each([
  [
    'an HTTP/1 server',
    (socket: Socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\nno')),
    'gRPC',
  ],
  ['noise', (socket: Socket) => socket.write(Buffer.alloc(100, 9)), 'gRPC'],
  ['a server that hangs up', (socket: Socket) => socket.destroy(), 'the connection broke'],
  ['a server that says nothing and leaves', (socket: Socket) => socket.end(), 'the connection broke'],
])('%s is told from a broker', async (_what, speak, text) => {
  const transport = transportTo(await listenTcp(speak))
  const call = transport.open(path, Infinity)
  const { code, message } = await whyNoAnswer(call)
  expect(code).toBe('BROKER_UNAVAILABLE')
  expect(message).toContain(text)
  await expect(call.send([Buffer.from('x')])).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
})

test('a server that takes the connection and says nothing is given up', async () => {
  const address = await listenTcp(() => {})
  const transport = transportTo(address, { ...patient, connectTimeMsMax: 20 })
  const { code, message } = await whyNoAnswer(transport.open(path, Infinity))
  expect(code).toBe('BROKER_UNAVAILABLE')
  expect(message).toContain('does not answer')
})

test.each(['127.0.0.1', 'localhost', '[::1]'])('a call where nobody listens at %s says so', async (host) => {
  const { address, server } = await listenHttp2(() => {})
  server.close()
  await once(server, 'close')
  const { message } = await whyNoAnswer(transportTo(address.replace('127.0.0.1', host)).open(path, Infinity))
  expect(message).toContain('the connection is refused')
})

test('a name that nobody has is a server that cannot be reached', async () => {
  const { code, message } = await whyNoAnswer(transportTo('nobody.invalid:9094').open(path, Infinity))
  expect([code, message]).toEqual(['BROKER_UNAVAILABLE', expect.stringContaining('the host name is unknown')])
})

test('calls fail at once until it is time to connect again, and then find the server', async () => {
  const { address, server } = await listenHttp2(answerWith('first'))
  server.close()
  await once(server, 'close')
  const transport = transportTo(address)
  // On a slow machine it may be time again before the next call.
  let failedAtOnce = false
  while (!failedAtOnce) {
    await whyNoAnswer(transport.open(path, Infinity))
    const next = transport.open(path, Infinity)
    failedAtOnce = next.signal.aborted
    await whyNoAnswer(next)
  }
  const again = createHttp2Server()
  again.on('stream', answerWith('back'))
  open.push(again)
  again.listen(Number(address.split(':')[1]), '127.0.0.1')
  expect(await untilAnswered(transport)).toBe('back')
})

test('after goodbye (GOAWAY) calls that run go on, and new ones are made over a new connection', async () => {
  const streams: ServerHttp2Stream[] = []
  const { address, sessions } = await listenHttp2((stream) => {
    stream.respond(grpcHeaders, { waitForTrailers: true })
    stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }))
    stream.write(frame(`stream ${streams.push(stream)}`))
  })
  const transport = transportTo(address)
  const first = transport.open(path, Infinity)
  expect(String(await first.received.next())).toBe('stream 1')
  for (const session of sessions) session.close()
  expect(await untilAnswered(transport)).toBe('stream 2')
  expect(sessions.size).toBe(2)
  streams[0]?.end(frame('still here'))
  expect(String(await first.received.next())).toBe('still here')
  expect(await first.received.next()).toBeUndefined()
})

test('calls over the limit of the connection wait, and are carried by the next one if it breaks', async () => {
  const { address, sessions } = await listenHttp2((stream) => {
    stream.respond(grpcHeaders)
    stream.write(frame('begun'))
  }, 1)
  const transport = transportTo(address)
  const first = transport.open(path, Infinity)
  expect(String(await first.received.next())).toBe('begun')
  const [second, third] = [transport.open(path, Infinity), transport.open(path, Infinity)]
  const sent = second.send([Buffer.from('early')])
  third.cancel()
  for (const session of sessions) session.destroy()
  expect(await whyNoAnswer(first)).toMatchObject({ code: 'BROKER_UNAVAILABLE' })
  expect(String(await second.received.next())).toBe('begun')
  await sent
  expect(await whyNoAnswer(third)).toMatchObject({ code: 'ABORTED' })
})

test.each([
  [constants.NGHTTP2_REFUSED_STREAM, 'BROKER_UNAVAILABLE', true],
  [constants.NGHTTP2_ENHANCE_YOUR_CALM, 'RESOURCE_EXHAUSTED', true],
  [constants.NGHTTP2_CANCEL, 'BROKER_UNAVAILABLE', false],
  [constants.NGHTTP2_INTERNAL_ERROR, 'BROKER_UNAVAILABLE', false],
])('a reset with code %i is %s', async (reset, code, turnedAway) => {
  const { address } = await listenHttp2((stream) => stream.close(reset))
  const call = transportTo(address).open(path, Infinity)
  expect(await whyNoAnswer(call)).toMatchObject({ code })
  expect(call.turnedAway).toBe(turnedAway)
})

test('a call that is cut for what it holds, after it was answered, was not turned away', async () => {
  const { address } = await listenHttp2((stream) => {
    stream.respond(grpcHeaders)
    stream.write(frame('x'), () => stream.close(constants.NGHTTP2_ENHANCE_YOUR_CALM))
  })
  const call = transportTo(address).open(path, Infinity)
  expect(String(await call.received.next())).toBe('x')
  expect(await whyNoAnswer(call)).toMatchObject({ code: 'RESOURCE_EXHAUSTED' })
  expect(call.turnedAway).toBe(false)
})

test.each([
  ['no gRPC', { ':status': 200, 'content-type': 'text/html' }, 'INTERNAL'],
  ['not found', { ':status': 404 }, 'INTERNAL'],
  ['a proxy without a server', { ':status': 503, 'content-type': 'text/html' }, 'BROKER_UNAVAILABLE'],
])('an answer of HTTP/2 that is %s', async (_what, headers, code) => {
  const { address } = await listenHttp2((stream) => {
    stream.respond(headers)
    stream.end('<html>')
  })
  expect(await whyNoAnswer(transportTo(address).open(path, Infinity))).toMatchObject({ code })
})

test.each([
  [
    'ends in the middle of a message',
    (stream: ServerHttp2Stream) => stream.end(frame('half').subarray(0, 7)),
    'INTERNAL',
  ],
  [
    'sends more than is taken',
    (stream: ServerHttp2Stream) => stream.write(frame('x'.repeat(1_001))),
    'RESOURCE_EXHAUSTED',
  ],
  [
    'sends what is compressed',
    (stream: ServerHttp2Stream) => stream.write(Buffer.from([1, 0, 0, 0, 0])),
    'UNSUPPORTED',
  ],
])('a server that %s', async (_what, act, code) => {
  const { address } = await listenHttp2((stream) => {
    stream.respond(grpcHeaders, { waitForTrailers: true })
    stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }))
    act(stream)
  })
  expect(await whyNoAnswer(transportTo(address).open(path, Infinity))).toMatchObject({ code })
})

test('a call that has ended well ends its half at once, however late its answer is read', async () => {
  const count = 1_000
  let tellEnd: () => void = () => {}
  const halfEnded = new Promise<void>((resolve) => {
    tellEnd = resolve
  })
  const { address } = await listenHttp2((stream) => {
    stream.once('end', tellEnd)
    stream.resume()
    answerWith('x'.repeat(900), count)(stream)
  })
  const call = transportTo(address).open(path, Infinity)
  await halfEnded
  expect(call.signal.aborted).toBe(false)
  for (let index = 0; index < count; index++) expect((await call.received.next())?.length).toBe(900)
  expect(await call.received.next()).toBeUndefined()
})

test('a connection whose server stops answering is cut, while calls are open', async () => {
  const { address: behind } = await listenHttp2((stream) => {
    stream.respond(grpcHeaders)
    stream.write(frame('hello'))
  })
  let stop = (): void => {}
  const address = await listenTcp((socket) => {
    const onward = connect(Number(behind.split(':')[1]), '127.0.0.1')
    onward.on('error', () => {})
    socket.pipe(onward).pipe(socket)
    // As a host that is gone: what comes is taken, and no answer comes back.
    stop = () => onward.unpipe(socket)
  })
  const transport = transportTo(address, { ...patient, liveness: { everyMs: 20, withinMs: 1_000 } })
  const call = transport.open(path, Infinity)
  expect(String(await call.received.next())).toBe('hello')
  stop()
  expect(await whyNoAnswer(call)).toMatchObject({
    code: 'BROKER_UNAVAILABLE',
    message: expect.stringContaining('does not answer') as string,
  })
})

test('a deadline ends a call, and is told to the server', async () => {
  const { address, server } = await listenHttp2((stream) => {
    stream.respond(grpcHeaders)
    stream.write(frame('begun'))
  })
  const transport = transportTo(address)
  // Once it is connected the server hears of every call.
  await transport.open(path, Infinity).received.next()
  const heard = once(server, 'stream').then(([, headers]) => headers as Record<string, unknown>)
  let headers: Record<string, unknown> | undefined
  for (let waitMs = 200; headers === undefined; waitMs *= 2) {
    const end = whyCallEnded(transport.open(path, Date.now() + waitMs))
    // On a busy machine it may be over before it is sent.
    headers = await Promise.race([heard, end.then(() => undefined)])
    expect(await end).toMatchObject({ code: 'TIMEOUT' })
  }
  expect(headers['grpc-timeout']).toMatch(/^\d+m$/)
})

test('a deadline ends a call that still waits', async () => {
  const silent = transportTo(await listenTcp(() => {}))
  expect(await whyNoAnswer(silent.open(path, Date.now()))).toMatchObject({ code: 'TIMEOUT' })
})

test('too many calls that wait are refused', async () => {
  const transport = transportTo(await listenTcp(() => {}))
  const calls = Array.from({ length: 10_001 }, () => transport.open(path, Infinity))
  expect(await whyNoAnswer(calls[10_000] as ByteCall)).toMatchObject({ code: 'RESOURCE_EXHAUSTED' })
  expect(calls[9_999]?.signal.aborted).toBe(false)
  for (const call of calls) call.cancel()
})

test('after it was closed calls are CLOSED', async () => {
  const { address, sessions } = await listenHttp2(answerWith('x'))
  const transport = transportTo(address)
  expect(await untilAnswered(transport)).toBe('x')
  transport.close()
  expect(await whyNoAnswer(transport.open(path, Infinity))).toMatchObject({ code: 'CLOSED' })
  while (sessions.size > 0) {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
})
