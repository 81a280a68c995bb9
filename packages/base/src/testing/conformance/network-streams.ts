import type { RpcStream } from '../../ports/network.ts'
import { StreamError } from '../../stream-error.ts'
import { check, checkEqual, checkRejects, type ConformanceCase } from './conformance.ts'
import { aborted, deferred, type NetworkFixture, onPour, onTalk, pour, talk, withServer } from './network-fixture.ts'

type TalkStream = RpcStream<string, string>

async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const messages: T[] = []
  for await (const message of stream) messages.push(message)
  return messages
}

/** Hands a server's stream out to the case, and keeps it until the case lets it end. */
function held<Outgoing, Incoming>(): {
  handle: (stream: RpcStream<Outgoing, Incoming>) => Promise<void>
  stream: Promise<RpcStream<Outgoing, Incoming>>
  finish: () => void
} {
  const [opened, done] = [deferred<RpcStream<Outgoing, Incoming>>(), deferred()]
  return {
    handle: async (stream) => {
      opened.resolve(stream)
      await Promise.race([done.promise, aborted(stream.signal)])
    },
    stream: opened.promise,
    finish: () => done.resolve(),
  }
}

/** Streams of messages both ways. */
export const networkStreamConformance: readonly ConformanceCase<NetworkFixture>[] = [
  {
    name: 'messages go both ways in order, and both halves end',
    run: async (fixture) => {
      const echo = async (stream: TalkStream): Promise<void> => {
        for await (const message of stream) await stream.send(`${message}!`)
        await stream.send('bye')
      }
      await withServer(fixture, [onTalk(echo)], async (channel) => {
        const stream = channel.stream(talk)
        const sent = Array.from({ length: 200 }, (_, index) => `m${index}`)
        const received = collect(stream)
        for (const message of sent) await stream.send(message)
        stream.end()
        stream.end()
        checkEqual(await received, [...sent.map((message) => `${message}!`), 'bye'], 'what came back')
        await aborted(stream.signal)
        await checkRejects(stream.send('late'), 'CLOSED', 'sending after the end')
      })
    },
  },
  {
    name: 'leaving a loop keeps the stream: the next loop goes on',
    run: async (fixture) => {
      const count = async (stream: TalkStream): Promise<void> => {
        for (let index = 0; index < 6; index++) await stream.send(`${index}`)
      }
      await withServer(fixture, [onTalk(count)], async (channel) => {
        const stream = channel.stream(talk)
        const seen: string[] = []
        for await (const message of stream) {
          seen.push(message)
          if (seen.length === 2) break
        }
        checkEqual([...seen, ...(await collect(stream))], ['0', '1', '2', '3', '4', '5'], 'messages over two loops')
      })
    },
  },
  {
    name: 'a stream that fails ends both ways with its error',
    run: async (fixture) => {
      const fail = async (stream: TalkStream): Promise<void> => {
        for await (const message of stream) throw new StreamError('INVALID_TOPIC', `no ${message}`)
      }
      await withServer(fixture, [onTalk(fail)], async (channel) => {
        const stream = channel.stream(talk)
        await stream.send('such topic')
        const error = await checkRejects(collect(stream), 'INVALID_TOPIC', 'receiving')
        checkEqual(error.message, 'no such topic', 'the message')
        await aborted(stream.signal)
        await checkRejects(stream.send('more'), 'INVALID_TOPIC', 'sending')
      })
    },
  },
  {
    name: 'a client that cancels ends the stream for its server',
    run: async (fixture) => {
      const server = held<string, string>()
      await withServer(fixture, [onTalk(server.handle)], async (channel) => {
        const stream = channel.stream(talk)
        await stream.send('hello')
        const served = await server.stream
        stream.cancel()
        stream.cancel()
        await checkRejects(collect(stream), 'ABORTED', "the client's receiving")
        await aborted(served.signal)
        await checkRejects(collect(served), 'ABORTED', "the server's receiving")
        await checkRejects(served.send('still there?'), 'ABORTED', "the server's sending")
      })
    },
  },
  {
    name: "a client's signal cancels the stream",
    run: async (fixture) => {
      const server = held<string, string>()
      await withServer(fixture, [onTalk(server.handle)], async (channel) => {
        const controller = new AbortController()
        const stream = channel.stream(talk, controller.signal)
        await stream.send('hello')
        const served = await server.stream
        controller.abort()
        await checkRejects(collect(stream), 'ABORTED', 'receiving')
        await aborted(served.signal)
        await checkRejects(
          collect(channel.stream(talk, AbortSignal.abort())),
          'ABORTED',
          'a stream given up before it began',
        )
      })
    },
  },
  {
    name: 'a server that cancels gives its error as the status',
    run: async (fixture) => {
      const server = held<string, string>()
      await withServer(fixture, [onTalk(server.handle)], async (channel) => {
        const stream = channel.stream(talk)
        await stream.send('hello')
        const served = await server.stream
        served.cancel(new StreamError('SHUTTING_DOWN', 'come back later', { retryAfterMs: 1_500 }))
        const error = await checkRejects(collect(stream), 'SHUTTING_DOWN', 'receiving')
        checkEqual(error.retryAfterMs, 1_500, 'the retry time')
      })
    },
  },
  {
    name: 'a client that does not end its half does not keep a stream that the server ended',
    run: async (fixture) => {
      await withServer(fixture, [onTalk(async (stream) => stream.send('done'))], async (channel) => {
        const stream = channel.stream(talk)
        checkEqual(await collect(stream), ['done'], 'what was received')
        await aborted(stream.signal)
      })
    },
  },
  {
    name: 'what came before a good end can be read after it',
    run: async (fixture) => {
      const count = async (stream: TalkStream): Promise<void> => {
        for (let index = 0; index < 3; index++) await stream.send(`${index}`)
      }
      await withServer(fixture, [onTalk(count)], async (channel) => {
        const stream = channel.stream(talk)
        await fixture.passTime(50)
        checkEqual(await collect(stream), ['0', '1', '2'], 'what was received')
        await aborted(stream.signal)
      })
    },
  },
  {
    name: 'a server that does not read pushes back on the client',
    run: async (fixture) => {
      const server = held<Uint8Array, Uint8Array>()
      await withServer(fixture, [onPour(server.handle)], async (channel) => {
        const stream = channel.stream(pour)
        await checkPushesBack(fixture, stream, server.stream)
      })
    },
  },
  {
    name: 'a client that does not read pushes back on the server',
    run: async (fixture) => {
      const server = held<Uint8Array, Uint8Array>()
      await withServer(fixture, [onPour(server.handle)], async (channel) => {
        const stream = channel.stream(pour)
        // Opens the call: a client's call may begin with its first message only.
        await stream.send(new Uint8Array(1))
        await checkPushesBack(fixture, await server.stream, Promise.resolve(stream))
      })
    },
  },
  {
    name: 'a stream that nobody reads does not slow another',
    run: async (fixture) => {
      const serve = async (stream: RpcStream<Uint8Array, Uint8Array>): Promise<void> => {
        for (let index = 0; index < 64; index++) await stream.send(new Uint8Array(256 * 1024))
      }
      await withServer(fixture, [onPour(serve)], async (channel) => {
        const stalled = channel.stream(pour)
        await stalled.send(new Uint8Array(1))
        await fixture.passTime(20)
        const reading = channel.stream(pour)
        await reading.send(new Uint8Array(1))
        checkEqual((await collect(reading)).length, 64, 'messages of the stream that is read')
        stalled.cancel()
      })
    },
  },
]

/** Sends until the reader, which reads nothing at first, has held the sender up; then reads everything. */
async function checkPushesBack(
  fixture: NetworkFixture,
  sender: RpcStream<Uint8Array, Uint8Array>,
  receiver: Promise<RpcStream<Uint8Array, Uint8Array>>,
): Promise<void> {
  const messageSizeBytes = 64 * 1024
  const count = Math.ceil((2 * fixture.underWayBytesMax) / messageSizeBytes) + 2
  let sent = 0
  const sending = (async () => {
    for (let index = 0; index < count; index++) {
      await sender.send(new Uint8Array(messageSizeBytes).fill(index))
      sent += 1
    }
  })()
  const reading = (await receiver)[Symbol.asyncIterator]()
  let received = 0
  let lead = 0
  while (received < count) {
    // The first reads are slow, so that a sender that is not held up runs away.
    if (received < 3) await fixture.passTime(100)
    lead = Math.max(lead, sent - received)
    const next = await reading.next()
    check(next.done !== true, `the stream ended after ${received} of ${count} messages`)
    if (next.value.length === 1) continue
    check(next.value[0] === received % 256, `message ${received} came out of order`)
    received += 1
  }
  await sending
  const bound = Math.ceil(fixture.underWayBytesMax / messageSizeBytes) + 1
  check(lead <= bound, `the sender was ${lead} messages ahead of a reader that did not read; ${bound} may be under way`)
}
