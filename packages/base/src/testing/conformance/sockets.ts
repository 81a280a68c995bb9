import type { SocketConnection, SocketListener, SocketListenOptions, Sockets } from '../../ports/sockets.ts'
import { check, checkEqual, checkRejects, type ConformanceCase } from './conformance.ts'
import { deferred } from './network-fixture.ts'

/** Sockets and what a case needs besides. */
export interface SocketsFixture {
  readonly sockets: Sockets
  /** Lets this much time pass on the sockets' clock, and what is on its way arrive. */
  passTime(ms: number): Promise<void>
  /** Bytes that may be on their way in one direction of a connection that nobody reads. */
  readonly underWayBytesMax: number
}

const listenOptions: SocketListenOptions = { host: '127.0.0.1', port: 0, connectionsMax: 100, serve: async () => {} }
const addressOf = ({ host, port }: SocketListener): string => `${host}:${port}`

/** A server and one connection to it, ended after the case whatever happens. */
async function withServer(
  { sockets }: SocketsFixture,
  serve: (connection: SocketConnection) => Promise<void>,
  run: (client: SocketConnection, listener: SocketListener) => Promise<void>,
  options: Partial<SocketListenOptions> = {},
): Promise<void> {
  let fail: (error: unknown) => void = () => {}
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject
  })
  const listener = await sockets.listen({
    ...listenOptions,
    serve: (connection) => serve(connection).catch(fail),
    ...options,
  })
  const client = await sockets.connect(addressOf(listener))
  try {
    await Promise.race([run(client, listener), failed])
  } finally {
    client.close()
    await listener.close(0)
  }
}

/** Sends back what comes. Ends with its connection. */
async function echo(connection: SocketConnection): Promise<void> {
  try {
    for (let bytes = await connection.read(); bytes !== undefined; bytes = await connection.read()) {
      await connection.write([bytes])
    }
  } catch {
    // It broke: the case looks at the client.
  }
}

/** The next `count` bytes, in however many pieces they come. */
async function readBytes(connection: SocketConnection, count: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for (let found = 0; found < count;) {
    const piece = await connection.read()
    check(piece !== undefined, `the connection ended after ${found} of ${count} bytes`)
    pieces.push(piece)
    found += piece.length
  }
  return Buffer.concat(pieces)
}

/** Bytes by which each place can be told from its neighbours. */
const numbered = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, i) => (i * 31 + (i >> 8)) & 0xff)

async function untilConnections(fixture: SocketsFixture, listener: SocketListener, count: number): Promise<void> {
  while (listener.connectionCount() !== count) await fixture.passTime(5)
}

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString()

/** What all Sockets do. */
export const socketsConformance: readonly ConformanceCase<SocketsFixture>[] = [
  {
    name: 'carries bytes both ways, in order',
    run: (fixture) =>
      withServer(fixture, echo, async (client) => {
        await client.write([Buffer.from('one, '), Buffer.alloc(0), Buffer.from('two, ')])
        void client.write([Buffer.from('three, ')])
        await client.write([Buffer.from('four')])
        checkEqual(text(await readBytes(client, 21)), 'one, two, three, four', 'what came back')
      }),
  },
  {
    name: 'carries parts of many sizes whole',
    run: (fixture) =>
      withServer(fixture, echo, async (client) => {
        const sizes = [1, 3_000_000, 0, 17, 70_000, 4_096]
        const parts = sizes.map(numbered)
        const written = client.write(parts)
        const back = await readBytes(
          client,
          sizes.reduce((sum, size) => sum + size, 0),
        )
        await written
        check(Buffer.concat(parts).equals(back), 'what came back is not what was sent')
      }),
  },
  {
    name: 'what was read is for the reader to keep',
    run: (fixture) =>
      withServer(fixture, echo, async (client) => {
        await client.write([Buffer.from('first')])
        const first = await readBytes(client, 5)
        await client.write([Buffer.from('other')])
        await readBytes(client, 5)
        checkEqual(text(first), 'first', 'what was read before')
      }),
  },
  {
    name: 'tells where the other side is',
    run: async (fixture) => {
      const seen = deferred<SocketConnection>()
      await withServer(
        fixture,
        async (connection) => {
          seen.resolve(connection)
          await echo(connection)
        },
        async (client, listener) => {
          checkEqual(client.peer, addressOf(listener), "the client's peer")
          const { remoteAddress, peer } = await seen.promise
          checkEqual(remoteAddress, '127.0.0.1', "the client's address")
          check(/^127\.0\.0\.1:\d+$/.test(peer), `the peer is '${peer}'`)
        },
      )
    },
  },
  {
    name: 'a reader that does not read pushes back on its writer',
    run: async (fixture) => {
      const go = deferred()
      let received = 0
      await withServer(
        fixture,
        async (connection) => {
          await go.promise
          for (let bytes = await connection.read(); bytes !== undefined; bytes = await connection.read()) {
            received += bytes.length
          }
        },
        async (client, listener) => {
          const piece = Buffer.alloc(64 * 1024)
          const total = fixture.underWayBytesMax * 2
          let written = 0
          const writing = (async () => {
            for (; written < total; written += piece.length) await client.write([piece])
          })()
          await fixture.passTime(100)
          check(written <= fixture.underWayBytesMax, `${written} bytes were taken that nobody reads`)
          go.resolve()
          await writing
          client.close()
          await untilConnections(fixture, listener, 0)
          checkEqual(received, written, 'bytes that came')
        },
      )
    },
  },
  {
    name: 'a reader learns that the other side has closed, behind what that sent',
    run: async (fixture) => {
      const serve = async (connection: SocketConnection): Promise<void> => {
        await connection.write([Buffer.from('bye')])
      }
      await withServer(fixture, serve, async (client, listener) => {
        checkEqual(text(await readBytes(client, 3)), 'bye', 'the last words')
        checkEqual(await client.read(), undefined, 'after them')
        await untilConnections(fixture, listener, 0)
      })
    },
  },
  {
    name: 'a server learns that its client has closed, while it waits for bytes',
    run: async (fixture) => {
      const ended = deferred<unknown>()
      const serve = async (connection: SocketConnection): Promise<void> => {
        ended.resolve(await connection.read())
      }
      await withServer(fixture, serve, async (client, listener) => {
        client.close()
        checkEqual(await ended.promise, undefined, 'what was read')
        await untilConnections(fixture, listener, 0)
      })
    },
  },
  {
    name: 'reads and writes after closing are CLOSED, and those that wait are told',
    run: async (fixture) => {
      const closed = deferred()
      const serve = async (connection: SocketConnection): Promise<void> => {
        const reading = checkRejects(connection.read(), 'CLOSED', 'a read that waited')
        connection.close()
        connection.close()
        await reading
        await checkRejects(connection.read(), 'CLOSED', 'a later read')
        await checkRejects(connection.write([Buffer.from('x')]), 'CLOSED', 'a later write')
        closed.resolve()
      }
      await withServer(fixture, serve, async () => closed.promise)
    },
  },
  {
    name: 'a write that its reader never takes ends with the connection',
    run: async (fixture) => {
      const failed = deferred()
      const serve = async (connection: SocketConnection): Promise<void> => {
        const writing = connection.write([Buffer.alloc(fixture.underWayBytesMax * 2)])
        const rejected = checkRejects(writing, 'CLOSED', 'the write')
        await fixture.passTime(20)
        connection.close()
        await rejected
        failed.resolve()
      }
      await withServer(fixture, serve, async () => failed.promise)
    },
  },
  {
    name: 'where nobody listens, to connect is BROKER_UNAVAILABLE and names the address',
    run: async ({ sockets }) => {
      const listener = await sockets.listen(listenOptions)
      await listener.close(0)
      const error = await checkRejects(sockets.connect(addressOf(listener)), 'BROKER_UNAVAILABLE', 'to connect')
      check(error.message.includes(addressOf(listener)), `'${error.message}' does not name the address`)
    },
  },
  {
    name: 'a port that is taken is ADDRESS_IN_USE and named',
    run: async ({ sockets }) => {
      const listener = await sockets.listen(listenOptions)
      const again = sockets.listen({ ...listenOptions, port: listener.port })
      const error = await checkRejects(again, 'ADDRESS_IN_USE', 'listening')
      check(error.message.includes(addressOf(listener)), `'${error.message}' does not name the address`)
      await listener.close(0)
      const later = await sockets.listen({ ...listenOptions, port: listener.port })
      await later.close(0)
    },
  },
  {
    name: 'connections over the limit are closed at once, and taken once there is room',
    run: (fixture) =>
      withServer(
        fixture,
        echo,
        async (client, listener) => {
          await client.write([Buffer.from('x')])
          await readBytes(client, 1)
          const refused = await fixture.sockets.connect(addressOf(listener))
          const what = await refused.read().catch(() => 'broken')
          check(what === undefined || what === 'broken', 'the second connection was served')
          checkEqual(listener.connectionTotals(), { accepted: 1, refused: 1 }, 'connections')
          client.close()
          await untilConnections(fixture, listener, 0)
          const later = await fixture.sockets.connect(addressOf(listener))
          await later.write([Buffer.from('y')])
          checkEqual(text(await readBytes(later, 1)), 'y', 'what came back once there was room')
          later.close()
        },
        { connectionsMax: 1 },
      ),
  },
  {
    name: 'limits can change, and hold for addresses',
    run: (fixture) =>
      withServer(
        fixture,
        echo,
        async (client, listener) => {
          await client.write([Buffer.from('x')])
          await readBytes(client, 1)
          listener.limitConnections({ connectionsMax: 10, connectionsPerAddressMax: 2 })
          const second = await fixture.sockets.connect(addressOf(listener))
          await second.write([Buffer.from('y')])
          checkEqual(text(await readBytes(second, 1)), 'y', 'what came back under the new limit')
          const third = await fixture.sockets.connect(addressOf(listener))
          const what = await third.read().catch(() => 'broken')
          check(what === undefined || what === 'broken', 'the third connection was served')
          second.close()
        },
        { connectionsPerAddressMax: 1 },
      ),
  },
  {
    name: 'to close waits for what is served, and takes nothing new',
    run: async (fixture) => {
      const [begun, go] = [deferred(), deferred()]
      const serve = async (connection: SocketConnection): Promise<void> => {
        begun.resolve()
        await go.promise
        await connection.write([Buffer.from('last')])
      }
      await withServer(fixture, serve, async (client, listener) => {
        await begun.promise
        const closed = listener.close(60_000)
        await fixture.passTime(5)
        await checkRejects(fixture.sockets.connect(addressOf(listener)), 'BROKER_UNAVAILABLE', 'to connect')
        go.resolve()
        checkEqual(text(await readBytes(client, 4)), 'last', 'what was under way')
        await closed
        await listener.close(0)
      })
    },
  },
  {
    name: 'to close cuts what does not end in time',
    run: async (fixture) => {
      const ended = deferred()
      const serve = async (connection: SocketConnection): Promise<void> => {
        await checkRejects(connection.read(), 'BROKER_UNAVAILABLE', 'the read that waited')
        ended.resolve()
      }
      await withServer(fixture, serve, async (_client, listener) => {
        while (listener.connectionCount() === 0) await fixture.passTime(5)
        const closed = listener.close(50)
        await fixture.passTime(100)
        await Promise.all([closed, ended.promise])
      })
    },
  },
]
