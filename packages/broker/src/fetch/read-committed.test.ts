import { noMetrics, present, serveStream, serveUnary, StreamError, type TopicId } from '@millrace/base'
import { DataService, millrace } from '@millrace/contracts'
import { plainCompression } from '@millrace/base/testing'
import { AbortedBatches, batchesIn, encodeBatch, encodeControlKey } from '@millrace/records'
import { afterEach, describe, expect, it } from 'vitest'
import { batchOf, batchPorts } from '../../test/batches.ts'
import { FetchClient } from '../../test/fetch-client.ts'
import { ReplicaCluster } from '../../test/replicas/replica-cluster.ts'
import type { ReplicaNode } from '../../test/replicas/replica-node.ts'
import { listOffsets } from '../data/list-offsets.ts'
import { Faults } from '../lifecycle/faults.ts'
import { Latch } from '../lifecycle/latch.ts'
import { measures } from '../metrics/measures.ts'
import type { Appended, Partition } from '../partitions/partition.ts'
import { topicIdToBytes } from '../wire/topic-id.ts'
import { serveFetchNewest } from './fetch-newest.ts'
import { serveFetchStream } from './fetch-stream.ts'
import { FrameBudget } from './frame-budget.ts'
import { ReadSlots } from './read-slots.ts'

const { IsolationLevel, FetchNewestRequest, ListOffsetsRequest } = millrace.data.v1
const committed = IsolationLevel.ISOLATION_LEVEL_READ_COMMITTED
const running: ReplicaCluster[] = []

afterEach(async () => {
  for (const cluster of running.splice(0)) await cluster.stop()
})

async function start() {
  const cluster = await ReplicaCluster.start()
  running.push(cluster)
  const topicId = await cluster.topic()
  return { cluster, topicId, leader: cluster.leader(topicId) }
}

let ports = 20_000

/** Serves consumers of a broker that otherwise only replicates. */
async function serve(cluster: ReplicaCluster, node: ReplicaNode) {
  const { clock, network } = cluster
  const { partitions, replication, logger } = node
  const faults = new Faults(logger, (error) => {
    throw error
  })
  const budget = new FrameBudget({
    clock,
    capacityBytes: 1_000_000,
    frameSizeBytesMax: 100_000,
    frameSizeBytesMin: 100,
    frameSizeBytesFair: 100,
    shareOfFree: 4,
    stalledMsMax: 1_000,
    stalledMsMin: 100,
    turnoverMs: 1_000,
    stalledLongMsMax: 10_000,
  })
  const context = {
    partitions,
    replication,
    clock,
    logger,
    faults,
    budget,
    compression: plainCompression,
    slots: new ReadSlots(8),
    stopping: new Latch(),
    measures: measures(noMetrics, () => true),
  }
  const port = ports++
  await network.listen({
    host: 'c',
    port,
    bindings: [
      serveStream(DataService.fetch, (stream) => serveFetchStream(stream, context)),
      serveStream(DataService.fetchNewest, (stream) => serveFetchNewest(stream, context)),
      serveUnary(DataService.listOffsets, (request) => listOffsets(request, partitions, faults)),
    ],
    messageSizeBytesMax: 10_000_000,
    connectionsMax: 100,
    streamsPerConnectionMax: 100,
  })
  return network.connect(`c:${port}`, { messageSizeBytesMax: 10_000_000, purpose: 'test' })
}

const inTransaction = (producerId: number, producerEpoch: number, baseSequence: number, value: string) =>
  batchOf([value], { producerId, producerEpoch, baseSequence, isTransactional: true })
const end = (producerId: number, producerEpoch: number, isCommit: boolean) => ({
  producerId,
  producerEpoch,
  coordinatorEpoch: 0,
  isCommit,
})

async function write(cluster: ReplicaCluster, partition: Partition, batch: Buffer): Promise<void> {
  const appended = await partition.append(batch, 'tx')
  await cluster.clock.until(appended.committed)
}

const committedOf = (cluster: ReplicaCluster, appended: Appended) => cluster.clock.until(appended.committed)

/** The values that a consumer of what is committed gets from frames. */
function valuesOf(
  frames: readonly Pick<millrace.data.v1.FetchFrame, 'recordBatches' | 'abortedTransactions'>[],
): string[] {
  return frames.flatMap(({ recordBatches, abortedTransactions }) => {
    const aborted = new AbortedBatches(abortedTransactions, plainCompression)
    const values: string[] = []
    for (const batch of batchesIn(Buffer.from(recordBatches))) {
      if (aborted.has(batch) || batch.isControl) continue
      for (const record of batch.records(plainCompression)) values.push(String(record.value))
    }
    return values
  })
}

const from = (topicId: TopicId, offset = 0) => ({
  set: [{ topicId: topicIdToBytes(topicId), partition: 0, offset, epoch: 1, currentLeaderEpoch: -1 }],
  grantBytes: 1_000_000,
})

/** Three transactions that interleave: one is committed, one aborted, one open; and a plain record before and behind them. */
async function fill(cluster: ReplicaCluster, leader: Partition): Promise<void> {
  await write(cluster, leader, batchOf(['plain']))
  await write(cluster, leader, inTransaction(1, 0, 0, 'kept'))
  await write(cluster, leader, inTransaction(2, 0, 0, 'dropped'))
  await committedOf(cluster, leader.appendEndMarker(end(2, 1, false)))
  await committedOf(cluster, leader.appendEndMarker(end(1, 1, true)))
  await write(cluster, leader, inTransaction(3, 0, 0, 'open'))
  await write(cluster, leader, batchOf(['behind']))
  await cluster.run()
}

describe('a consumer of what is committed', () => {
  it('gets what lies before the last stable offset, with what was aborted, from the leader and from followers', async () => {
    const { cluster, topicId, leader } = await start()
    await fill(cluster, leader)
    for (const node of cluster.nodes.values()) {
      const consumer = new FetchClient(await serve(cluster, node), cluster.clock)
      await consumer.ask({ ...from(topicId), isolationLevel: committed, clientRack: `rack ${node.nodeId}` })
      const told = consumer.frames.at(-1)
      expect([node.nodeId, valuesOf(consumer.frames)]).toEqual([node.nodeId, ['plain', 'kept']])
      expect([told?.lastStableOffset, told?.highWatermark]).toEqual([5, 7])
      const all = new FetchClient(await serve(cluster, node), cluster.clock)
      await all.ask({ ...from(topicId), clientRack: `rack ${node.nodeId}` })
      expect(all.values()).toEqual(expect.arrayContaining(['plain', 'kept', 'dropped', 'open', 'behind']))
      expect(all.frames.flatMap(({ abortedTransactions }) => abortedTransactions)).toEqual([])
    }
  })

  it('is woken when a transaction ends, by leader and followers', async () => {
    const { cluster, topicId, leader } = await start()
    await fill(cluster, leader)
    const consumers: FetchClient[] = []
    for (const node of cluster.nodes.values()) {
      const consumer = new FetchClient(await serve(cluster, node), cluster.clock)
      await consumer.ask({ ...from(topicId, 5), isolationLevel: committed, clientRack: `rack ${node.nodeId}` })
      consumers.push(consumer)
    }
    await committedOf(cluster, leader.appendEndMarker(end(3, 1, false)))
    await cluster.run()
    expect(consumers.map(({ frames }) => valuesOf(frames))).toEqual([['behind'], ['behind'], ['behind']])
  })

  it('is told the last stable offset as the latest one, and finds by time only what lies before it', async () => {
    const { cluster, topicId, leader } = await start()
    await fill(cluster, leader)
    const channel = await serve(cluster, cluster.node(1))
    const ask = async (isolationLevel: millrace.data.v1.IsolationLevel) => {
      const about = { topicId: topicIdToBytes(topicId), partition: 0 }
      const specs = [{ latest: true }, { timestampMs: Date.UTC(2026, 0, 1) }, { timestampMs: Date.UTC(2027, 0, 1) }]
      const partitions = specs.map((spec) => ({ ...about, ...spec }))
      const request = new ListOffsetsRequest({ partitions, isolationLevel })
      const found = await cluster.clock.until(channel.unary(DataService.listOffsets, request, { timeoutMs: 60_000 }))
      return found.partitions.map(({ offset }) => offset)
    }
    expect(await ask(committed)).toEqual([5, 0, -1])
    expect(await ask(IsolationLevel.ISOLATION_LEVEL_READ_UNCOMMITTED)).toEqual([7, 0, -1])
  })

  it('reads newest first what lies before the last stable offset, as many records as it wants', async () => {
    const { cluster, topicId, leader } = await start()
    await fill(cluster, leader)
    const channel = await serve(cluster, cluster.node(1))
    const newest = async (recordsMax: number): Promise<string[]> => {
      const stream = channel.stream(DataService.fetchNewest)
      const about = { topicId: topicIdToBytes(topicId), partition: 0 }
      await stream.send(new FetchNewestRequest({ ...about, recordsMax, isolationLevel: committed }))
      stream.end()
      const frames: millrace.data.v1.FetchNewestResponse[] = []
      for await (const frame of stream) frames.push(frame)
      return valuesOf(frames.toReversed())
    }
    expect(await cluster.clock.until(newest(1))).toEqual(['kept'])
    expect(await cluster.clock.until(newest(10))).toEqual(['plain', 'kept'])
  })

  it('goes on under another leader, which knows what is open and what was aborted', async () => {
    const { cluster, topicId, leader } = await start()
    await fill(cluster, leader)
    await cluster.kill(1)
    await cluster.run()
    const next = cluster.leader(topicId)
    expect([next.lastStableOffset, next.highWatermark]).toEqual([5, 7])
    expect(() => next.appendEndMarker(end(1, 0, true))).toThrow(
      expect.objectContaining({ code: 'INVALID_PRODUCER_EPOCH' }),
    )
    await committedOf(cluster, next.appendEndMarker(end(3, 1, true)))
    const node = present(
      [...cluster.nodes.values()].find(({ partitions }) => partitions.lookUp(topicId, 0) === next),
      'the leader runs',
    )
    const consumer = new FetchClient(await serve(cluster, node), cluster.clock)
    await consumer.ask({ ...from(topicId), isolationLevel: committed })
    expect(valuesOf(consumer.frames)).toEqual(['plain', 'kept', 'open', 'behind'])
  })

  it('is refused a level that does not exist', async () => {
    const { cluster, topicId } = await start()
    const consumer = new FetchClient(await serve(cluster, cluster.node(1)), cluster.clock)
    await consumer.ask({ ...from(topicId), isolationLevel: 7 as never })
    expect(consumer.end).toMatchObject({ code: 'INVALID_REQUEST' })
  })
})

describe('a partition', () => {
  it('takes no control batch of a client, and no transactional one that its coordinator knows nothing of', async () => {
    const { cluster, leader } = await start()
    const records = [{ key: encodeControlKey('ABORT'), value: Buffer.alloc(6), timestamp: 0 }]
    const control = { records, producerId: 1, producerEpoch: 0, isTransactional: true, isControl: true }
    await expect((async () => leader.append(encodeBatch(control, batchPorts), 'tx'))()).rejects.toMatchObject({
      code: 'INVALID_RECORD',
    })
    cluster.node(1).verifyTransaction = async () => {
      throw new StreamError('TRANSACTION_ABORTABLE', 'the partition is not in the transaction')
    }
    await expect((async () => leader.append(inTransaction(1, 0, 0, 'lost'), 'tx'))()).rejects.toMatchObject({
      code: 'TRANSACTION_ABORTABLE',
    })
    expect(leader.logEndOffset).toBe(0)
  })

  it('tells who listens of each marker, in the order of appends, and fences what its producer wrote before', async () => {
    const { cluster, leader } = await start()
    const seen: unknown[] = []
    const stop = leader.onEndMarker(({ producerId, isCommit, offset }) => seen.push([producerId, isCommit, offset]))
    await write(cluster, leader, inTransaction(1, 0, 0, 'a'))
    leader.appendEndMarker(end(1, 1, true))
    leader.appendEndMarker(end(2, 1, false))
    stop()
    await committedOf(cluster, leader.appendEndMarker(end(3, 1, false)))
    expect(seen).toEqual([
      [1, true, 1],
      [2, false, 2],
    ])
    await expect((async () => leader.append(inTransaction(1, 0, 1, 'late'), 'tx'))()).rejects.toMatchObject({
      code: 'INVALID_PRODUCER_EPOCH',
    })
  })

  it('takes a marker only with as many replicas as a write must reach', async () => {
    const { cluster, topicId, leader } = await start()
    await write(cluster, leader, inTransaction(1, 0, 0, 'a'))
    await cluster.kill(2)
    await cluster.kill(3)
    await cluster.run()
    expect(cluster.isr(topicId)).toEqual([1])
    expect(() => leader.appendEndMarker(end(1, 1, true))).toThrow(
      expect.objectContaining({ code: 'NOT_ENOUGH_REPLICAS' }),
    )
  })
})
