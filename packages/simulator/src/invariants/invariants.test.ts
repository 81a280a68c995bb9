import { asTopicId } from '@millrace/base'
import { expect, test } from 'vitest'
import {
  CommittedNeverLost,
  EligibleHaveCommitted,
  IsrHasCommitted,
  MajorityHasCommitted,
  MonotonicHighWatermark,
} from './committed.ts'
import { type Damage, FormerLog } from './former-log.ts'
import { allInvariants } from './index.ts'
import type { ClusterView, NodeView, ReplicaView } from './invariant.ts'
import { LeaderInIsr, MonotonicEpoch, SingleLeaderPerEpoch } from './leadership.ts'
import { LogMatching, ProducerSequenceGapless } from './logs.ts'
import { ReplicaLog } from './replica-log.ts'
import type { StoredBatch } from './stored-batch.ts'

const topicId = asTopicId('AAAAAAAAAAAAAAAAAAAAAQ')

function stored(baseOffset: number, changes: Partial<StoredBatch> = {}): StoredBatch {
  const { leaderEpoch = 0, crc = baseOffset } = changes
  return {
    baseOffset,
    nextOffset: baseOffset + 1,
    leaderEpoch,
    crc,
    producerId: 7,
    producerEpoch: 0,
    baseSequence: baseOffset,
    recordCount: 1,
    isControl: false,
    isTransactional: false,
    endMarker: undefined,
    endBytes: 100 * (baseOffset + 1),
    ...changes,
  }
}

/** A log that has these, of which those before `durableOffset` are on disk. */
class FakeLog extends ReplicaLog {
  readonly #batches: readonly StoredBatch[]
  readonly #durableOffset: number

  constructor(batches: readonly StoredBatch[], durableOffset = Infinity) {
    super()
    this.#batches = batches
    this.#durableOffset = durableOffset
  }

  override at(offset: number): StoredBatch | undefined {
    return this.#batches.find((batch) => batch.baseOffset <= offset && offset < batch.nextOffset)
  }

  override isDurable(offset: number): boolean {
    return this.at(offset) !== undefined && offset < this.#durableOffset
  }

  override *from(offset: number): IterableIterator<StoredBatch> {
    for (const batch of this.#batches) if (batch.nextOffset > offset) yield batch
  }

  override lastOf(producerId: number, offset: number): StoredBatch | undefined {
    return this.#batches.findLast((batch) => batch.baseOffset < offset && batch.producerId === producerId)
  }
}

/** A log that has two batches, and so has its copy. */
class Copied extends ReplicaLog {
  override copy(): ReplicaLog {
    return two()
  }
}

/** Brokers 1, 2 and so on, with these logs. */
function cluster(...logs: readonly ReplicaLog[]): ClusterView {
  return {
    logOf: (host) => logs[Number(host) - 1],
    formerLogOf: () => undefined,
    isRotten: () => false,
    compactedTo: () => 0,
    hostOf: (nodeId) => String(nodeId),
    hosts: () => logs.map((_, index) => String(index + 1)),
    partitionOf: () => ({
      leaderEpoch: 3,
      isr: [1, 2],
      eligibleLeaderReplicas: [],
      replicas: [1, 2, 3],
      addingReplicas: [],
    }),
  }
}

function imageOf(partition: object): NodeView['image'] {
  const topics = [{ name: 't', id: topicId, partitions: new Map([[0, { partition: 0, ...partition }]]) }]
  return { topics: () => topics.values() } as unknown as NodeView['image']
}

function node(nodeId = 1, run = 1, partition: object = {}): NodeView {
  const image = imageOf(partition)
  return { nodeId, host: String(nodeId), process: `${nodeId}/${run}`, image, appliedOffset: 1, imageMoved: true }
}

function replica(changes: Partial<ReplicaView> = {}): ReplicaView {
  return {
    node: node(),
    name: 't-0',
    topic: 't',
    topicId,
    partition: 0,
    isLeader: true,
    leaderEpoch: 3,
    isr: [1, 2],
    logStartOffset: 0,
    highWatermark: 2,
    logEndOffset: 2,
    durableOffset: 2,
    isMetadata: false,
    before: undefined,
    ...changes,
  }
}

const two = (): ReplicaLog => new FakeLog([stored(0), stored(1)])

test('every invariant has another name, its own class', () => {
  const names = allInvariants().map(({ name, constructor }) => [name, constructor.name])
  for (const [name, className] of names) expect(name).toBe(className)
  expect(new Set(names.map(([name]) => name)).size).toBe(names.length)
})

test('SingleLeaderPerEpoch: also a broker that started again is another', () => {
  const invariant = new SingleLeaderPerEpoch()
  invariant.replicaChanged(replica())
  invariant.replicaChanged(replica())
  invariant.replicaChanged(replica({ node: node(2), isLeader: false }))
  invariant.replicaChanged(replica({ node: node(2), leaderEpoch: 4 }))
  expect(() => invariant.replicaChanged(replica({ node: node(1, 2) }))).toThrow('both lead t-0 in epoch 3')
})

test('MonotonicEpoch: of a replica, and in the metadata', () => {
  const invariant = new MonotonicEpoch()
  invariant.replicaChanged(replica({ before: replica() }))
  expect(() => invariant.replicaChanged(replica({ leaderEpoch: 2, before: replica() }))).toThrow('from 3 to 2')
  invariant.nodeChanged(node(1, 1, { leaderEpoch: 1, partitionEpoch: 5 }))
  invariant.nodeChanged(node(2, 1, { leaderEpoch: 1, partitionEpoch: 4 }))
  expect(() => invariant.nodeChanged(node(1, 1, { leaderEpoch: 1, partitionEpoch: 4 }))).toThrow('went back')
})

test('LeaderInIsr', () => {
  const invariant = new LeaderInIsr()
  invariant.nodeChanged(node(1, 1, { leader: 1, isr: [2, 1] }))
  invariant.nodeChanged(node(1, 1, { leader: -1, isr: [] }))
  expect(() => invariant.nodeChanged(node(1, 1, { leader: 3, isr: [1, 2] }))).toThrow('broker 3 leads t-0')
})

test('MonotonicHighWatermark', () => {
  const invariant = new MonotonicHighWatermark()
  const sound = cluster()
  invariant.replicaChanged(replica({ before: replica({ highWatermark: 1 }) }), sound)
  const back = replica({ highWatermark: 1, before: replica() })
  expect(() => invariant.replicaChanged(back, sound)).toThrow('from 2 to 1')
  expect(() => invariant.replicaChanged(replica({ highWatermark: 3 }), sound)).toThrow('beyond its log')
  const rotten = { ...sound, isRotten: () => true }
  invariant.replicaChanged({ ...back, isLeader: false, logEndOffset: 1 }, rotten)
  expect(() => invariant.replicaChanged({ ...back, isLeader: false }, rotten)).toThrow('from 2 to 1')
})

test('IsrHasCommitted: the same, and on disk', () => {
  const invariant = new IsrHasCommitted()
  invariant.replicaChanged(replica(), cluster(two(), two()))
  const wrong = (other: ReplicaLog) => () => invariant.replicaChanged(replica(), cluster(two(), other))
  expect(wrong(new FakeLog([stored(0)]))).toThrow('does not have offset 1')
  expect(wrong(new FakeLog([stored(0), stored(1)], 1))).toThrow('has not on disk')
  expect(wrong(new FakeLog([stored(0), stored(1, { crc: 9 })]))).toThrow('has another batch')
  const moved = { leaderEpoch: 3, isr: [1, 2], eligibleLeaderReplicas: [], replicas: [1], addingReplicas: [] }
  invariant.replicaChanged(replica(), { ...cluster(two()), partitionOf: () => moved })
  // It was moved away, and is given another replica now.
  const again = { ...moved, leaderEpoch: 5, isr: [1], replicas: [1, 2], addingReplicas: [2] }
  invariant.replicaChanged(replica(), { ...cluster(two()), partitionOf: () => again })
  const sameEpoch = { ...cluster(two()), partitionOf: () => ({ ...again, leaderEpoch: 3 }) }
  expect(() => invariant.replicaChanged(replica(), sameEpoch)).toThrow('does not have offset 1')
})

test('IsrHasCommitted: a leader can not leave out by itself who the metadata name in its epoch', () => {
  const invariant = new IsrHasCommitted()
  const alone = replica({ isr: [1] })
  expect(() => invariant.replicaChanged(alone, cluster(two(), new FakeLog([stored(0)])))).toThrow('broker 2')
  invariant.replicaChanged({ ...alone, leaderEpoch: 4 }, cluster(two(), new FakeLog([stored(0)])))
})

test('EligibleHaveCommitted: nothing is committed without those who may be elected', () => {
  const invariant = new EligibleHaveCommitted()
  const eligible = { leaderEpoch: 3, isr: [1], eligibleLeaderReplicas: [2], replicas: [1, 2], addingReplicas: [] }
  invariant.replicaChanged(replica(), { ...cluster(two(), two()), partitionOf: () => eligible })
  const short = { ...cluster(two(), new FakeLog([stored(0)])), partitionOf: () => eligible }
  expect(() => invariant.replicaChanged(replica(), short)).toThrow('broker 2, which is eligible to lead, does not have')
})

test('what a damaged disk had counts for who can not know: if it was emptied, not for who leads with it', () => {
  const short = new FakeLog([stored(0)])
  const damaged = (damage: Damage): ClusterView => {
    const former = new FormerLog()
    former.add(damage, new Copied())
    return { ...cluster(two(), short), formerLogOf: () => former }
  }
  const [emptied, rotten] = [damaged('emptied'), damaged('rotten')]
  new IsrHasCommitted().replicaChanged(replica(), emptied)
  const metadata = replica({ isMetadata: true, isr: [1, 2], before: replica({ highWatermark: 1 }) })
  new MajorityHasCommitted().replicaChanged(metadata, emptied)
  const invariant = new CommittedNeverLost()
  invariant.replicaChanged(replica(), emptied)
  const next = replica({ node: node(2), leaderEpoch: 4 })
  invariant.replicaChanged(next, rotten)
  expect(() => invariant.replicaChanged({ ...next, leaderEpoch: 5 }, emptied)).toThrow('has nothing at offset 1')
})

test('MajorityHasCommitted', () => {
  const invariant = new MajorityHasCommitted()
  const before = replica({ isMetadata: true, isr: [1, 2, 3], highWatermark: 1 })
  const metadata = replica({ isMetadata: true, isr: [1, 2, 3], before })
  invariant.replicaChanged(metadata, cluster(two(), two()))
  expect(() => invariant.replicaChanged(metadata, cluster(two()))).toThrow('only 1 have it')
  invariant.replicaChanged({ ...metadata, isr: [1, 3] }, cluster(two(), two()))
})

test('CommittedNeverLost: who leads later has what a high watermark had passed', () => {
  const invariant = new CommittedNeverLost()
  invariant.replicaChanged(replica(), cluster(two(), two()))
  const later = replica({ node: node(2), leaderEpoch: 4 })
  invariant.replicaChanged(later, cluster(two(), two()))
  const lost = (other: ReplicaLog) => () =>
    invariant.replicaChanged({ ...later, leaderEpoch: 5 }, cluster(two(), other))
  expect(lost(new FakeLog([stored(0)]))).toThrow('has nothing at offset 1')
  expect(lost(new FakeLog([stored(0), stored(1, { crc: 9 })]))).toThrow('has another batch')
})

test('CommittedNeverLost: who learns late that it leads in an older epoch may lack it', () => {
  const invariant = new CommittedNeverLost()
  invariant.replicaChanged(replica({ leaderEpoch: 4 }), cluster(two(), two()))
  const short = cluster(two(), new FakeLog([stored(0)]))
  const late = replica({ node: node(2), leaderEpoch: 3, highWatermark: 1, logEndOffset: 1 })
  invariant.replicaChanged(late, short)
  expect(() => invariant.replicaChanged({ ...late, leaderEpoch: 4 }, short)).toThrow('has nothing at offset 1')
})

test('LogMatching: one epoch, one offset, one batch', () => {
  const invariant = new LogMatching()
  invariant.batchWritten('1', 't-0', stored(0))
  invariant.batchWritten('2', 't-0', stored(0))
  invariant.batchWritten('2', 't-0', stored(0, { leaderEpoch: 1, crc: 9 }))
  expect(() => invariant.batchWritten('2', 't-0', stored(0, { crc: 9 }))).toThrow('one batch on 1 and another on 2')
})

test('ProducerSequenceGapless', () => {
  const invariant = new ProducerSequenceGapless()
  const write = (batch: StoredBatch): void => invariant.batchWritten('1', 't-0', batch, two())
  write(stored(2))
  write(stored(2, { producerEpoch: 1, baseSequence: 0 }))
  write(stored(2, { producerId: -1, baseSequence: -1 }))
  expect(() => write(stored(2, { baseSequence: 3 }))).toThrow('after epoch 0 and sequence 1')
  expect(() => write(stored(2, { baseSequence: 1 }))).toThrow('after epoch 0 and sequence 1')
  expect(() => write(stored(2, { producerEpoch: 1 }))).toThrow('producer 7 (epoch 1)')
  write(stored(2, { producerId: 8, baseSequence: 0 }))
  expect(() => write(stored(2, { producerId: 8, baseSequence: 1 }))).toThrow('the first batch of producer 8')
})
