import { type ClusterView, type Invariant, type ReplicaView, Violation } from './invariant.ts'
import type { ReplicaLog } from './replica-log.ts'
import type { StoredBatch } from './stored-batch.ts'

/** A batch, and the epoch of the leader whose high watermark passed it first. */
interface CommittedBatch {
  readonly batch: StoredBatch
  readonly inEpoch: number
}

/** What is known to be committed of one partition: by base offset, in order. */
interface Committed {
  readonly batches: CommittedBatch[]
  endOffset: number
}

/**
 * What a high watermark has passed stays: whoever leads in that epoch or a later one has it, the same at the same offset. Looked at when
 * somebody begins to lead and whenever a high watermark moves. Who learns late that it leads in an older epoch may lack it: it can't commit.
 */
export class CommittedNeverLost implements Invariant {
  readonly name = 'CommittedNeverLost'
  readonly #partitions = new Map<string, Committed>()

  replicaChanged(replica: ReplicaView, cluster: ClusterView): void {
    const { node, name, isLeader, leaderEpoch, highWatermark, before, logStartOffset } = replica
    if (!isLeader) return
    const log = cluster.logOf(node.host, name)
    if (log === undefined) return
    const committed = this.#of(name)
    const begins = before === undefined || !before.isLeader || before.leaderEpoch !== leaderEpoch
    if (begins) this.#checkAll(replica, committed, log)
    if (highWatermark > committed.endOffset) this.#commit(replica, committed, log)
    // Retention, or a deletion that was asked for, ends what must be kept.
    while ((committed.batches[0]?.batch.nextOffset ?? Infinity) <= logStartOffset) committed.batches.shift()
  }

  #checkAll(replica: ReplicaView, committed: Committed, log: ReplicaLog): void {
    const { node, name, leaderEpoch, isMetadata } = replica
    // What a snapshot holds goes from the metadata log; the files go a little before the node says so.
    const logStartOffset = isMetadata ? Math.max(replica.logStartOffset, log.startOffset) : replica.logStartOffset
    for (const { batch, inEpoch } of committed.batches) {
      if (batch.nextOffset <= logStartOffset || inEpoch > leaderEpoch) continue
      const found = log.at(batch.baseOffset)
      if (found !== undefined && found.crc === batch.crc && found.baseOffset === batch.baseOffset) continue
      const there = found === undefined ? 'nothing' : `another batch, of epoch ${found.leaderEpoch}`
      throw new Violation(
        this.name,
        `${node.process} leads ${name} in epoch ${leaderEpoch}, and has ${there} at offset ${batch.baseOffset}, where a batch of epoch ` +
          `${batch.leaderEpoch} was committed`,
      )
    }
  }

  #commit(replica: ReplicaView, committed: Committed, log: ReplicaLog): void {
    const { node, name, highWatermark, leaderEpoch, logStartOffset, isMetadata } = replica
    for (const batch of log.from(committed.endOffset)) {
      if (batch.nextOffset > highWatermark) break
      committed.batches.push({ batch, inEpoch: leaderEpoch })
      committed.endOffset = batch.nextOffset
    }
    // A majority makes the metadata committed, and the leader need not be among them: its own write may be under way.
    if (isMetadata) return
    if (
      committed.endOffset < highWatermark &&
      highWatermark > logStartOffset &&
      log.at(highWatermark - 1) === undefined
    ) {
      throw new Violation(
        this.name,
        `${node.process} says that ${name} is committed up to ${highWatermark}, and no segment of it holds offset ${highWatermark - 1}`,
      )
    }
    committed.endOffset = Math.max(committed.endOffset, highWatermark)
  }

  #of(name: string): Committed {
    const known = this.#partitions.get(name) ?? { batches: [], endOffset: 0 }
    this.#partitions.set(name, known)
    return known
  }
}

/** What a leader's high watermark passes, each in-sync replica has: on its disk, where it survives a loss of power. */
export class IsrHasCommitted implements Invariant {
  readonly name = 'IsrHasCommitted'

  replicaChanged(replica: ReplicaView, cluster: ClusterView): void {
    const { node, name, isLeader, highWatermark, logStartOffset, isr, before } = replica
    if (!isLeader || replica.isMetadata || highWatermark <= logStartOffset || highWatermark === before?.highWatermark)
      return
    const mine = cluster.logOf(node.host, name)?.at(highWatermark - 1)
    for (const member of isr) {
      // One that was moved away meanwhile had it, and has deleted it, before the leader has heard that it is in sync no more.
      if (!cluster.isReplica(replica.topicId, replica.partition, member)) continue
      const log = cluster.logOf(cluster.hostOf(member), name)
      const found = log?.at(highWatermark - 1)
      const isSame = found !== undefined && (mine === undefined || found.crc === mine.crc)
      if (isSame && log?.isDurable(highWatermark - 1) === true) continue
      const what = found === undefined ? 'does not have' : isSame ? 'has not on disk' : 'has another batch at'
      throw new Violation(
        this.name,
        `${node.process} says that ${name} is committed up to ${highWatermark}, but broker ${member}, which is in sync, ${what} offset ` +
          `${highWatermark - 1}`,
      )
    }
  }
}

/** Within a process the high watermark of a replica never goes back, and is never beyond its log. */
export class MonotonicHighWatermark implements Invariant {
  readonly name = 'MonotonicHighWatermark'

  replicaChanged({ node, name, highWatermark, logEndOffset, before }: ReplicaView): void {
    if (before !== undefined && highWatermark < before.highWatermark) {
      throw new Violation(
        this.name,
        `the high watermark of ${name} went back from ${before.highWatermark} to ${highWatermark} on ${node.process}`,
      )
    }
    if (highWatermark > logEndOffset) {
      throw new Violation(
        this.name,
        `the high watermark of ${name} on ${node.process} is ${highWatermark}, beyond its log's end at ${logEndOffset}`,
      )
    }
  }
}

/** What the leader of the metadata quorum takes for committed, a majority of the voters has where a loss of power does not take it. */
export class MajorityHasCommitted implements Invariant {
  readonly name = 'MajorityHasCommitted'

  replicaChanged(replica: ReplicaView, cluster: ClusterView): void {
    const { node, name, isLeader, highWatermark, logStartOffset, isr: voters, before } = replica
    if (!isLeader || !replica.isMetadata || highWatermark <= logStartOffset) return
    if (highWatermark === before?.highWatermark) return
    const having = voters.filter((voter) => {
      const log = cluster.logOf(cluster.hostOf(voter), name)
      // Of what a snapshot holds there is no log.
      return log !== undefined && (log.isDurable(highWatermark - 1) || log.startOffset >= highWatermark)
    })
    if (having.length > voters.length / 2) return
    throw new Violation(
      this.name,
      `${node.process} says that the metadata is committed up to ${highWatermark}, but of the voters ${voters.join(', ')} only ` +
        `${having.join(', ') || 'none'} have it on disk`,
    )
  }
}
