import { crc32cChecksum, present, type StreamError, type TopicId } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import type { ReplayedAt } from '@millrace/coordinator'
import {
  CoordinatorRuntime,
  type CoordinatorRuntimeOptions,
} from '../../src/coordinators/runtime/coordinator-runtime.ts'
import type { CoordinatorShard, Decided, RecordCodec } from '../../src/coordinators/runtime/shard.ts'
import { Faults } from '../../src/lifecycle/faults.ts'
import type { ReplicaNode } from '../replicas/replica-node.ts'

/** A shard that keeps a list of texts, and rings once it is time for one that is a number. */
export class ListShard implements CoordinatorShard<string, string> {
  readonly items: string[] = []
  readonly offsets: number[] = []
  readonly markers: string[] = []
  readonly leaderEpoch: number

  constructor(leaderEpoch: number) {
    this.leaderEpoch = leaderEpoch
  }

  replay(record: string, { offset, producerId }: ReplayedAt): void {
    if (record === 'poison') throw new Error('nobody can replay this')
    this.items.push(producerId < 0 ? record : `${record} of ${producerId}`)
    this.offsets.push(offset)
  }

  replayUnlogged(record: string): void {
    this.items.push(`${record}, unlogged`)
  }

  replayEndMarker(producerId: number, producerEpoch: number, isCommit: boolean): void {
    this.markers.push(`${producerId}/${producerEpoch} ${isCommit ? 'commits' : 'aborts'}`)
  }

  nextTickMs(): number | undefined {
    const due = this.items.map(Number).filter((ms) => ms > 0)
    const rung = this.items.filter((item) => item === 'rings').length
    return due.toSorted((left, right) => left - right)[rung]
  }

  tick(nowMs: number): Decided<string, string> {
    return { records: ['rings'], response: `it rang at ${nowMs}` }
  }
}

/** Appends a text and answers with the list. */
export const add =
  (...texts: readonly string[]) =>
  (shard: ListShard): Decided<string, readonly string[]> => ({ records: texts, response: [...shard.items, ...texts] })

/** Answers with the list. */
export const list = (shard: ListShard): Decided<string, readonly string[]> => ({
  records: [],
  response: [...shard.items],
})

const codec: RecordCodec<string> = {
  encode: (text) => ({ key: Buffer.from('item'), value: Buffer.from(text) }),
  decode: (key, value) => (key?.toString() === 'item' ? present(value, 'an item').toString() : undefined),
}

export type ListRuntime = CoordinatorRuntime<string, ListShard, string>

/** The coordinators of a broker for one topic, and what they told. */
export function listRuntime(
  node: ReplicaNode,
  topicId: TopicId,
  options: Partial<CoordinatorRuntimeOptions<string, ListShard, string>> = {},
): { readonly runtime: ListRuntime; readonly told: string[] } {
  const told: string[] = []
  const { image, partitions, logger, nodeId } = node
  const runtime = new CoordinatorRuntime<string, ListShard, string>({
    topic: present(image.topicById(topicId), 'the topic').name,
    nodeId,
    image,
    partitions,
    codec,
    clock: node.clock,
    checksum: crc32cChecksum,
    compression: plainCompression,
    logger,
    faults: new Faults(logger, (error) => {
      throw error
    }),
    makeShard: ({ leaderEpoch }) => new ListShard(leaderEpoch),
    readSizeBytes: () => 1_000,
    commitTimeoutMs: () => 5_000,
    onLoaded: (shard, partition) => told.push(`${partition} loaded: ${shard.items.length}`),
    onUnloaded: (partition, { code }: StreamError) => told.push(`${partition} unloaded: ${code}`),
    onTick: (response) => told.push(response),
    ...options,
  })
  return { runtime, told }
}
