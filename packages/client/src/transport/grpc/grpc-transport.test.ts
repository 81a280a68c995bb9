import {
  crc32cChecksum,
  isStreamError,
  type RpcListener,
  serveStream,
  serveUnary,
  silentLogger,
  StreamError,
} from '@millrace/base'
import { FakeClock, MemoryNetwork, plainCompression, SeededRandom } from '@millrace/base/testing'
import { AdminService, DataService, millrace } from '@millrace/contracts'
import { expect, test } from 'vitest'
import { connect } from '../../connect.ts'
import type { ClientPorts } from '../../ports.ts'
import { GrpcTransport } from './grpc-transport.ts'
import { streamErrorFrom } from './wire-error.ts'

const { ErrorReason, Error: WireError } = millrace.common.v1
const { DescribeClusterResponse } = millrace.admin.v1
const limits = { timeoutMs: 1_000 }

interface Made {
  readonly clock: FakeClock
  readonly network: MemoryNetwork
  readonly ports: ClientPorts
}

function made(): Made {
  const clock = new FakeClock()
  const network = new MemoryNetwork({ clock })
  const random = new SeededRandom(1)
  const ports = {
    clock,
    network,
    random,
    checksum: crc32cChecksum,
    compression: plainCompression,
    logger: silentLogger,
  }
  return { clock, network, ports }
}

/** A broker that knows of itself only, and opens streams. */
async function listen(
  network: MemoryNetwork,
  nodeId: number,
  others: readonly RpcListener[] = [],
): Promise<RpcListener> {
  const nodes = (): { nodeId: number; host: string; port: number }[] => [
    ...others.map(({ host, port }, index) => ({ nodeId: 100 + index, host, port })),
    { nodeId, host: 'broker', port: listener.port },
  ]
  const listener = await network.listen({
    host: 'broker',
    port: 0,
    messageSizeBytesMax: 1_000_000,
    connectionsMax: 10,
    streamsPerConnectionMax: 10,
    bindings: [
      serveUnary(
        AdminService.describeCluster,
        async () =>
          new DescribeClusterResponse({
            clusterId: 'c',
            nodes: nodes(),
            controllerId: nodeId,
            version: String(nodeId),
          }),
      ),
      serveStream(DataService.produce, async (stream) => {
        const window = { requestsInFlightMax: 5, bytesInFlightMax: 1_000, requestSizeBytesMax: 500 }
        await stream.send(new millrace.data.v1.ProduceResponse({ window }))
        for await (const _ of stream) throw new StreamError('STORAGE_ERROR', 'the disk is gone')
      }),
      serveStream(DataService.fetch, async (stream) => {
        for await (const _ of stream) continue
      }),
    ],
  })
  return listener
}

test('a broker has two connections: bulk does not stand in the way of calls', async () => {
  const { clock, network } = made()
  const listener = await listen(network, 1)
  const transport = new GrpcTransport([`broker:${listener.port}`], network, clock)
  await transport.describeCluster(limits)
  expect(listener.connectionCount()).toBe(1)
  const opened = await new Promise((resolve, reject) => {
    transport.openProduce(1, { opened: resolve, answered: reject, closed: reject })
  })
  expect(opened).toEqual({ requestsInFlightMax: 5, bytesInFlightMax: 1_000, requestSizeBytesMax: 500 })
  const nothing = (): void => {}
  transport.openFetch(1, { frame: nothing, failed: nothing, closed: nothing })
  await transport.describeCluster(limits)
  expect(listener.connectionCount()).toBe(2)
  transport.close()
  expect(listener.connectionCount()).toBe(0)
})

test('finds a broker that answers, and stays with it', async () => {
  const { clock, network } = made()
  const first = await listen(network, 1)
  const second = await listen(network, 2)
  const transport = new GrpcTransport(['broker:1', `broker:${first.port}`, `broker:${second.port}`], network, clock)
  expect((await transport.describeCluster(limits)).version).toBe('1')
  network.cut(`broker:${first.port}`)
  expect((await transport.describeCluster(limits)).version).toBe('2')
  network.heal(`broker:${first.port}`)
  expect((await transport.describeCluster(limits)).version).toBe('2')
  network.cut(`broker:${second.port}`)
  network.cut(`broker:${first.port}`)
  await expect(transport.describeCluster(limits)).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
})

test('learns where brokers are', async () => {
  const { clock, network } = made()
  const other = await listen(network, 7)
  const first = await listen(network, 1, [other])
  const transport = new GrpcTransport([`broker:${first.port}`], network, clock)
  const refused = await new Promise<StreamError>((closed) => {
    transport.openProduce(100, { opened() {}, answered() {}, closed })
  })
  expect(refused.message).toContain('the address of broker 100 is not known')
  await transport.describeCluster(limits)
  await new Promise((opened, closed) => {
    transport.openProduce(100, { opened, answered() {}, closed })
  })
  expect(other.connectionCount()).toBe(1)
})

test('tells once how a session ended', async () => {
  const { clock, network } = made()
  const listener = await listen(network, 1)
  const transport = new GrpcTransport([`broker:${listener.port}`], network, clock)
  await transport.describeCluster(limits)
  const errors: StreamError[] = []
  const ended = new Promise<void>((resolve) => {
    const session = transport.openProduce(1, {
      opened: () => void session.send({ correlationId: 1, acks: 'all', timeoutMs: 1, parts: [] }),
      answered() {},
      closed: (error) => {
        errors.push(error)
        resolve()
      },
    })
  })
  await ended
  expect(errors).toMatchObject([{ code: 'STORAGE_ERROR', message: 'the disk is gone' }])
})

test('connect waits for a broker to come, and gives up in time', async () => {
  const { clock, network, ports } = made()
  const connecting = connect({ brokers: ['broker:40000'], connectTimeoutMs: 5_000 }, ports)
  await clock.advance(2_000)
  await listen(network, 1)
  const client = await clock.until(connecting)
  expect(client.clusterId).toBe('c')
  await client.close()
  const failing = connect({ brokers: ['broker:1', 'broker:2'], connectTimeoutMs: 500 }, ports)
  await expect(clock.until(failing)).rejects.toSatisfy(
    (error) => isStreamError(error, 'BROKER_UNAVAILABLE') && /broker:1, broker:2.*500 ms/.test(error.message),
  )
  const controller = new AbortController()
  const aborted = connect({ brokers: ['broker:1'], signal: controller.signal }, ports)
  controller.abort()
  await expect(clock.until(aborted)).rejects.toMatchObject({ code: 'ABORTED' })
})

test.each([[[]], [['localhost']], [['localhost:0']], [['localhost:99999']], [['http://localhost:9094']], [[':9094']]])(
  'connect refuses %j',
  async (brokers) => {
    await expect(connect({ brokers }, made().ports)).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
  },
)

test('errors inside messages become ours, with what they are about', () => {
  const wire = new WireError({
    reason: ErrorReason.ERROR_REASON_MESSAGE_TOO_LARGE,
    message: 'too large',
    retryAfterMs: 7,
    context: { topic: '42', limit: '1000', file: 'a/b' },
  })
  expect(streamErrorFrom(wire)).toMatchObject({
    code: 'MESSAGE_TOO_LARGE',
    message: 'too large',
    retryAfterMs: 7,
    context: { topic: '42', limit: 1_000, file: 'a/b' },
  })
  expect(
    streamErrorFrom(new WireError({ reason: 9_999 as millrace.common.v1.ErrorReason, message: 'new' })),
  ).toMatchObject({ code: 'INTERNAL' })
  expect(streamErrorFrom(null)).toBeUndefined()
})
