import {
  type MessageCodec,
  type RpcChannel,
  serveStream,
  serveUnary,
  type StreamMethod,
  type UnaryMethod,
} from '@millrace/base'
import { networkConformance, SeededRandom } from '@millrace/base/testing'
import { describe, expect, test } from 'vitest'
import { SimProcess } from '../process/sim-process.ts'
import { EventLoop } from '../queue/event-loop.ts'
import { Fabric } from './fabric.ts'
import { windowBytes } from './sim-listener.ts'
import { SimNetwork } from './sim-network.ts'

describe('SimNetwork does what every Network does', () => {
  test.each(networkConformance)('$name', async ({ run }) => {
    const loop = new EventLoop()
    const network = new SimNetwork(new Fabric(loop, new SeededRandom(1)))
    network.fabric.cut('127.0.0.1', 'silent')
    const process = new SimProcess('p', '127.0.0.1', loop)
    const passTime = (ms: number): Promise<void> =>
      new Promise((resolve) => {
        loop.after(ms, 'timer', undefined, 'time passes', resolve)
      })
    const fixture = { network: network.of(process), passTime, underWayBytesMax: windowBytes, silentAddress: 'silent:1' }
    await loop.until(run(fixture))
  })
})

const text: MessageCodec<string> = { encode: (message) => Buffer.from(message), decode: (bytes) => String(bytes) }
const ask: UnaryMethod<string, string> = { path: '/t/ask', kind: 'unary', request: text, response: text }
const tell: StreamMethod<string, string> = { path: '/t/tell', kind: 'stream', request: text, response: text }
const limits = { messageSizeBytesMax: 1_000, streamsPerConnectionMax: 100, connectionsMax: 10 }

/** A client, and a server that notes what it is asked and told. */
async function twoHosts(): Promise<{ loop: EventLoop; fabric: Fabric; client: RpcChannel; heard: string[] }> {
  const loop = new EventLoop()
  const fabric = new Fabric(loop, new SeededRandom(1))
  const network = new SimNetwork(fabric)
  const heard: string[] = []
  const bindings = [
    serveUnary(ask, async (message) => {
      heard.push(message)
      return `${message}!`
    }),
    serveStream(tell, async (stream) => {
      for await (const message of stream) heard.push(message)
    }),
  ]
  await network.of(new SimProcess('server/1', 'server', loop)).listen({ host: 'server', port: 1, bindings, ...limits })
  const options = { messageSizeBytesMax: 1_000, purpose: 'test' }
  const client = network.of(new SimProcess('client', 'client', loop)).connect('server:1', options)
  return { loop, fabric, client, heard }
}

test('a call that is made twice is done twice, and answered once', async () => {
  const { loop, fabric, client, heard } = await twoHosts()
  fabric.repeat('client', 'server', true)
  const messages = Array.from({ length: 20 }, (_, index) => `m${index}`)
  const answers = await loop.until(
    Promise.all(messages.map((message) => client.unary(ask, message, { timeoutMs: 10_000 }))),
  )
  expect(answers).toEqual(messages.map((message) => `${message}!`))
  await loop.run(() => loop.nowMs > 9_000)
  expect(heard.length).toBeGreaterThan(messages.length)
  expect(new Set(heard)).toEqual(new Set(messages))
  const before = heard.length
  fabric.repeat('client', 'server', false)
  await loop.until(client.unary(ask, 'once', { timeoutMs: 10_000 }))
  await loop.run(() => loop.nowMs > 20_000)
  expect(heard.slice(before)).toEqual(['once'])
})

test('messages of different calls overtake each other, those of one call do not', async () => {
  const { loop, fabric, client, heard } = await twoHosts()
  fabric.mix('client', 'server', true)
  const numbers = Array.from({ length: 50 }, (_, index) => index)
  const streams = ['a', 'b'].map((name) => ({ name, stream: client.stream(tell) }))
  const sent = numbers.flatMap((number) => streams.map(({ name, stream }) => stream.send(`${name}${number}`)))
  await loop.until(Promise.all(sent))
  await loop.run(() => loop.nowMs > 5_000)
  for (const name of ['a', 'b']) {
    expect(heard.filter((message) => message.startsWith(name))).toEqual(numbers.map((number) => `${name}${number}`))
  }
  expect(heard).not.toEqual(numbers.flatMap((number) => [`a${number}`, `b${number}`]))
})
