import type { ReplicaInspection } from '@millrace/broker'
import type { BrokerNode } from '../nodes/broker-node.ts'
import type { EventOwner } from '../queue/event-queue.ts'
import { Ambushes } from './ambushes.ts'
import { CommittedRecords } from './committed-records.ts'
import type { FormerLog } from './former-log.ts'
import { allInvariants } from './index.ts'
import {
  type ClusterView,
  type Invariant,
  type KnownPartition,
  type NodeView,
  type ReplicaView,
  Violation,
} from './invariant.ts'
import { keepsContent, ReplicaLogs } from './replica-logs.ts'
import { Tally } from './tally.ts'

/** A process of a broker as it was when it was looked at last. */
class Seen {
  readonly process: string
  appliedOffset = -1
  #topics = new Map<string, Map<number, ReplicaInspection>>()
  size = 0

  constructor(process: string) {
    this.process = process
  }

  find(topicId: string, partition: number): ReplicaInspection | undefined {
    return this.#topics.get(topicId)?.get(partition)
  }

  set(topicId: string, partition: number, replica: ReplicaInspection): void {
    const partitions = this.#topics.get(topicId) ?? new Map<number, ReplicaInspection>()
    this.#topics.set(topicId, partitions)
    if (!partitions.has(partition)) this.size += 1
    partitions.set(partition, replica)
  }

  keepOnly(replicas: readonly ReplicaInspection[]): void {
    this.#topics = new Map()
    this.size = 0
    for (const replica of replicas) this.set(replica.topicId, replica.partition, replica)
  }
}

/** Looks at a broker after each event of it, and at what is written to logs, and asks every invariant. */
export class Watch implements ClusterView {
  readonly logs: ReplicaLogs
  /** What is to happen once a broker writes something. */
  readonly ambushes = new Ambushes()
  readonly #committed = new CommittedRecords()
  #compactions = 0
  readonly #invariants: readonly Invariant[]
  readonly #nodes = new Map<number, BrokerNode>()
  readonly #seen = new Map<number, Seen>()
  readonly #tally = new Tally()
  #violation: Violation | undefined

  constructor(invariants: readonly Invariant[] = allInvariants()) {
    this.#invariants = invariants
    this.logs = new ReplicaLogs(
      (host, partition, batch, log) => {
        this.#ask((invariant) => invariant.batchWritten?.(host, partition, batch, log))
        this.ambushes.wrote(host, partition, batch)
      },
      (host, partition, batches) => {
        this.#compactions += 1
        this.#ask((invariant) => invariant.segmentCompacted?.(host, partition, batches))
      },
    )
  }

  /** The first invariant that did not hold. */
  get violation(): Violation | undefined {
    return this.#violation
  }

  /** How often what happened. */
  counts(): Record<string, number> {
    return { ...this.#tally.counts, truncations: this.logs.truncations, compactions: this.#compactions }
  }

  add(node: BrokerNode): void {
    this.#nodes.set(node.nodeId, node)
  }

  logOf(host: string, partition: string): ReturnType<ReplicaLogs['of']> {
    return this.logs.of(host, partition)
  }

  formerLogOf(host: string, partition: string): FormerLog | undefined {
    return this.logs.formerOf(host, partition)
  }

  isRotten(host: string, partition: string): boolean {
    return this.logs.isRotten(host, partition)
  }

  hostOf(nodeId: number): string {
    return this.#nodes.get(nodeId)?.machine.host ?? ''
  }

  *hosts(): IterableIterator<string> {
    for (const { machine } of this.#nodes.values()) yield machine.host
  }

  partitionOf(topicId: string, partition: number): KnownPartition | undefined {
    return this.#tally.partition(topicId, partition)
  }

  compactedTo(partition: string): number {
    return this.logs.compactedTo(partition)
  }

  /** Something has happened to a process. */
  happened(owner: EventOwner | undefined): void {
    if (this.#violation !== undefined) return
    for (const node of this.#nodes.values()) if (owner === undefined || node.process === owner) this.#look(node)
  }

  /** Something has happened to an application that invariants look at. */
  tell(what: (invariant: Invariant, cluster: ClusterView) => void): void {
    this.#ask((invariant) => what(invariant, this))
  }

  #look(node: BrokerNode): void {
    const { broker, process } = node
    if (broker === undefined || process === undefined) return
    const inspection = broker.inspect()
    const { image, appliedOffset } = inspection
    const seen = this.#seenOf(node.nodeId, process.name)
    const imageMoved = seen.appliedOffset !== appliedOffset
    seen.appliedOffset = appliedOffset
    const view: NodeView = {
      nodeId: node.nodeId,
      host: node.machine.host,
      process: process.name,
      image,
      appliedOffset,
      imageMoved,
    }
    if (imageMoved) {
      this.#tally.look(image)
      this.#ask((invariant) => invariant.nodeChanged?.(view, this))
    }
    let count = 0
    const each = (replica: ReplicaInspection, isMetadata: boolean): void => {
      count += 1
      const { topicId, partition } = replica
      const before = seen.find(topicId, partition)
      if (before !== undefined && !imageMoved && isSame(before, replica)) return
      seen.set(topicId, partition, replica)
      const changed: ReplicaView = { ...replica, node: view, name: `${replica.topic}-${partition}`, isMetadata, before }
      if (isMetadata) this.#tally.lookAtMetadata(changed)
      // A leader goes by metadata that the broker has not taken in as a whole yet.
      else if (changed.isLeader) this.#tally.look(image)
      if (changed.isLeader) this.#forgetFormer(changed)
      this.#ask((invariant) => invariant.replicaChanged?.(changed, this))
      if (changed.isLeader && keepsContent(changed.name)) this.#tellCommitted(changed)
    }
    for (const replica of inspection.replicas()) each(replica, false)
    each(inspection.metadata(), true)
    // Replicas that are gone begin anew if they come back.
    if (seen.size > count) seen.keepOnly([...inspection.replicas(), inspection.metadata()])
  }

  #tellCommitted({ name, node, highWatermark }: ReplicaView): void {
    const log = this.logOf(node.host, name)
    if (log === undefined) return
    for (const record of this.#committed.next(name, log, highWatermark)) {
      this.#ask((invariant) => invariant.recordCommitted?.(name, record, this))
    }
  }

  /** Of who is neither in sync any more nor eligible nobody believes any more that it has what it had: unless it is about to be taken in. */
  #forgetFormer({ name, topicId, partition, isr }: ReplicaView): void {
    const { eligibleLeaderReplicas = [] } = this.#tally.partition(topicId, partition) ?? {}
    const believed = [...isr, ...eligibleLeaderReplicas].map((member) => this.hostOf(member))
    for (const host of this.logs.hostsWithFormer(name)) {
      // While it is away its leader goes by what it has said last, and may ask for it to be in sync.
      const isUp = [...this.#nodes.values()].some(({ machine, process }) => machine.host === host && process)
      if (isUp && !believed.includes(host)) this.logs.forgetFormer(host, name)
    }
  }

  #seenOf(nodeId: number, process: string): Seen {
    const known = this.#seen.get(nodeId)
    if (known?.process === process) return known
    const seen = new Seen(process)
    this.#seen.set(nodeId, seen)
    return seen
  }

  #ask(question: (invariant: Invariant) => void): void {
    if (this.#violation !== undefined) return
    try {
      for (const invariant of this.#invariants) question(invariant)
    } catch (error) {
      if (!(error instanceof Violation)) throw error
      this.#violation = error
    }
  }
}

function isSame(one: ReplicaInspection, other: ReplicaInspection): boolean {
  return (
    one.isLeader === other.isLeader &&
    one.leaderEpoch === other.leaderEpoch &&
    one.highWatermark === other.highWatermark &&
    one.logEndOffset === other.logEndOffset &&
    one.logStartOffset === other.logStartOffset &&
    one.isr.length === other.isr.length &&
    one.isr.every((member, index) => member === other.isr[index])
  )
}
