import type { StreamError } from '@millrace/base'
import type { AppendResult, PackedBatch, PartitionLog, TransactionEnd } from '@millrace/log'
import { isInternalTopic } from '@millrace/metadata'
import type { Leadership } from '../replication/leader/leadership.ts'
import { AppendLine } from './append-line.ts'
import type { Appended, AppendedMarker } from './appended.ts'
import * as errors from './partition-errors.ts'
import type { PartitionOptions } from './partition-options.ts'
import { TransactionGate } from './transactions/transaction-gate.ts'
import type { GuardedPartition } from './transactions/verify-transaction.ts'

/** A partition that is appended to while this broker leads it. */
export interface LedPartition extends GuardedPartition {
  readonly log: PartitionLog
  /** Throws NOT_LEADER if this broker does not lead it. */
  readonly led: Leadership
  /** Throws NOT_LEADER while its log is damaged and another replica is to lead instead. */
  assertWhole(): void
  /** Throws NOT_ENOUGH_REPLICAS if a write with acks=all could not reach as many replicas as it must. */
  assertEnoughReplicas(): void
}

/** What is appended to a partition where this broker leads: batches of clients in the order in which they came, its own, and markers. */
export class LeaderAppends {
  private readonly partition: LedPartition
  private readonly line: AppendLine<Appended>
  private readonly gate: TransactionGate<Appended>
  private readonly markerListeners = new Set<(marker: AppendedMarker) => void>()

  constructor(
    partition: LedPartition,
    { packing, verifyTransaction }: Pick<PartitionOptions, 'packing' | 'verifyTransaction'>,
  ) {
    this.partition = partition
    this.line = new AppendLine(
      () => partition.log,
      packing,
      (batch) => this.appendNow(batch, 'client'),
    )
    this.gate = new TransactionGate(partition, verifyTransaction, (batch) => this.line.add(batch))
  }

  /** A batch of a client; a promise if it has to wait for its turn. Throws or rejects if it is refused: nothing of it was appended. */
  append(batch: Buffer, transactionalId: string, addsPartition: boolean): Appended | Promise<Appended> {
    const { partition } = this
    if (isInternalTopic(partition.topic)) throw errors.internalTopic(partition.topic)
    this.assertMayAppend()
    return this.gate.add(batch, transactionalId, addsPartition)
  }

  /** A batch that this broker made itself, as it is and at once. */
  appendOwn(batch: Buffer): Appended {
    return this.appendNow(batch, 'internal')
  }

  /** The marker that ends a producer's transaction. */
  appendEndMarker(end: TransactionEnd): Appended {
    const { partition } = this
    const leadership = this.assertMayAppend()
    partition.assertEnoughReplicas()
    if (this.line.isHeld) throw errors.isMoving(partition)
    const appended = appendedBy(leadership, partition.log.transactions.end(end, leadership.leaderEpoch))
    this.gate.markerAppended(end.producerId)
    for (const listener of this.markerListeners) listener({ ...end, offset: appended.baseOffset })
    return appended
  }

  /** Calls `listener` for each marker that is appended, before it is written. Returns what takes it away. */
  onEndMarker(listener: (marker: AppendedMarker) => void): () => void {
    this.markerListeners.add(listener)
    return () => void this.markerListeners.delete(listener)
  }

  /** Nothing is appended until what this returns is called: batches of clients wait, what this broker itself appends is refused. */
  hold(): () => void {
    return this.line.hold()
  }

  /** Refuses what waits: none of it is appended any more. */
  close(reason: StreamError): void {
    this.gate.close(reason)
    this.line.close(reason)
  }

  private appendNow(batch: Buffer | PackedBatch, origin: 'client' | 'internal'): Appended {
    const leadership = this.assertMayAppend()
    const { partition } = this
    if (this.line.isHeld) throw errors.isMoving(partition)
    const { leaderEpoch } = leadership
    return appendedBy(leadership, partition.log.append(batch, { leaderEpoch, origin }))
  }

  private assertMayAppend(): Leadership {
    const { led } = this.partition
    this.partition.assertWhole()
    return led
  }
}

function appendedBy(leadership: Leadership, result: AppendResult): Appended {
  return {
    baseOffset: result.baseOffset,
    lastOffset: result.lastOffset,
    duplicate: result.duplicate,
    logAppendTimeMs: result.logAppendTimeMs,
    written: result.written,
    // What is not on this disk is not committed; what was taken back never will be.
    committed: leadership.isAlone
      ? result.durable
      : result.durable.then(() => leadership.committed(result.lastOffset + 1)),
  }
}
