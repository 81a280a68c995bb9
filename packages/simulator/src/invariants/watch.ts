import type { ReplicaInspection } from '@millrace/broker'
import type { BrokerNode } from '../nodes/broker-node.ts'
import type { EventOwner } from '../queue/event-queue.ts'
import { allInvariants } from './index.ts'
import { type ClusterView, type Invariant, type NodeView, type ReplicaView, Violation } from './invariant.ts'
import { ReplicaLogs } from './replica-logs.ts'
import { Tally } from './tally.ts'

interface Seen {
  readonly process: string
  appliedOffset: number
  replicas: Map<string, ReplicaInspection>
}

/** Looks at a broker after each event of it, and at what is written to logs, and asks every invariant. */
export class Watch implements ClusterView {
  readonly logs: ReplicaLogs
  readonly #invariants: readonly Invariant[]
  readonly #nodes = new Map<number, BrokerNode>()
  readonly #seen = new Map<number, Seen>()
  readonly #tally = new Tally()
  #violation: Violation | undefined

  constructor(invariants: readonly Invariant[] = allInvariants()) {
    this.#invariants = invariants
    this.logs = new ReplicaLogs((host, partition, batch, log) =>
      this.#ask((invariant) => invariant.batchWritten?.(host, partition, batch, log)),
    )
  }

  /** The first invariant that did not hold. */
  get violation(): Violation | undefined {
    return this.#violation
  }

  /** How often what happened. */
  counts(): Record<string, number> {
    return { ...this.#tally.counts, truncations: this.logs.truncations }
  }

  add(node: BrokerNode): void {
    this.#nodes.set(node.nodeId, node)
  }

  logOf(host: string, partition: string): ReturnType<ReplicaLogs['of']> {
    return this.logs.of(host, partition)
  }

  hostOf(nodeId: number): string {
    return this.#nodes.get(nodeId)?.machine.host ?? ''
  }

  /** Something has happened to a process. */
  happened(owner: EventOwner | undefined): void {
    if (this.#violation !== undefined) return
    for (const node of this.#nodes.values()) if (owner === undefined || node.process === owner) this.#look(node)
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
    const now = new Map<string, ReplicaInspection>()
    const each = (replica: ReplicaInspection, isMetadata: boolean): void => {
      const key = `${replica.topicId}-${replica.partition}`
      now.set(key, replica)
      const before = seen.replicas.get(key)
      if (before !== undefined && !imageMoved && isSame(before, replica)) return
      const name = `${replica.topic}-${replica.partition}`
      const changed: ReplicaView = { ...replica, node: view, name, isMetadata, before }
      if (isMetadata) this.#tally.lookAtMetadata(changed)
      this.#ask((invariant) => invariant.replicaChanged?.(changed, this))
    }
    for (const replica of inspection.replicas()) each(replica, false)
    each(inspection.metadata(), true)
    seen.replicas = now
  }

  #seenOf(nodeId: number, process: string): Seen {
    const known = this.#seen.get(nodeId)
    if (known?.process === process) return known
    const seen: Seen = { process, appliedOffset: -1, replicas: new Map() }
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
