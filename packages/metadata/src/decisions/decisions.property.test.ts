import { asDirectoryId, type Random } from '@millrace/base'
import { decodeMetadataRecord, encodeMetadataRecord, type MetadataRecord } from '@millrace/kafka-wire'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ClusterImage } from '../image/cluster-image.ts'
import { allocateProducerIds } from './allocate-producer-ids.ts'
import { createPartitions } from './create-partitions.ts'
import { createTopics } from './create-topics.ts'
import { deleteTopics } from './delete-topics.ts'
import { incrementalAlterConfigs } from './incremental-alter-configs.ts'
import { registerBroker } from './register-broker.ts'

const directories = ['AAAAAAAAAAAAAAAAAAAABg', 'AAAAAAAAAAAAAAAAAAAABw', 'AAAAAAAAAAAAAAAAAAAACA'].map(asDirectoryId)
const names = ['a', 'b', 'a.b', 'a_b', 'c', 'bad!', '__cluster_metadata']

type Command =
  | {
      readonly kind: 'create'
      readonly names: readonly string[]
      readonly partitions: number
      readonly replicationFactor: number
      readonly configs: Record<string, string>
    }
  | { readonly kind: 'delete'; readonly names: readonly string[] }
  | { readonly kind: 'extend'; readonly names: readonly string[]; readonly totalCount: number }
  | { readonly kind: 'register'; readonly nodeId: number }
  | {
      readonly kind: 'alter'
      readonly type: 'topic' | 'broker'
      readonly name: string
      readonly ops: readonly { name: string; op: 'SET' | 'DELETE' | 'APPEND' | 'SUBTRACT'; value: string }[]
    }
  | { readonly kind: 'producer ids'; readonly nodeId: number }

const nodeIds = fc.integer({ min: 1, max: 3 })
const someNames = fc.array(fc.constantFrom(...names), { maxLength: 3 })
const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    kind: fc.constant('create' as const),
    names: someNames,
    partitions: fc.integer({ min: 0, max: 4 }),
    replicationFactor: fc.integer({ min: 0, max: 4 }),
    configs: fc.dictionary(
      fc.constantFrom('retention.ms', 'segment.ms', 'min.insync.replicas', 'nonsense'),
      fc.integer({ min: -1, max: 3 }).map(String),
    ),
  }),
  fc.record({ kind: fc.constant('delete' as const), names: someNames }),
  fc.record({
    kind: fc.constant('extend' as const),
    names: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
    totalCount: fc.integer({ min: 0, max: 6 }),
  }),
  fc.record({ kind: fc.constant('register' as const), nodeId: nodeIds }),
  fc.record({
    kind: fc.constant('alter' as const),
    type: fc.constantFrom('topic' as const, 'broker' as const),
    name: fc.constantFrom(...names, '', '1', '2'),
    ops: fc.array(
      fc.record({
        name: fc.constantFrom('retention.ms', 'cleanup.policy', 'log.retention.ms', 'message.max.bytes', 'nonsense'),
        op: fc.constantFrom('SET' as const, 'DELETE' as const, 'APPEND' as const, 'SUBTRACT' as const),
        value: fc.oneof(fc.integer({ min: -2, max: 3 }).map(String), fc.constantFrom('delete', 'compact', '')),
      }),
      { maxLength: 3 },
    ),
  }),
  fc.record({ kind: fc.constant('producer ids' as const), nodeId: nodeIds }),
)

/** A controller that takes one decision after the other. */
class Controller {
  readonly image = new ClusterImage()
  readonly log: MetadataRecord[] = []
  readonly #random: Random
  #fills = 0

  constructor(first: number) {
    this.#random = {
      number: () => 0,
      integer: (below) => (first + this.#fills) % below,
      fill: (target) => new DataView(target.buffer, target.byteOffset).setUint32(0, ++this.#fills),
    }
    this.run({ kind: 'register', nodeId: 1 })
  }

  decide(command: Command): readonly MetadataRecord[] {
    switch (command.kind) {
      case 'create': {
        const { partitions, replicationFactor, configs } = command
        const topics = command.names.map((name) => ({ name, partitions, replicationFactor, configs }))
        const context = { random: this.#random, partitionsDefault: 1, replicationFactorDefault: 1 }
        return createTopics(this.image, { topics }, context).records
      }
      case 'delete':
        return deleteTopics(this.image, command).records
      case 'extend': {
        const topics = command.names.map((name) => ({ name, totalCount: command.totalCount }))
        return createPartitions(this.image, { topics }).records
      }
      case 'alter': {
        const context = { nodeId: 1, staticBroker: {} }
        return incrementalAlterConfigs(this.image, { resources: [command] }, context).records
      }
      case 'register': {
        const own = {
          nodeId: command.nodeId,
          endpoints: [],
          directories: directories.slice(command.nodeId - 1, command.nodeId),
        }
        const incarnationId = Buffer.from(String(this.log.length).padStart(16, '0')).toString('base64url')
        return registerBroker(this.image, { ...own, incarnationId }, { nextOffset: this.log.length }).records
      }
      case 'producer ids': {
        const broker = this.image.broker(command.nodeId)
        return broker === undefined
          ? []
          : allocateProducerIds(this.image, { nodeId: broker.nodeId, brokerEpoch: broker.epoch }).records
      }
    }
  }

  run(command: Command): void {
    for (const record of this.decide(command)) {
      this.log.push(record)
      this.image.replay(record)
    }
  }
}

/** All that can be seen of an image. */
function seen(image: ClusterImage) {
  const topics = [...image.topics()].toSorted((left, right) => (left.name < right.name ? -1 : 1))
  return {
    topics: topics.map((topic) => ({
      ...topic,
      configs: image.topicConfigs(topic.name),
      byId: image.topicById(topic.id) === topic,
    })),
    brokerConfigs: ['', '1', '2'].map((name) => image.brokerConfigs(name)),
    brokers: [...image.brokers()].toSorted((left, right) => left.nodeId - right.nodeId),
    nextProducerId: image.nextProducerId,
    counts: [image.topicCount, image.partitionCount, ...[1, 2, 3].map((nodeId) => image.replicasOn(nodeId))],
    collisions: names.map((name) => image.topicCollidingWith(name)),
    featureLevel: image.featureLevel('metadata.version'),
  }
}

function replayed(records: readonly MetadataRecord[]): ClusterImage {
  const image = new ClusterImage()
  for (const record of records) image.replay(decodeMetadataRecord(encodeMetadataRecord(record)))
  return image
}

const histories = fc.tuple(fc.nat({ max: 5 }), fc.array(commands, { maxLength: 40 }))

it('a decision changes nothing; replaying the log, or a snapshot, gives the same image', () => {
  fc.assert(
    fc.property(histories, ([first, history]) => {
      const controller = new Controller(first)
      for (const command of history) {
        const before = seen(controller.image)
        controller.decide(command)
        expect(seen(controller.image)).toEqual(before)
        controller.run(command)
      }
      const now = seen(controller.image)
      expect(seen(replayed(controller.log))).toEqual(now)
      expect(seen(replayed(controller.image.snapshot()))).toEqual(now)
      expect(replayed(controller.image.snapshot()).snapshot()).toEqual(controller.image.snapshot())
    }),
    { numRuns: 200 },
  )
})

it('whatever is asked for: replicas are distinct registered brokers, leaders are in sync, counts add up', () => {
  fc.assert(
    fc.property(histories, ([first, history]) => {
      const controller = new Controller(first)
      for (const command of history) controller.run(command)
      const { image } = controller
      const partitions = [...image.topics()].flatMap((topic) => [...topic.partitions.values()])
      for (const { replicas, isr, leader, directories: placed } of partitions) {
        expect(new Set(replicas).size).toBe(replicas.length)
        expect(replicas.every((nodeId) => image.broker(nodeId) !== undefined)).toBe(true)
        expect(isr).toContain(leader)
        expect(placed).toEqual(replicas.map((nodeId) => directories[nodeId - 1]))
      }
      expect(image.partitionCount).toBe(partitions.length)
      for (const topic of image.topics()) {
        expect([...topic.partitions.keys()]).toEqual(Array.from({ length: topic.partitions.size }, (_, i) => i))
      }
    }),
    { numRuns: 200 },
  )
})
