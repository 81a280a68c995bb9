import { silentLogger } from '@millrace/base'
import { collectingLogger, CollectingMetrics, FakeClock, MemorySockets } from '@millrace/base/testing'
import { apis } from '@millrace/kafka-wire'
import { describe, expect, it } from 'vitest'
import { startFixture } from '../../test/broker-fixture.ts'
import { openKafka } from '../start/open-kafka.ts'
import { parseBrokerConfig } from '../config/broker-config.ts'
import type { KafkaConnections } from './connections/connections.ts'
import { listenKafka } from './listener.ts'

const fetchOf = (maxWaitMs: number) => ({
  maxWaitMs,
  minBytes: 1,
  topics: [{ topic: 't', partitions: [{ partition: 0, fetchOffset: 0, partitionMaxBytes: 1_000 }] }],
})
const joinOf = {
  groupId: 'g',
  sessionTimeoutMs: 30_000,
  rebalanceTimeoutMs: 60_000,
  memberId: '',
  protocolType: 'consumer',
  protocols: [{ name: 'range', metadata: Buffer.from([0, 0, 0, 0, 0, 0]) }],
}

describe('the listener for the Kafka protocol', () => {
  it('is there only if it is asked for', async () => {
    const { broker } = await startFixture()
    expect(broker.kafka).toBeUndefined()
  })

  it('says which port it could not have', async () => {
    const sockets = new MemorySockets({ clock: new FakeClock() })
    await sockets.listen({ host: '127.0.0.1', port: 9_092, connectionsMax: 1, serve: async () => {} })
    const starting = startFixture({ kafka: true, sockets, config: { 'kafka.listener.port': 9_092 } })
    await expect(starting).rejects.toMatchObject({
      code: 'ADDRESS_IN_USE',
      message: expect.stringContaining('127.0.0.1:9092'),
    })
  })

  it('needs sockets', async () => {
    const config = parseBrokerConfig({ 'kafka.listener.port': 0 })
    const opening = openKafka({ host: '127.0.0.1', port: 0, advertised: {} }, config, new Promise(() => {}), {
      ports: {},
      logger: { named: collectingLogger },
    } as unknown as Parameters<typeof openKafka>[3])
    await expect(opening).rejects.toMatchObject({
      code: 'INVALID_CONFIG',
      message: expect.stringContaining('there are no sockets'),
    })
  })

  it('makes what serves clients when the first one comes, once for all, and ends it when it closes', async () => {
    const clock = new FakeClock()
    const sockets = new MemorySockets({ clock })
    const calls: string[] = []
    const noted = (what: string) => () => {
      calls.push(what)
    }
    const connections = { serve: async () => calls.push('serve'), drain: noted('drain'), close: noted('close') }
    const options = {
      sockets,
      host: '127.0.0.1',
      port: 0,
      backlog: 1,
      limits: { connectionsMax: 5 },
      logger: silentLogger,
    }
    const listen = (made: () => Promise<unknown>) =>
      listenKafka({ ...options, connections: made as () => Promise<KafkaConnections> })

    const unused = await listen(async () => calls.push('made'))
    await clock.until(unused.close(0))
    expect(calls).toEqual([])

    const listener = await listen(async () => {
      calls.push('made')
      return connections
    })
    const ends = await Promise.all([1, 2].map(() => sockets.connect(`127.0.0.1:${listener.port}`)))
    for (const end of ends) expect(await clock.until(end.read())).toBeUndefined()
    await clock.until(listener.close(0))
    expect(calls).toEqual(['made', 'serve', 'serve', 'drain', 'close'])
  })

  it('takes as many connections as may be, and another once there is room', async () => {
    const fixture = await startFixture({ kafka: true, config: { 'max.connections': 2 } })
    const open = [await fixture.kafka(), await fixture.kafka()]
    for (const client of open) await client.ask(apis.apiVersions, 0, {})
    const refused = await fixture.kafka()
    refused.send(apis.apiVersions, 0, {})
    await expect(refused.frame()).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
    open[0]?.socket.close()
    await fixture.clock.settle()
    expect(await (await fixture.kafka()).ask(apis.apiVersions, 0, {})).toMatchObject({ errorCode: 0 })
  })

  it('counts connections and requests where those over gRPC are counted', async () => {
    const metrics = new CollectingMetrics()
    const fixture = await startFixture({ kafka: true, metrics })
    const client = await fixture.kafka()
    const before = metrics.value('kafka_server_socket_server_metrics_connection_count') ?? Number.NaN
    await (await fixture.kafka()).ask(apis.apiVersions, 0, {})
    await client.ask(apis.findCoordinator, 4, { keyType: 9, coordinatorKeys: ['x'] })
    expect(metrics.value('kafka_server_socket_server_metrics_connection_count')).toBe(before + 1)
    const requests = (request: string) => metrics.value('kafka_network_requestmetrics_requests_total', { request })
    expect([requests('ApiVersions'), requests('FindCoordinator')]).toEqual([1, 1])
  })

  it('lets those who wait go when the broker stops, and stops soon', async () => {
    const fixture = await startFixture({ kafka: true })
    await fixture.createTopic('t')
    const [reader, member, quiet] = [await fixture.kafka(), await fixture.kafka(), await fixture.kafka()]
    await member.ask(apis.findCoordinator, 0, { key: 'g' })
    await quiet.ask(apis.apiVersions, 0, {})
    const fetched = reader.post(apis.fetch, 11, fetchOf(600_000)).catch((error: unknown) => error)
    const joined = member.post(apis.joinGroup, 2, joinOf).catch((error: unknown) => error)
    await fixture.clock.advance(100)
    const startedMs = fixture.clock.monotonicMs()
    await fixture.clock.until(fixture.broker.stop({ deadlineMs: 60_000 }))
    expect(fixture.clock.monotonicMs() - startedMs).toBeLessThan(10_000)
    // Each has its answer, or is told by the end of its connection.
    for (const outcome of [await fetched, await joined]) expect(outcome).toBeDefined()
    expect(await quiet.socket.read()).toBeUndefined()
    expect(fixture.logger.messages('error')).toEqual([])
  })
})
