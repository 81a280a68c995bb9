import { decodeMetadataRecord, encodeMetadataRecord, type MetadataRecord } from '@millrace/kafka-wire'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { modelNodeIds, ReplicationModel, type ModelStep } from '../../test/replication-model.ts'
import { ClusterImage } from '../image/cluster-image.ts'
import { noLeader } from '../image/partition-image.ts'
import { isReassigning, isUnderReplicated } from '../image/replica-index.ts'

const nodeId = fc.constantFrom(...modelNodeIds)
const someNodeIds = fc.shuffledSubarray([...modelNodeIds])
const one = (...names: Extract<ModelStep, { nodeId: number }>['do'][]) =>
  fc.record({ do: fc.constantFrom(...names), nodeId }) as fc.Arbitrary<ModelStep>

const clean: fc.Arbitrary<ModelStep> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<ModelStep>({ do: 'produce' }) },
  { weight: 4, arbitrary: fc.constant<ModelStep>({ do: 'learn' }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('copy' as const), nodeId, records: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('alter isr' as const), nodeIds: someNodeIds }) },
  { weight: 3, arbitrary: one('fence', 'stop') },
  { weight: 6, arbitrary: one('start', 'beat') },
  { weight: 1, arbitrary: one('shut down', 'decommission') },
  { weight: 2, arbitrary: one('wipe') },
  { weight: 1, arbitrary: fc.constantFrom<ModelStep>({ do: 'balance' }, { do: 'cancel' }, { do: 'elect' }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('min isr' as const), value: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reassign' as const), nodeIds: someNodeIds }) },
)
const unclean = fc.oneof(
  { weight: 20, arbitrary: clean },
  { weight: 1, arbitrary: fc.constant<ModelStep>({ do: 'elect unclean' }) },
)

const starts = fc.tuple(fc.shuffledSubarray([...modelNodeIds], { minLength: 1 }), fc.integer({ min: 1, max: 3 }))

function run([replicas, isrMin]: readonly [readonly number[], number], steps: readonly ModelStep[]): ReplicationModel {
  const model = new ReplicationModel(replicas, Math.min(isrMin, replicas.length))
  for (const step of steps) model.step(step)
  return model
}

it('whatever happens, who leads has all that was committed, unless an unclean election was asked for', () => {
  fc.assert(
    fc.property(starts, fc.array(clean, { maxLength: 80 }), (start, steps) => void run(start, steps)),
    { numRuns: 1000 },
  )
  fc.assert(
    fc.property(starts, fc.array(unclean, { maxLength: 80 }), (start, steps) => void run(start, steps)),
    { numRuns: 500 },
  )
})

function replayed(records: readonly MetadataRecord[]): ClusterImage {
  const image = new ClusterImage()
  for (const record of records) image.replay(decodeMetadataRecord(encodeMetadataRecord(record)))
  return image
}

/** All that can be seen of brokers and partitions. */
function seen(image: ClusterImage) {
  const name = ({ topic, partition }: { topic: { name: string }; partition: { partition: number } }): string =>
    `${topic.name}-${partition.partition}`
  return {
    brokers: [...image.brokers()].toSorted((left, right) => left.nodeId - right.nodeId),
    partitions: [...image.topics()].flatMap(({ partitions }) => [...partitions.values()]),
    counts: modelNodeIds.map((each) => [
      image.replicasOn(each),
      image.leadersOn(each),
      [...image.partitionsOn(each)].map(name),
    ]),
    found: [image.leaderless(), image.reassigning(), image.underReplicated()].map((found) => [...found].map(name)),
  }
}

it('a snapshot, and the log, make the same image; what is found by broker is what is there', () => {
  fc.assert(
    fc.property(starts, fc.array(unclean, { maxLength: 60 }), (start, steps) => {
      const { cluster } = run(start, steps)
      const { image } = cluster
      const now = seen(image)
      expect(seen(replayed(cluster.log))).toEqual(now)
      expect(seen(replayed(image.snapshot()))).toEqual(now)
      const [partition] = now.partitions
      if (partition === undefined) throw new Error('the partition is there')
      const isIt = (yes: boolean): string[] => (yes ? ['t-0'] : [])
      expect(now.found).toEqual([
        isIt(partition.leader === noLeader),
        isIt(isReassigning(partition)),
        isIt(isUnderReplicated(partition)),
      ])
      expect(now.counts).toEqual(
        modelNodeIds.map((each) => {
          const holds = partition.replicas.includes(each)
          return [holds ? 1 : 0, partition.leader === each ? 1 : 0, isIt(holds)]
        }),
      )
    }),
    { numRuns: 300 },
  )
})
