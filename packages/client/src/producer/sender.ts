import type { Clock, Logger, Random, StreamError, Timer } from '@millrace/base'
import type { ClientChannels } from '../events/client-channels.ts'
import type { MetadataCache } from '../metadata/metadata-cache.ts'
import type { Transport } from '../transport/transport.ts'
import { failoverPace } from '../util/failover-pace.ts'
import { type Identities, IdentitySource } from './identity-source.ts'
import { LeaderSearch } from './leader-search.ts'
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
  /** undefined for a producer that has no transactions. */
  readonly transaction?: ProducerTransactions | undefined
}

/** What transactions have to do with a producer's batches. */
export interface ProducerTransactions {
  readonly transactionalId: string
  readonly identities: Identities
  /** Something is about to be sent: its leader takes the partition into the transaction (KIP-890), which may begin with it. */
  readonly used: () => void
}

/** Brings queues that have something to send to their leaders, now or when they may again. */
export class Sender {
  /** undefined for a producer that is not idempotent. */
  readonly identities: Identities | undefined
  readonly #parts: SenderParts
  readonly #nodes = new Map<number, NodeSender>()
  /** Where each queue's batches under way were sent. */
  readonly #sentTo = new Map<PartitionQueue, number>()
  readonly #wakes = new Map<PartitionQueue, Timer>()
  /** The epochs of the leaders that queues were last routed by. */
  readonly #leaderEpochs = new Map<PartitionQueue, number>()
  readonly #search: LeaderSearch

  constructor(parts: SenderParts) {
    this.#parts = parts
    const { transport, clock, random, logger, settings, metadata } = parts
    this.#search = new LeaderSearch({
      clock,
      random,
      pace: failoverPace(settings),
      isWanted: (topic) => this.#isSought(topic),
      ask: (topic) => metadata.refresh(topic),
    })
    if (parts.transaction !== undefined) this.identities = parts.transaction.identities
    else if (settings.acks !== 'none') {
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
    const { clock, topics, transaction } = this.#parts
    const nowMs = clock.monotonicMs()
    if (!queue.hasWork(nowMs)) {
      if (queue.notBeforeMs > nowMs) this.#wakeAt(queue, queue.notBeforeMs - nowMs)
      return
    }
    const topic = topics.get(queue.topic)
    const nodeId = topic?.leaderOf(queue.partition)
    if (nodeId === undefined) {
      // Once there is a leader, the topic's queues are routed again.
      this.lookForLeader(queue.topic)
      return
    }
    // Batches under way elsewhere come first; their answers lead here again.
    if (queue.sentCount > 0 && this.#sentTo.get(queue) !== nodeId) return
    this.#sentTo.set(queue, nodeId)
    transaction?.used()
    this.#node(nodeId).list(queue)
  }

  /** Routes everything that is left of the topic, of which something new may be known. */
  routeAll(topic: TopicQueues): void {
    for (const queue of topic.queues) {
      this.#followLeader(topic, queue)
      if (!queue.isEmpty) this.route(queue)
    }
  }

  /** The leader of a partition of the topic is not known, can't be reached, or says that it is none. */
  lookForLeader(topic: string): void {
    this.#search.begin(topic)
  }

  /** Since when the broker has taken or answered nothing of what there is for it; undefined if there is nothing. */
  blockedSinceMs(nodeId: number): number | undefined {
    return this.#nodes.get(nodeId)?.blockedSinceMs
  }

  failAll(error: StreamError): void {
    for (const topic of this.#parts.topics.values()) for (const queue of topic.queues) queue.failAll(error)
  }

  close(): void {
    this.identities?.close()
    this.#search.close()
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
      const { topics } = this.#parts
      node = new NodeSender(nodeId, {
        ...this.#parts,
        transactionalId: this.#parts.transaction?.transactionalId,
        topicOf: (queue) => (topics.get(queue.topic) as TopicQueues).ref,
        isLeader: (queue, id) => topics.get(queue.topic)?.leaderOf(queue.partition) === id,
        changed: (queue) => this.route(queue),
        unreachable: (queue) => this.lookForLeader(queue.topic),
        slow: (queue) => this.#parts.metadata.refresh(queue.topic),
      })
      this.#nodes.set(nodeId, node)
    }
    return node
  }

  #isSought(name: string): boolean {
    const topic = this.#parts.topics.get(name)
    if (topic === undefined) return false
    return topic.queues.some(
      (queue) => queue.seeksLeader || (!queue.isEmpty && topic.leaderOf(queue.partition) === undefined),
    )
  }

  /**
   * What is under way to a leader that is none any more goes to the new one at once: the old one may hang, and whether it has appended
   * something does not matter, since the new one knows what it has by the sequences.
   */
  #followLeader(topic: TopicQueues, queue: PartitionQueue): void {
    const leader = topic.leaderOf(queue.partition)
    const epoch = topic.leaderEpochOf(queue.partition)
    const before = this.#leaderEpochs.get(queue)
    if (leader === undefined || before === epoch) return
    this.#leaderEpochs.set(queue, epoch)
    const sentTo = this.#sentTo.get(queue)
    if (before === undefined || sentTo === undefined) return
    if (sentTo !== leader) this.#nodes.get(sentTo)?.abandon(queue)
    queue.leaderMoved()
    this.#nodes.get(leader)?.retryNow()
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
