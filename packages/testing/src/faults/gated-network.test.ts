import { type RpcListener, serveStream, serveUnary, StreamError } from '@millrace/base'
import { FakeClock, MemoryNetwork } from '@millrace/base/testing'
import { expect, test } from 'vitest'
import { Fabric } from './fabric.ts'
import { Gate } from './gate.ts'
import { GatedClock } from './gated-clock.ts'
import { GatedNetwork } from './gated-network.ts'

const text = {
  encode: (message: string) => Buffer.from(message),
  decode: (bytes: Uint8Array) => Buffer.from(bytes).toString(),
}
const ask = { path: '/test.Test/Ask', kind: 'unary', request: text, response: text } as const
const talk = { path: '/test.Test/Talk', kind: 'stream', request: text, response: text } as const
const call = { timeoutMs: 1_000 }
const channelOptions = { purpose: 'test', messageSizeBytesMax: 1_000 }

interface Node {
  readonly network: GatedNetwork
  readonly gate: Gate
  readonly address: string
  readonly heard: string[]
}

interface Made {
  readonly clock: FakeClock
  readonly fabric: Fabric
  readonly nodes: readonly [Node, Node]
}

async function made(): Promise<Made> {
  const clock = new FakeClock()
  const fabric = new Fabric()
  const below = new MemoryNetwork({ clock })
  const node = async (nodeId: number): Promise<Node> => {
    const gate = new Gate()
    const network = new GatedNetwork({ network: below, clock, gate, fabric, nodeId })
    const heard: string[] = []
    const listener: RpcListener = await network.listen({
      host: 'node',
      port: nodeId,
      messageSizeBytesMax: 1_000,
      connectionsMax: 10,
      streamsPerConnectionMax: 10,
      bindings: [
        serveUnary(ask, async (question) => {
          heard.push(question)
          return `${question}!`
        }),
        serveStream(talk, async (stream) => {
          for await (const message of stream) {
            heard.push(message)
            await stream.send(`${message}!`)
          }
        }),
      ],
    })
    return { network, gate, heard, address: `${listener.host}:${listener.port}` }
  }
  return { clock, fabric, nodes: [await node(1), await node(2)] }
}

test('nothing is in the way of brokers that are well', async () => {
  const { nodes } = await made()
  const [one, two] = nodes
  const channel = one.network.connect(two.address, channelOptions)
  expect(await channel.unary(ask, 'a', call)).toBe('a!')
  const stream = channel.stream(talk)
  await stream.send('b')
  stream.end()
  const answers: string[] = []
  for await (const message of stream) answers.push(message)
  expect(answers).toEqual(['b!'])
  expect(await one.network.probe(two.address, 100)).toBe('accepted')
})

test('between groups nothing passes, and nothing is lost: what was sent arrives once that is healed', async () => {
  const { clock, fabric, nodes } = await made()
  const [one, two] = nodes
  const stream = one.network.connect(two.address, channelOptions).stream(talk)
  const incoming = stream[Symbol.asyncIterator]()
  fabric.partition([[1], [2]])
  const sent = stream.send('late')
  const next = incoming.next()
  await clock.advance(60_000)
  expect(two.heard).toEqual([])
  fabric.heal()
  await sent
  expect(await next).toEqual({ done: false, value: 'late!' })
})

test('a call over a cut way fails when its time is up, and a probe hears nothing', async () => {
  const { clock, fabric, nodes } = await made()
  const [one, two] = nodes
  fabric.partition([[1]])
  const channel = one.network.connect(two.address, channelOptions)
  const outcome = Promise.allSettled([channel.unary(ask, 'a', call)])
  const probed = one.network.probe(two.address, 100)
  await clock.advance(call.timeoutMs + 1)
  expect(await outcome).toMatchObject([{ status: 'rejected', reason: { code: 'TIMEOUT' } }])
  expect(await probed).toBe('silent')
  expect(two.heard).toEqual([])
  // Who is in no group still reaches itself.
  expect(await two.network.connect(two.address, channelOptions).unary(ask, 'self', call)).toBe('self!')
})

test('a broker that is held answers once it goes on; its host takes connections meanwhile', async () => {
  const { clock, nodes } = await made()
  const [one, two] = nodes
  two.gate.hold()
  const answer = one.network.connect(two.address, channelOptions).unary(ask, 'a', call)
  await clock.advance(500)
  expect(two.heard).toEqual([])
  expect(await one.network.probe(two.address, 100)).toBe('accepted')
  two.gate.release()
  expect(await answer).toBe('a!')
})

test('a broker that is killed says nothing more, not even what waited', async () => {
  const { clock, nodes } = await made()
  const [one, two] = nodes
  one.gate.hold()
  const answer = one.network.connect(two.address, channelOptions).unary(ask, 'a', call)
  const outcome = Promise.allSettled([answer])
  await clock.advance(100)
  one.gate.kill()
  expect(await outcome).toMatchObject([{ status: 'rejected', reason: { code: 'BROKER_UNAVAILABLE' } }])
  one.gate.release()
  expect(one.gate.isOpen).toBe(false)
  expect(two.heard).toEqual([])
  expect(() => one.gate.check()).toThrow(StreamError)
})

test('the connections of a broker that is killed break, and nobody listens there any more', async () => {
  const { nodes } = await made()
  const [one, two] = nodes
  const channel = one.network.connect(two.address, channelOptions)
  const stream = channel.stream(talk)
  await stream.send('a')
  const toOne = two.network.connect(one.address, channelOptions)
  one.gate.kill()
  await one.network.sever()
  expect(stream.signal.aborted).toBe(true)
  expect(await two.network.probe(one.address, 100)).toBe('refused')
  await expect(toOne.unary(ask, 'b', call)).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
  const later = channel.stream(talk)
  await expect(later.send('c')).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
  await expect(later[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
  expect(two.heard).toEqual(['a'])
})

test('timers of a broker that is held fire when it goes on, but for those taken back', async () => {
  const clock = new FakeClock()
  const gate = new Gate()
  const gated = new GatedClock(clock, gate)
  const fired: string[] = []
  gated.setTimer(10, () => fired.push('late'))
  const taken = gated.setTimer(10, () => fired.push('taken back'))
  gate.hold()
  await clock.advance(1_000)
  expect(fired).toEqual([])
  expect(gated.monotonicMs()).toBe(1_000)
  taken.cancel()
  gate.release()
  await clock.advance(0)
  expect(fired).toEqual(['late'])
  gated.setTimer(10, () => fired.push('in time'))
  await clock.advance(10)
  expect(fired).toEqual(['late', 'in time'])
})
