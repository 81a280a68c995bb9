import type { Clock, Logger, Random, StreamError, Timer } from '@millrace/base'
import type { ClientChannels } from '../events/client-channels.ts'
import type { MetadataCache } from '../metadata/metadata-cache.ts'
import type { Transport } from '../transport/transport.ts'
import { IdentitySource } from './identity-source.ts'
import { NodeSender } from './node-sender.ts'
import type { ProducerSettings } from './options.ts'
import type { PartitionQueue } from './partition-queue.ts'
import type { BatchPorts } from './produce-batch.ts'
import type { TopicQueues } from './topic-queues.ts'

export interface SenderParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly channels: ClientChannels
  readonly ports: BatchPorts
  readonly settings: ProducerSettings
  readonly metadata: MetadataCache
  readonly topics: ReadonlyMap<string, TopicQueues>
}

/** Brings queues that have something to send to their leaders, now or when they may again. */
export class Sender {
  /** undefined for a producer that is not idempotent. */
  readonly identities: IdentitySource | undefined
  readonly #parts: SenderParts
  readonly #nodes = new Map<number, NodeSender>()
  /** Where each queue's batches under way were sent. */
  readonly #sentTo = new Map<PartitionQueue, number>()
  readonly #wakes = new Map<PartitionQueue, Timer>()

  constructor(parts: SenderParts) {
    this.#parts = parts
    const { transport, clock, random, logger, settings } = parts
    if (settings.acks !== 'none') {
      this.identities = new IdentitySource({
        transport,
        clock,
        random,
        logger,
        arrived: () => this.#identityArrived(),
        refused: (error) => this.failAll(error),
      })
    }
  }

  /** The queue may have something to send, or be able to again. */
  route(queue: PartitionQueue): void {
    const { clock, metadata, topics } = this.#parts
    const nowMs = clock.monotonicMs()
    if (!queue.hasWork(nowMs)) {
      if (queue.notBeforeMs > nowMs) this.#wakeAt(queue, queue.notBeforeMs - nowMs)
      return
    }
    const nodeId = topics.get(queue.topic)?.leaderOf(queue.partition)
    if (nodeId === undefined) {
      // Once there is a leader, the topic's queues are routed again.
      metadata.refresh(queue.topic)
      return
    }
    // Batches under way elsewhere come first; their answers lead here again.
    if (queue.sentCount > 0 && this.#sentTo.get(queue) !== nodeId) return
    this.#sentTo.set(queue, nodeId)
    this.#node(nodeId).list(queue)
  }

  /** Routes everything that is left of the topic. */
  routeAll(topic: TopicQueues): void {
    for (const queue of topic.queues) if (!queue.isEmpty) this.route(queue)
  }

  failAll(error: StreamError): void {
    for (const topic of this.#parts.topics.values()) for (const queue of topic.queues) queue.failAll(error)
  }

  close(): void {
    this.identities?.close()
    for (const node of this.#nodes.values()) node.close()
    for (const wake of this.#wakes.values()) wake.cancel()
    this.#wakes.clear()
  }

  #identityArrived(): void {
    for (const topic of this.#parts.topics.values()) {
      for (const queue of topic.queues) queue.identityArrived()
      this.routeAll(topic)
    }
  }

  #node(nodeId: number): NodeSender {
    let node = this.#nodes.get(nodeId)
    if (node === undefined) {
      const { topics, metadata } = this.#parts
      node = new NodeSender(nodeId, {
        ...this.#parts,
        topicOf: (queue) => (topics.get(queue.topic) as TopicQueues).ref,
        isLeader: (queue, id) => topics.get(queue.topic)?.leaderOf(queue.partition) === id,
        changed: (queue) => this.route(queue),
        unreachable: (queue) => metadata.refresh(queue.topic),
      })
      this.#nodes.set(nodeId, node)
    }
    return node
  }

  #wakeAt(queue: PartitionQueue, inMs: number): void {
    if (this.#wakes.has(queue)) return
    const wake = this.#parts.clock.setTimer(inMs, () => {
      this.#wakes.delete(queue)
      this.route(queue)
    })
    this.#wakes.set(queue, wake)
  }
}
