import { asTopicId, isStreamError, present, uuidToText } from '@millrace/base'
import { CollectingMetrics, plainCompression } from '@millrace/base/testing'
import { AdminService, MarkerService, millrace, TransactionService } from '@millrace/contracts'
import { batchesIn } from '@millrace/records'
import { afterEach, describe, expect, it } from 'vitest'
import { batchOf } from '../../test/batches.ts'
import { type BrokerFixture, type FixtureOptions, startFixture } from '../../test/broker-fixture.ts'
import { ClusterFixture } from '../../test/cluster-fixture.ts'
import { ProduceClient, reasonOf } from '../../test/produce-client.ts'
import { type ProducerIdentity, TransactionClient } from '../../test/transactions/transaction-client.ts'
import { partitionsPerRequestMax, transactionalIdsPerRequestMax } from '../limits.ts'
import { asBuffer } from '../wire/topic-id.ts'

const wire = millrace.transaction.v1
const { TransactionState } = wire
const { ErrorReason } = millrace.common.v1
const { IsolationLevel } = millrace.data.v1

const running: BrokerFixture[] = []
const clusters: ClusterFixture[] = []

afterEach(async () => {
  for (const { broker, clock } of running.splice(0)) {
    await clock.until(broker.stop())
    expect(clock.timerCount).toBe(0)
  }
  for (const cluster of clusters.splice(0)) await cluster.stop(...cluster.brokers.keys())
})

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'no error',
    (error: unknown) => (isStreamError(error) ? error.code : String(error)),
  )

interface One {
  readonly fixture: BrokerFixture
  readonly client: TransactionClient
  readonly topicId: Uint8Array
  /** Sends a record in a transaction; the reason why it was refused. */
  send(producer: ProducerIdentity, value: string, sequence?: number): Promise<string | undefined>
  /** What readers of committed records see of partition 0. */
  committed(): Promise<string[]>
}

async function start(config: Readonly<Record<string, unknown>> = {}, options: FixtureOptions = {}): Promise<One> {
  const fixture = await startFixture({
    ...options,
    config: { 'transaction.state.log.num.partitions': 3, 'offsets.topic.num.partitions': 3, ...config },
  })
  running.push(fixture)
  const client = new TransactionClient(fixture.connect(), fixture.clock)
  const topicId = await fixture.createTopic('t', { partitions: 2 })
  const producing = await fixture.produce()
  return {
    fixture,
    client,
    topicId,
    async send(producer, value, baseSequence = 0) {
      const batch = batchOf([value], { ...producer, baseSequence, isTransactional: true })
      const [result] = await producing.send([{ topicId, batch }], { transactionalId: client.transactionalId })
      return reasonOf(result)
    },
    async committed() {
      const consumer = fixture.fetch(fixture.connect())
      const set = [{ topicId, partition: 0, offset: 0, epoch: 1, currentLeaderEpoch: -1 }]
      const isolationLevel = IsolationLevel.ISOLATION_LEVEL_READ_COMMITTED
      await consumer.ask({ set, grantBytes: 1_000_000, isolationLevel })
      const aborted = consumer.frames.flatMap(({ abortedTransactions }) => abortedTransactions)
      const values = consumer.frames.flatMap(({ recordBatches }) => dataIn(recordBatches))
      return [...values, ...aborted.map(({ producerId }) => `${producerId} aborted`)]
    },
  }
}

/** The values of the records that producers sent. */
function dataIn(bytes: Uint8Array): string[] {
  return [...batchesIn(asBuffer(bytes))]
    .filter(({ isControl }) => !isControl)
    .flatMap((batch) => [...batch.records(plainCompression)].map(({ value }) => String(value)))
}

const partitionsOf = (topicId: Uint8Array, ...partitions: number[]) => [{ topicId, partitions }]

describe('a transaction', () => {
  it('is seen once it is committed, in all partitions', async () => {
    const { fixture, client, topicId, send, committed } = await start()
    expect(await client.coordinator()).toBe(fixture.broker.nodeId)
    const producer = await client.init()
    expect(producer.producerEpoch).toBe(0)
    expect(await client.add(producer, partitionsOf(topicId, 0, 1))).toEqual([0, 0])
    expect(await send(producer, 'a')).toBeUndefined()
    expect(await committed()).toEqual([])
    expect(await client.describe()).toMatchObject({
      state: TransactionState.TRANSACTION_STATE_ONGOING,
      ...producer,
      transactionTimeoutMs: 60_000,
      partitions: [{ partitions: [0, 1] }],
    })
    const next = await client.end(producer, true)
    expect(next).toEqual({ ...producer, producerEpoch: 1 })
    expect(await client.end(producer, true)).toEqual(next)
    await fixture.clock.advance(100)
    expect(await committed()).toEqual(['a'])
    expect(await client.describe()).toMatchObject({
      state: TransactionState.TRANSACTION_STATE_COMPLETE_COMMIT,
      startTimeMs: -1,
      partitions: [],
    })
  })

  it('is not seen if it is aborted', async () => {
    const { fixture, client, topicId, send, committed } = await start()
    await client.coordinator()
    const producer = await client.init()
    await client.add(producer, partitionsOf(topicId, 0))
    await send(producer, 'a')
    const next = await client.end(producer, false)
    await client.add(next, partitionsOf(topicId, 0))
    expect(await send(next, 'b')).toBeUndefined()
    await client.end(next, true)
    await fixture.clock.advance(100)
    expect(await committed()).toEqual(['a', 'b', `${producer.producerId} aborted`])
  })

  it('takes in the partitions that are written to, but nothing of a producer that was fenced', async () => {
    const { fixture, client, topicId, send } = await start()
    await client.coordinator()
    const producer = await client.init()
    expect(await send(producer, 'a')).toBeUndefined()
    expect((await client.describe()).partitions).toEqual(partitionsOf(topicId, 0))
    const other = await client.init()
    expect(await send(producer, 'zombie', 1)).toBe('PRODUCER_FENCED')
    expect(await codeOf(client.end(producer, true))).toBe('PRODUCER_FENCED')
    expect(await codeOf(client.add(producer, partitionsOf(topicId, 0)))).toBe('PRODUCER_FENCED')
    expect(await codeOf(client.init(producer))).toBe('PRODUCER_FENCED')
    const goesOn = await client.init(other)
    expect(await client.init(other)).toEqual(goesOn)
    await fixture.clock.advance(100)
  })

  it('that takes too long is aborted, and its producer goes on', async () => {
    const { fixture, client, topicId, send, committed } = await start()
    await client.coordinator()
    const producer = await client.init(undefined, 5_000)
    await client.add(producer, partitionsOf(topicId, 0))
    await send(producer, 'a')
    await fixture.clock.advance(5_100)
    expect(await committed()).toEqual(['a', `${producer.producerId} aborted`])
    expect(await send(producer, 'late', 1)).toBe('TRANSACTION_ABORTABLE')
    expect(await codeOf(client.end(producer, true))).toBe('TRANSACTION_ABORTABLE')
    const next = await client.end(producer, false)
    await client.add(next, partitionsOf(topicId, 0))
    expect(await send(next, 'b')).toBeUndefined()
    expect(fixture.logger.messages('info')).toContain('a transaction took longer than its time-out and is aborted')
  })

  it('is aborted by an operator', async () => {
    const { client, topicId, send, committed } = await start()
    await client.coordinator()
    expect(await codeOf(client.abort())).toBe('TRANSACTIONAL_ID_NOT_FOUND')
    const producer = await client.init()
    expect(await client.abort()).toBe(false)
    await client.add(producer, partitionsOf(topicId, 0))
    await send(producer, 'a')
    expect(await client.abort()).toBe(true)
    expect(await committed()).toEqual(['a', `${producer.producerId} aborted`])
  })

  it('is counted', async () => {
    const metrics = new CollectingMetrics()
    const { fixture, client, topicId } = await start({}, { metrics })
    await client.coordinator()
    const value = (name: string): number | undefined => metrics.value(`millrace_transactions_${name}`)
    const first = await client.init(undefined, 5_000)
    await client.add(first, partitionsOf(topicId, 0))
    expect([value('ids'), value('open'), value('markers_waiting')]).toEqual([1, 1, 0])
    const second = await client.end(first, true)
    await client.add(second, partitionsOf(topicId, 0))
    await fixture.clock.advance(5_100)
    expect(['open', 'committed_total', 'aborted_total', 'timed_out_total'].map(value)).toEqual([0, 1, 1, 1])
  })

  it('outlives its broker', async () => {
    const { fixture, client, topicId, send } = await start()
    await client.coordinator()
    const producer = await client.init()
    await client.add(producer, partitionsOf(topicId, 0))
    await send(producer, 'a')
    await fixture.clock.until(fixture.broker.stop())
    running.pop()
    const again = await startFixture({
      disk: fixture.disk,
      clock: fixture.clock,
      seed: 2,
      config: { 'transaction.state.log.num.partitions': 3 },
    })
    running.push(again)
    const same = new TransactionClient(again.connect(), again.clock)
    await again.clock.advance(100)
    expect(await same.end(producer, true)).toEqual({ ...producer, producerEpoch: 1 })
  })

  it('takes in the offsets of a group', async () => {
    const { fixture, client } = await start()
    await client.coordinator()
    const producer = await client.init()
    await client.addOffsets(producer, 'g')
    const { partitions } = await client.describe()
    const offsets = fixture.broker.inspect().image.topic('__consumer_offsets')
    expect(partitions.map((each) => asTopicId(uuidToText(each.topicId)))).toEqual([offsets?.id])
    expect(await codeOf(client.addOffsets(producer, ''))).toBe('INVALID_GROUP_ID')
    expect(await client.end(producer, true)).toMatchObject({ producerEpoch: 1 })
    await fixture.clock.advance(100)
    const { state } = await client.describe()
    expect(state).toBe(TransactionState.TRANSACTION_STATE_COMPLETE_COMMIT)
  })
})

describe('transactions that end on a stream', () => {
  it('are decided as by single calls, each with its own answer', async () => {
    const { fixture, client, send, committed } = await start()
    await client.coordinator()
    const producer = await client.init()
    await send(producer, 'a')
    const stream = fixture.connect().stream(TransactionService.endTransactions)
    const answers = stream[Symbol.asyncIterator]()
    const { transactionalId } = client
    const ask = async (request: millrace.transaction.v1.EndTransactionsRequest.$Properties): Promise<unknown> => {
      await stream.send(new wire.EndTransactionsRequest(request))
      const { value } = await fixture.clock.until(answers.next())
      const { correlationId, error, ended } = value as millrace.transaction.v1.EndTransactionsResponse
      return [correlationId, error?.reason ?? ended?.producerEpoch]
    }
    const end = { transactionalId, ...producer, commit: true }
    expect(await ask({ correlationId: 5, end })).toEqual([5, 1])
    expect(await ask({ correlationId: 6, end })).toEqual([6, 1])
    expect(await ask({ correlationId: 7, end: { ...end, producerEpoch: 9 } })).toEqual([
      7,
      ErrorReason.ERROR_REASON_PRODUCER_FENCED,
    ])
    expect(await ask({ correlationId: 8 })).toEqual([8, ErrorReason.ERROR_REASON_INVALID_REQUEST])
    await fixture.clock.advance(100)
    expect(await committed()).toEqual(['a'])
    stream.end()
    expect((await fixture.clock.until(answers.next())).done).toBe(true)
  })

  it('hold up no broker that stops: what was asked for is answered, and the stream ends', async () => {
    const { fixture, client, send } = await start()
    await client.coordinator()
    const producer = await client.init()
    await send(producer, 'a')
    const stream = fixture.connect().stream(TransactionService.endTransactions)
    const answers = stream[Symbol.asyncIterator]()
    const { transactionalId } = client
    const request = { correlationId: 5, end: { transactionalId, ...producer, commit: true } }
    await stream.send(new wire.EndTransactionsRequest(request))
    expect((await fixture.clock.until(answers.next())).value).toMatchObject({ ended: { producerEpoch: 1 } })
    running.pop()
    const stopped = fixture.broker.stop()
    expect(await fixture.clock.until(answers.next().then(({ done }) => done))).toBe(true)
    await fixture.clock.until(stopped)
  })
})

describe('what is asked of a coordinator', () => {
  it('is refused where it makes no sense', async () => {
    const { fixture, client, topicId } = await start()
    expect(await codeOf(client.init())).toBe('COORDINATOR_NOT_AVAILABLE')
    await client.coordinator()
    const producer = await client.init()
    const unknown = Buffer.alloc(16, 7)
    expect(await client.add(producer, [...partitionsOf(topicId, 0, 9), ...partitionsOf(unknown, 0)])).toEqual([
      0,
      ErrorReason.ERROR_REASON_UNKNOWN_TOPIC_OR_PARTITION,
      ErrorReason.ERROR_REASON_UNKNOWN_TOPIC_ID,
    ])
    expect(await client.add(producer, partitionsOf(topicId, 0, 1), true)).toEqual([
      0,
      ErrorReason.ERROR_REASON_TRANSACTION_ABORTABLE,
    ])
    expect(await codeOf(client.add(producer, []))).toBe('INVALID_REQUEST')
    const many = Array.from({ length: partitionsPerRequestMax + 1 }, (_, index) => index)
    expect(await codeOf(client.add(producer, partitionsOf(topicId, ...many)))).toBe('INVALID_REQUEST')
    expect(await codeOf(client.init(undefined, 0))).toBe('INVALID_TRANSACTION_TIMEOUT')
    expect(await codeOf(client.list({ states: [99 as millrace.transaction.v1.TransactionState] }))).toBe(
      'INVALID_REQUEST',
    )
    const ids = Array.from({ length: transactionalIdsPerRequestMax + 1 }, (_, index) => `${index}`)
    const tooMany = new wire.DescribeTransactionsRequest({ transactionalIds: ids })
    expect(await codeOf(fixture.unary(TransactionService.describeTransactions, tooMany))).toBe('INVALID_REQUEST')
    const markers = [{ producerId: 1, partitions: partitionsOf(topicId, ...many) }]
    const request = new millrace.cluster.v1.WriteMarkersRequest({ markers })
    expect(await codeOf(fixture.unary(MarkerService.writeMarkers, request))).toBe('INVALID_REQUEST')
    const empty = new TransactionClient(fixture.channel, fixture.clock, '')
    expect(await empty.coordinator()).toBe(-1)
    expect(await codeOf(empty.abort())).toBe('TRANSACTIONAL_ID_NOT_FOUND')
  })

  it('is listed, and what nobody has is told so', async () => {
    const { fixture, client, topicId } = await start()
    await client.coordinator()
    const producer = await client.init()
    const other = new TransactionClient(fixture.channel, fixture.clock, 'orders-2')
    await other.coordinator()
    const idle = await other.init()
    await client.add(producer, partitionsOf(topicId, 0))
    const ids = async (filter: Parameters<TransactionClient['list']>[0]): Promise<string[]> =>
      (await client.list(filter)).map(({ transactionalId }) => transactionalId).toSorted()
    expect(await ids({})).toEqual(['orders-1', 'orders-2'])
    expect(await ids({ states: [TransactionState.TRANSACTION_STATE_ONGOING] })).toEqual(['orders-1'])
    expect(await ids({ states: [TransactionState.TRANSACTION_STATE_DEAD] })).toEqual([])
    expect(await ids({ producerIds: [idle.producerId] })).toEqual(['orders-2'])
    await fixture.clock.advance(1_000)
    expect(await ids({ durationMs: 999 })).toEqual(['orders-1'])
    const nobody = new TransactionClient(fixture.channel, fixture.clock, 'nobody')
    expect((await nobody.describe()).error?.reason).toBe(ErrorReason.ERROR_REASON_TRANSACTIONAL_ID_NOT_FOUND)
  })

  it('writes markers only where it leads', async () => {
    const { fixture, topicId } = await start()
    const markers = [
      { producerId: 1, commit: true, partitions: [...partitionsOf(topicId, 0, 7), ...partitionsOf(Buffer.of(1), 0)] },
    ]
    const request = new millrace.cluster.v1.WriteMarkersRequest({ markers })
    const { results } = await fixture.unary(MarkerService.writeMarkers, request)
    expect(results.map(({ error }) => error?.reason ?? 0)).toEqual([
      0,
      ErrorReason.ERROR_REASON_UNKNOWN_TOPIC_OR_PARTITION,
      ErrorReason.ERROR_REASON_INVALID_REQUEST,
    ])
  })
})

describe('among three brokers', () => {
  /** A cluster, a topic of which each broker leads a partition, and who coordinates and leads what. */
  async function three(): Promise<{ cluster: ClusterFixture; topicId: Uint8Array; coordinator: number }> {
    const cluster = new ClusterFixture([1, 2, 3], { 'transaction.state.log.num.partitions': 1 })
    clusters.push(cluster)
    await cluster.start(1, 2, 3)
    expect(await cluster.createTopic(1, 't', { partitions: 3, replicationFactor: 3 })).toBeUndefined()
    const request = new millrace.admin.v1.DescribeTopicsRequest({ names: ['t'] })
    const { topics } = await cluster.ask(1, AdminService.describeTopics, request)
    const coordinator = await new TransactionClient(cluster.connect(1), cluster.clock).coordinator()
    await cluster.clock.advance(200)
    return { cluster, topicId: present(topics[0], 'the topic').topicId, coordinator }
  }

  async function sendTo(cluster: ClusterFixture, topicId: Uint8Array, partition: number, producer: ProducerIdentity) {
    const { image } = cluster.broker(1).inspect()
    const leader = image.topic('t')?.partitions.get(partition)?.leader ?? -1
    const producing = await ProduceClient.open(cluster.connect(leader), cluster.clock)
    const batch = batchOf(['x'], { ...producer, baseSequence: 0, isTransactional: true })
    const id = producing.post([{ topicId, partition, batch }], { transactionalId: 'orders-1' })
    await cluster.clock.advance(200)
    return reasonOf(producing.resultOf(id)[0])
  }

  it('leaders elsewhere have the coordinator take their partitions in, and are told how the transaction ends', async () => {
    const { cluster, topicId, coordinator } = await three()
    const client = new TransactionClient(cluster.connect(coordinator), cluster.clock)
    const producer = await client.init()
    expect(await client.add(producer, partitionsOf(topicId, 0))).toEqual([0])
    expect(await sendTo(cluster, topicId, 0, producer)).toBeUndefined()
    expect(await sendTo(cluster, topicId, 1, producer)).toBeUndefined()
    await client.end(producer, true)
    await cluster.clock.advance(200)
    const { state } = await client.describe()
    expect(state).toBe(TransactionState.TRANSACTION_STATE_COMPLETE_COMMIT)
    // A record and a marker.
    const ends = [1, 2, 3].flatMap((nodeId) =>
      [...cluster.broker(nodeId).inspect().replicas()].flatMap((replica) =>
        replica.topic === 't' && replica.isLeader ? [`${replica.partition}: ${replica.highWatermark}`] : [],
      ),
    )
    expect(ends.toSorted()).toEqual(['0: 2', '1: 2', '2: 0'])
  })

  it('another coordinates once the coordinator is cut off, and ends what is open as it is told', async () => {
    const { cluster, topicId, coordinator } = await three()
    const client = new TransactionClient(cluster.connect(coordinator), cluster.clock)
    const producer = await client.init()
    await client.add(producer, partitionsOf(topicId, 0, 1, 2))
    cluster.network.cut(present(cluster.members.get(coordinator), 'the coordinator').address)
    await cluster.clock.advance(5_000)
    const [asked = 0] = [1, 2, 3].filter((nodeId) => nodeId !== coordinator)
    const next = await new TransactionClient(cluster.connect(asked), cluster.clock).coordinator()
    expect([next === coordinator, next]).toEqual([false, expect.any(Number)])
    const other = new TransactionClient(cluster.connect(next), cluster.clock)
    expect(await other.end(producer, true)).toEqual({ ...producer, producerEpoch: 1 })
    await cluster.waitFor('all know', async () => {
      const { state } = await other.describe()
      return state === TransactionState.TRANSACTION_STATE_COMPLETE_COMMIT
    })
    cluster.network.heal(present(cluster.members.get(coordinator), 'the coordinator').address)
    await cluster.clock.advance(2_000)
    expect(await codeOf(client.end(producer, true))).toBe('NOT_COORDINATOR')
  })
})
