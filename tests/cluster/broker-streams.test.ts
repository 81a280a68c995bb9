// The broker over real sockets and a real disk: what a network in memory can't show.
import { mkdtemp, rm } from 'node:fs/promises'
import { connect as connectHttp2 } from 'node:http2'
import { connect as connectTcp } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { present, type RpcChannel, StreamError } from '@millrace/base'
import { type Broker, parseBrokerConfig, startBroker } from '@millrace/broker'
import { AdminService, DataService, grpc, Health, millrace } from '@millrace/contracts'
import { nodePorts } from '@millrace/node-io'
import { batchesIn, encodeBatch } from '@millrace/records'
import { afterEach, beforeEach, expect, test } from 'vitest'

const { FetchRequest, ProduceRequest } = millrace.data.v1
const ports = nodePorts()
const messageSizeBytesMax = 32 * 1024 * 1024

let directory: string
let broker: Broker
let channels: RpcChannel[]

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'millrace-broker-'))
  broker = await startBroker(parseBrokerConfig({ 'log.dir': directory, 'listener.port': 0 }), ports)
  channels = []
})

afterEach(async () => {
  for (const channel of channels) channel.close()
  await broker.stop({ deadlineMs: 1_000 })
  await rm(directory, { recursive: true, force: true })
})

function open(): RpcChannel {
  const channel = ports.network.connect(`127.0.0.1:${broker.port}`, { messageSizeBytesMax, purpose: 'test' })
  channels.push(channel)
  return channel
}

async function createTopic(channel: RpcChannel, name: string): Promise<Uint8Array> {
  const request = new millrace.admin.v1.CreateTopicsRequest({ topics: [{ name, partitions: 1 }] })
  const { topics } = await channel.unary(AdminService.createTopics, request, { timeoutMs: 30_000 })
  const [created] = topics
  if (created?.error) throw new Error(created.error.message)
  return present(created, 'one result').topicId
}

const batchOf = (values: readonly (string | Buffer)[]): Buffer =>
  encodeBatch({ records: values.map((value) => ({ key: null, value, timestamp: Date.now() })) }, ports)

/** The next message of a stream that has one. */
async function nextOf<T>(messages: AsyncIterator<T, unknown>): Promise<T> {
  const next = await messages.next()
  if (next.done === true) throw new Error('the stream has ended')
  return next.value
}

async function openProduce(channel: RpcChannel) {
  const stream = channel.stream(DataService.produce)
  const answers = stream[Symbol.asyncIterator]()
  expect((await nextOf(answers)).window?.requestsInFlightMax).toBeGreaterThan(0)
  return { stream, answers }
}

const everything = (topicId: Uint8Array) =>
  new FetchRequest({
    set: [{ topicId, partition: 0, offset: 0, epoch: 1, currentLeaderEpoch: -1 }],
    grantBytes: 0xffff_ffff,
  })

test('a record reaches a consumer that waits, and is read back after a restart', async () => {
  const channel = open()
  const topicId = await createTopic(channel, 'a')
  const consumer = channel.stream(DataService.fetch)
  await consumer.send(everything(topicId))
  const frames = consumer[Symbol.asyncIterator]()
  await nextOf(frames)
  const { stream, answers } = await openProduce(channel)
  await stream.send(
    new ProduceRequest({ correlationId: 7, partitions: [{ topicId, recordBatch: batchOf(['hello']) }] }),
  )
  const { frame } = await nextOf(frames)
  const { result } = await nextOf(answers)
  expect(result).toMatchObject({ correlationId: 7, partitions: [{ error: null, baseOffset: 0 }] })
  const [batch] = batchesIn(Buffer.from(frame?.recordBatches ?? []))
  expect([...present(batch, 'a batch').records(ports.compression)].map(({ value }) => String(value))).toEqual(['hello'])

  await broker.stop({ deadlineMs: 1_000 })
  const { port } = broker
  broker = await startBroker(parseBrokerConfig({ 'log.dir': directory, 'listener.port': port }), ports)
  const again = open().stream(DataService.fetch)
  await again.send(everything(topicId))
  const read = await nextOf(again[Symbol.asyncIterator]())
  expect(read.frame).toMatchObject({ highWatermark: 1 })
})

test('a consumer that stops reading is cut when others need the memory; those read everything', async () => {
  const channel = open()
  const topicId = await createTopic(channel, 'a')
  const { stream, answers } = await openProduce(channel)
  const recordBatch = batchOf([Buffer.alloc(1_000_000, 1)])
  const count = 40
  for (let correlationId = 0; correlationId < count; correlationId++) {
    await stream.send(new ProduceRequest({ correlationId, partitions: [{ topicId, recordBatch }] }))
    expect((await nextOf(answers)).result?.partitions[0]?.error).toBeNull()
  }
  // Plain HTTP/2 with its small windows: what they do not read stays with the broker.
  const session = connectHttp2(`http://127.0.0.1:${broker.port}`)
  const request = FetchRequest.encode(everything(topicId)).finish()
  const message = Buffer.alloc(5 + request.length)
  message.writeUInt32BE(request.length, 1)
  message.set(request, 5)
  let cut = 0
  const stalled = Array.from({ length: 100 }, () => {
    const call = session.request({
      ':method': 'POST',
      ':path': DataService.fetch.path,
      'content-type': 'application/grpc',
      te: 'trailers',
    })
    call.on('error', () => (cut += 1))
    call.write(message)
    return call
  })
  await Promise.all(stalled.map((call) => new Promise((resolve) => call.once('response', resolve))).slice(0, 5))
  const consumer = channel.stream(DataService.fetch)
  await consumer.send(everything(topicId))
  let bytes = 0
  for await (const { frame } of consumer) {
    bytes += frame?.recordBatches.length ?? 0
    if (bytes >= count * recordBatch.length) break
  }
  expect(bytes).toBe(count * recordBatch.length)
  consumer.cancel()
  expect(cut).toBeGreaterThan(0)
  session.destroy()
})

test('10,000 records in flight when it stops are each acknowledged, refused, or left without an answer by a stream that ended', async () => {
  const channel = open()
  const topicId = await createTopic(channel, 'a')
  const { stream, answers } = await openProduce(channel)
  const recordBatch = batchOf(Array.from({ length: 10 }, (_, index) => `${index}`))
  const sends = Array.from({ length: 1_000 }, async (_, correlationId) =>
    stream
      .send(new ProduceRequest({ correlationId, partitions: [{ topicId, recordBatch }] }))
      .catch((error: unknown) => {
        if (!(error instanceof StreamError)) throw error
      }),
  )
  const first = await nextOf(answers)
  expect(first.result?.partitions[0]?.error).toBeNull()
  const stopped = broker.stop({ deadlineMs: 30_000 })
  let acknowledged = 10
  for (let next = await answers.next(); next.done !== true; next = await answers.next()) {
    if (next.value.result?.partitions[0]?.error === null) acknowledged += 10
  }
  await stopped
  await Promise.all(sends)

  broker = await startBroker(parseBrokerConfig({ 'log.dir': directory, 'listener.port': 0 }), ports)
  const request = new millrace.data.v1.ListOffsetsRequest({ partitions: [{ topicId, latest: true }] })
  const { partitions } = await open().unary(DataService.listOffsets, request, { timeoutMs: 30_000 })
  expect(partitions[0]?.offset).toBe(acknowledged)
})

test('garbage, HTTP/1 and messages over the limit end their own connection or call, and harm nobody else', async () => {
  const speak = (bytes: string): Promise<void> =>
    new Promise((resolve) => {
      const socket = connectTcp(broker.port, '127.0.0.1', () => socket.write(bytes))
      socket.on('close', () => resolve())
      socket.on('error', () => socket.destroy())
      socket.resume()
    })
  await speak('GET / HTTP/1.1\r\nHost: broker\r\n\r\n')
  await speak('\u0000\u0001garbage'.repeat(1_000))
  const channel = open()
  const topicId = await createTopic(channel, 'a')
  const { stream, answers } = await openProduce(channel)
  const recordBatch = Buffer.alloc(20 * 1024 * 1024)
  const sent = stream.send(new ProduceRequest({ partitions: [{ topicId, recordBatch }] }))
  const [answer] = await Promise.allSettled([answers.next(), sent])
  expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'RESOURCE_EXHAUSTED' } })
  const status = await open().unary(Health.check, new grpc.health.v1.HealthCheckRequest(), { timeoutMs: 30_000 })
  expect(status.status).toBe(grpc.health.v1.HealthCheckResponse.ServingStatus.SERVING)
})
