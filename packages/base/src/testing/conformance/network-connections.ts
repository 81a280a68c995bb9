import type { RpcChannel, RpcListener } from '../../ports/network.ts'
import { isStreamError } from '../../stream-error.ts'
import { check, checkEqual, checkRejects, type ConformanceCase } from './conformance.ts'
import {
  addressOf,
  aborted,
  ask,
  deferred,
  listenOptions,
  messageSizeBytesMax,
  type NetworkFixture,
  onAsk,
  onTalk,
  talk,
  withServer,
} from './network-fixture.ts'

const timeoutMs = 30_000
const options = { messageSizeBytesMax, purpose: 'test' }

/** Calls until the server answers: a client may be waiting before it tries to connect again. */
async function untilAnswered(fixture: NetworkFixture, channel: RpcChannel): Promise<string> {
  for (;;) {
    try {
      return await channel.unary(ask, 'there?', { timeoutMs })
    } catch (error) {
      if (!isStreamError(error, 'BROKER_UNAVAILABLE')) throw error
      await fixture.passTime(20)
    }
  }
}

async function untilConnections(fixture: NetworkFixture, listener: RpcListener, count: number): Promise<void> {
  while (listener.connectionCount() !== count) await fixture.passTime(5)
}

/** Connections: made, limited, broken, made again. */
export const networkConnectionConformance: readonly ConformanceCase<NetworkFixture>[] = [
  {
    name: 'where nobody listens a call is BROKER_UNAVAILABLE and names the address',
    run: async ({ network }) => {
      const listener = await network.listen(listenOptions)
      const address = addressOf(listener)
      await listener.close(0)
      const channel = network.connect(address, options)
      const error = await checkRejects(channel.unary(ask, '', { timeoutMs }), 'BROKER_UNAVAILABLE', 'the call')
      check(error.message.includes(address), `the message '${error.message}' does not name ${address}`)
      const stream = channel.stream(talk)
      await checkRejects(stream[Symbol.asyncIterator]().next(), 'BROKER_UNAVAILABLE', 'a stream')
      channel.close()
    },
  },
  {
    name: 'a port that is taken is ADDRESS_IN_USE and named',
    run: async ({ network }) => {
      const listener = await network.listen(listenOptions)
      const error = await checkRejects(
        network.listen({ ...listenOptions, port: listener.port }),
        'ADDRESS_IN_USE',
        'listening',
      )
      check(error.message.includes(addressOf(listener)), `the message '${error.message}' does not name the address`)
      await listener.close(0)
      const again = await network.listen({ ...listenOptions, port: listener.port })
      await again.close(0)
    },
  },
  {
    name: 'two channels are two connections, and closing a channel ends its own',
    run: (fixture) =>
      withServer(fixture, [onAsk(async (request) => request)], async (channel, listener) => {
        checkEqual(listener.connectionCount(), 0, 'connections before a call')
        const other = fixture.network.connect(addressOf(listener), { ...options, purpose: 'control' })
        for (const each of [channel, other, channel, other]) await each.unary(ask, 'x', { timeoutMs })
        checkEqual(listener.connectionCount(), 2, 'connections of two channels')
        other.close()
        await untilConnections(fixture, listener, 1)
        checkEqual(await channel.unary(ask, 'still', { timeoutMs }), 'still', 'the answer on the other channel')
      }),
  },
  {
    name: 'calls on a closed channel are CLOSED',
    run: (fixture) =>
      withServer(fixture, [onTalk(async (stream) => aborted(stream.signal))], async (channel) => {
        const stream = channel.stream(talk)
        await stream.send('hello')
        channel.close()
        await checkRejects(stream[Symbol.asyncIterator]().next(), 'CLOSED', 'a stream that was open')
        await checkRejects(channel.unary(ask, '', { timeoutMs }), 'CLOSED', 'a call after it')
      }),
  },
  {
    name: 'connections over the limit are refused, and served once there is room',
    run: (fixture) =>
      withServer(
        fixture,
        [onAsk(async (request) => request)],
        async (channel, listener) => {
          await channel.unary(ask, 'first', { timeoutMs })
          const other = fixture.network.connect(addressOf(listener), options)
          await checkRejects(other.unary(ask, 'second', { timeoutMs }), 'BROKER_UNAVAILABLE', 'the second connection')
          const { accepted, refused } = listener.connectionTotals()
          check(accepted === 1 && refused > 0, `one was taken and one was not, but it says ${accepted} and ${refused}`)
          checkEqual(await channel.unary(ask, 'first', { timeoutMs }), 'first', 'the answer on the first connection')
          channel.close()
          checkEqual(await untilAnswered(fixture, other), 'there?', 'the answer once there was room')
          other.close()
        },
        { connectionsMax: 1 },
      ),
  },
  {
    name: 'connections of one address over its limit are refused, and limits can change',
    run: (fixture) =>
      withServer(
        fixture,
        [onAsk(async (request) => request)],
        async (channel, listener) => {
          await channel.unary(ask, 'first', { timeoutMs })
          const other = fixture.network.connect(addressOf(listener), options)
          await checkRejects(other.unary(ask, 'second', { timeoutMs }), 'BROKER_UNAVAILABLE', 'the second connection')
          listener.limitConnections({ connectionsMax: 10, connectionsPerAddressMax: 2 })
          checkEqual(await untilAnswered(fixture, other), 'there?', 'the answer under the new limit')
          other.close()
        },
        { connectionsPerAddressMax: 0, connectionsPerAddressOverrides: new Map([['127.0.0.1', 1]]) },
      ),
  },
  {
    name: 'a connection that is idle for too long is closed, and made again by the next call',
    run: (fixture) =>
      withServer(
        fixture,
        [onAsk(async (request) => request)],
        async (channel, listener) => {
          for (const request of ['first', 'second']) {
            checkEqual(await untilAnswered(fixture, channel), 'there?', `the ${request} answer`)
            await untilConnections(fixture, listener, 0)
          }
          checkEqual(listener.connectionTotals().accepted >= 2, true, 'connections that were made')
        },
        { connectionIdleMsMax: 20 },
      ),
  },
  {
    name: 'streams over the limit of a connection wait until one ends',
    run: async (fixture) => {
      let begun = 0
      const hold = async (stream: { signal: AbortSignal }): Promise<void> => {
        begun += 1
        await aborted(stream.signal)
      }
      await withServer(
        fixture,
        [onAsk(async (request) => request), onTalk(hold)],
        async (channel) => {
          const streams = [1, 2].map(() => channel.stream(talk))
          for (const stream of streams) await stream.send('hello')
          const waiting = channel.unary(ask, 'third', { timeoutMs })
          await fixture.passTime(50)
          checkEqual(begun, 2, 'streams that have begun')
          streams[0]?.cancel()
          checkEqual(await waiting, 'third', 'the answer once one had ended')
        },
        { streamsPerConnectionMax: 2 },
      )
    },
  },
  {
    name: 'a server that is cut breaks its streams, and one that comes back is found again',
    run: async (fixture) => {
      const first = await fixture.network.listen({
        ...listenOptions,
        bindings: [onTalk(async (stream) => aborted(stream.signal))],
      })
      const channel = fixture.network.connect(addressOf(first), options)
      const stream = channel.stream(talk)
      await stream.send('hello')
      await first.close(0)
      await checkRejects(stream[Symbol.asyncIterator]().next(), 'BROKER_UNAVAILABLE', 'the stream')
      await aborted(stream.signal)
      await checkRejects(channel.unary(ask, '', { timeoutMs }), 'BROKER_UNAVAILABLE', 'a call while it is away')
      const second = await fixture.network.listen({
        ...listenOptions,
        port: first.port,
        bindings: [onAsk(async () => 'back')],
      })
      checkEqual(await untilAnswered(fixture, channel), 'back', 'the answer after it came back')
      channel.close()
      await second.close(0)
    },
  },
  {
    name: 'a server that closes lets calls end first',
    run: async (fixture) => {
      const [begun, go] = [deferred(), deferred()]
      const handle = async (): Promise<string> => {
        begun.resolve()
        await go.promise
        return 'answered'
      }
      const listener = await fixture.network.listen({ ...listenOptions, bindings: [onAsk(handle)] })
      const channel = fixture.network.connect(addressOf(listener), options)
      const call = channel.unary(ask, '', { timeoutMs })
      await begun.promise
      const closed = listener.close(60_000)
      await fixture.passTime(5)
      const late = fixture.network.connect(addressOf(listener), options)
      await checkRejects(late.unary(ask, '', { timeoutMs }), 'BROKER_UNAVAILABLE', 'a call after closing began')
      go.resolve()
      checkEqual(await call, 'answered', 'the call that was under way')
      await closed
      await listener.close(0)
      channel.close()
      late.close()
    },
  },
  {
    name: 'a server that closes cuts what did not end in time',
    run: async (fixture) => {
      const begun = deferred()
      const handle = async (_request: string, { signal }: { signal: AbortSignal }): Promise<string> => {
        begun.resolve()
        await aborted(signal)
        return ''
      }
      const listener = await fixture.network.listen({ ...listenOptions, bindings: [onAsk(handle)] })
      const channel = fixture.network.connect(addressOf(listener), options)
      const call = checkRejects(
        channel.unary(ask, '', { timeoutMs }),
        'BROKER_UNAVAILABLE',
        'the call that did not end',
      )
      await begun.promise
      const closed = listener.close(50)
      await fixture.passTime(100)
      await Promise.all([closed, call])
      channel.close()
    },
  },
  {
    name: 'a probe tells who listens from who does not, and keeps no connection',
    run: async (fixture) => {
      const { network } = fixture
      const listener = await network.listen({ ...listenOptions, bindings: [onAsk(async (request) => request)] })
      const address = addressOf(listener)
      checkEqual(await network.probe(address, timeoutMs), 'accepted', 'while it listens')
      const channel = network.connect(address, options)
      checkEqual(await channel.unary(ask, 'still', { timeoutMs }), 'still', 'the answer after a probe')
      await untilConnections(fixture, listener, 1)
      channel.close()
      await listener.close(0)
      checkEqual(await network.probe(address, timeoutMs), 'refused', 'once it has closed')
    },
  },
  {
    name: 'a probe of an address that does not answer is silent, in time',
    run: async (fixture) => {
      const probing = fixture.network.probe(fixture.silentAddress, 50)
      await fixture.passTime(100)
      checkEqual(await probing, 'silent', 'the outcome')
    },
  },
]
