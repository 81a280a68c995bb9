import { Metadata, Server, ServerCredentials, type ServerDuplexStream, status } from '@grpc/grpc-js'
import type { MessageCodec, RpcChannel, StreamMethod, UnaryMethod } from '@millrace/base'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { GrpcNetwork } from '../../grpc-network.ts'

// A server of another make: what we say to it is gRPC, not only what our own server takes.
const bytes: MessageCodec<Buffer> = { encode: (message) => message, decode: (message) => Buffer.from(message) }
const talk: StreamMethod<Buffer, Buffer> = { path: '/test.Test/Talk', kind: 'stream', request: bytes, response: bytes }
const ask: UnaryMethod<Buffer, Buffer> = { path: '/test.Test/Ask', kind: 'unary', request: bytes, response: bytes }
const wire = {
  requestSerialize: (message: Buffer) => message,
  requestDeserialize: (message: Buffer) => message,
  responseSerialize: (message: Buffer) => message,
  responseDeserialize: (message: Buffer) => message,
}

let server: Server
let channel: RpcChannel
let onTalk: (call: ServerDuplexStream<Buffer, Buffer>) => void

beforeEach(async () => {
  server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 })
  const service = {
    talk: { path: talk.path, requestStream: true, responseStream: true, ...wire },
    ask: { path: ask.path, requestStream: false, responseStream: false, ...wire },
  } as const
  server.addService(service, {
    talk: (call: ServerDuplexStream<Buffer, Buffer>) => onTalk(call),
    ask: (call: { request: Buffer }, done: (error: object | null, answer?: Buffer) => void) => {
      const text = call.request.toString()
      if (text === 'fail') done({ code: status.UNAVAILABLE, details: 'not “now”', metadata: new Metadata() })
      else if (text !== 'nothing') done(null, Buffer.from(`${text}!`))
    },
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    )
  })
  const options = { messageSizeBytesMax: 8 * 1024 * 1024, purpose: 'test', bulk: true }
  channel = new GrpcNetwork().connect(`127.0.0.1:${port}`, options)
})

afterEach(() => {
  channel.close()
  server.forceShutdown()
})

test('messages of all sizes go both ways', async () => {
  onTalk = (call) => {
    call.on('data', (message: Buffer) => call.write(message))
    call.on('end', () => call.end())
  }
  const stream = channel.stream(talk)
  const sizes = [0, 1, 5, 16_384, 16_385, 100_000, 5 * 1024 * 1024]
  const sending = (async () => {
    for (const size of sizes) await stream.send(Buffer.alloc(size, size % 251))
    stream.end()
  })()
  const received: number[] = []
  for await (const message of stream) {
    expect(message.every((byte) => byte === message.length % 251)).toBe(true)
    received.push(message.length)
  }
  await sending
  expect(received).toEqual(sizes)
  expect(stream.signal.aborted).toBe(true)
})

test('a status with a message comes behind messages, and without any', async () => {
  onTalk = (call) => {
    call.write(Buffer.from('one'))
    call.once('data', () => {
      call.emit('error', { code: status.RESOURCE_EXHAUSTED, details: 'too much “now”', metadata: new Metadata() })
    })
  }
  const stream = channel.stream(talk)
  const messages = stream[Symbol.asyncIterator]()
  expect(String((await messages.next()).value)).toBe('one')
  await stream.send(Buffer.from('go'))
  await expect(messages.next()).rejects.toMatchObject({
    code: 'RESOURCE_EXHAUSTED',
    message: expect.stringContaining('too much “now”') as string,
  })
  onTalk = (call) => {
    call.emit('error', { code: status.UNAVAILABLE, details: 'closed', metadata: new Metadata() })
  }
  await expect(channel.stream(talk)[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    code: 'BROKER_UNAVAILABLE',
  })
})

test('a call that is cancelled is cancelled there', async () => {
  const cancelled = new Promise<boolean>((resolve) => {
    onTalk = (call) => {
      call.write(Buffer.from('here'))
      call.on('cancelled', () => resolve(call.cancelled))
    }
  })
  const stream = channel.stream(talk)
  await stream[Symbol.asyncIterator]().next()
  stream.cancel()
  expect(await cancelled).toBe(true)
})

test('calls with one answer', async () => {
  expect(String(await channel.unary(ask, Buffer.from('hello'), { timeoutMs: 30_000 }))).toBe('hello!')
  await expect(channel.unary(ask, Buffer.from('fail'), { timeoutMs: 30_000 })).rejects.toMatchObject({
    code: 'BROKER_UNAVAILABLE',
    message: expect.stringContaining('not “now”') as string,
  })
  await expect(channel.unary(ask, Buffer.from('nothing'), { timeoutMs: 50 })).rejects.toMatchObject({ code: 'TIMEOUT' })
  await expect(
    channel.unary({ ...ask, path: '/test.Test/Other' }, Buffer.from('x'), { timeoutMs: 30_000 }),
  ).rejects.toMatchObject({ code: 'UNSUPPORTED' })
})

test('a server that shuts down lets a stream end, and one that is cut breaks it', async () => {
  const calls: ServerDuplexStream<Buffer, Buffer>[] = []
  onTalk = (call) => {
    calls.push(call)
    call.write(Buffer.from('here'))
  }
  const messages = channel.stream(talk)[Symbol.asyncIterator]()
  await messages.next()
  const broken = channel.stream(talk)[Symbol.asyncIterator]()
  await broken.next()
  server.tryShutdown(() => {})
  calls[0]?.write(Buffer.from('bye'))
  calls[0]?.end()
  expect(String((await messages.next()).value)).toBe('bye')
  expect((await messages.next()).done).toBe(true)
  server.forceShutdown()
  await expect(broken.next()).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
})

test('both transports say the same of the same server', async () => {
  onTalk = (call) => call.end()
  const plain = new GrpcNetwork().connect(channel.address, { messageSizeBytesMax: 1_000, purpose: 'test' })
  for (const each of [plain, channel]) {
    expect((await each.stream(talk)[Symbol.asyncIterator]().next()).done).toBe(true)
    expect(String(await each.unary(ask, Buffer.from('x'), { timeoutMs: 30_000 }))).toBe('x!')
  }
  plain.close()
})
