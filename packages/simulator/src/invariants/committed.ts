import { type ClusterView, type Invariant, type KnownPartition, type ReplicaView, Violation } from './invariant.ts'
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
    if (begins) this.#checkAll(replica, committed, log, cluster)
    if (highWatermark > committed.endOffset) this.#commit(replica, committed, log, cluster.compactedTo(name))
    // Retention, or a deletion that was asked for, ends what must be kept.
    while ((committed.batches[0]?.batch.nextOffset ?? Infinity) <= logStartOffset) committed.batches.shift()
  }

  #checkAll(replica: ReplicaView, committed: Committed, log: ReplicaLog, cluster: ClusterView): void {
    const { node, name, leaderEpoch, isMetadata } = replica
    const former = cluster.formerLogOf(node.host, name)
    // What a snapshot holds goes from the metadata log; the files go a little before the node says so.
    const logStartOffset = isMetadata ? Math.max(replica.logStartOffset, log.startOffset) : replica.logStartOffset
    for (const { batch, inEpoch } of committed.batches) {
      if (batch.nextOffset <= logStartOffset || inEpoch > leaderEpoch) continue
      if (batch.baseOffset < cluster.compactedTo(name)) continue
      const found = log.at(batch.baseOffset)
      if (found !== undefined && found.crc === batch.crc && found.baseOffset === batch.baseOffset) continue
      // It will find that when it reads it.
      if (former?.has(batch.baseOffset, batch.crc, 'rotten') === true) continue
      const there = found === undefined ? 'nothing' : `another batch, of epoch ${found.leaderEpoch}`
      throw new Violation(
        this.name,
        `${node.process} leads ${name} in epoch ${leaderEpoch}, and has ${there} at offset ${batch.baseOffset}, where a batch of epoch ` +
          `${batch.leaderEpoch} was committed`,
      )
    }
  }

  #commit(replica: ReplicaView, committed: Committed, log: ReplicaLog, compactedTo: number): void {
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
      highWatermark > Math.max(logStartOffset, compactedTo) &&
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

/**
 * What a leader's high watermark passes, each in-sync replica has: on its disk, where it survives a loss of power. In sync is who the leader
 * takes for it, and who the metadata name in the epoch in which it leads.
 */
export class IsrHasCommitted implements Invariant {
  readonly name = 'IsrHasCommitted'

  replicaChanged(replica: ReplicaView, cluster: ClusterView): void {
    const { topicId, partition, leaderEpoch, isr } = replica
    if (!movesWatermark(replica)) return
    const known = cluster.partitionOf(topicId, partition)
    const members = known?.leaderEpoch === leaderEpoch ? new Set([...isr, ...known.isr]) : isr
    for (const member of members) {
      // One that was moved away meanwhile had it, and has deleted it, before the leader has heard that it is in sync no more; it may even
      // be given another replica by now.
      if (known?.replicas.includes(member) !== true || isGivenAnew(known, member, leaderEpoch)) continue
      const lacks = lacking(replica, member, cluster)
      if (lacks !== undefined)
        throw new Violation(this.name, `${says(replica)}, but broker ${member}, which is in sync, ${lacks}`)
    }
  }
}

/** Whether a broker began with an empty log after that epoch: with each replica that is taken away a new one begins. */
function isGivenAnew({ leaderEpoch, isr, addingReplicas }: KnownPartition, member: number, inEpoch: number): boolean {
  return leaderEpoch > inEpoch && addingReplicas.includes(member) && !isr.includes(member)
}

/** What a leader's high watermark passes, each replica has that is eligible to lead: it may be elected though it is not in sync (KIP-966). */
export class EligibleHaveCommitted implements Invariant {
  readonly name = 'EligibleHaveCommitted'

  replicaChanged(replica: ReplicaView, cluster: ClusterView): void {
    if (!movesWatermark(replica)) return
    const { eligibleLeaderReplicas = [] } = cluster.partitionOf(replica.topicId, replica.partition) ?? {}
    for (const eligible of eligibleLeaderReplicas) {
      const lacks = lacking(replica, eligible, cluster)
      if (lacks !== undefined)
        throw new Violation(this.name, `${says(replica)}, but broker ${eligible}, which is eligible to lead, ${lacks}`)
    }
  }
}

/** Whether a leader says that more of a partition is committed than it said before. */
function movesWatermark({ isLeader, isMetadata, highWatermark, logStartOffset, before }: ReplicaView): boolean {
  return isLeader && !isMetadata && highWatermark > logStartOffset && highWatermark !== before?.highWatermark
}

const says = ({ node, name, highWatermark }: ReplicaView): string =>
  `${node.process} says that ${name} is committed up to ${highWatermark}`

/** What a broker lacks of the last record that a leader says is committed; undefined if nothing. */
function lacking({ node, name, highWatermark }: ReplicaView, member: number, cluster: ClusterView): string | undefined {
  const offset = highWatermark - 1
  if (offset < cluster.compactedTo(name)) return undefined
  const host = cluster.hostOf(member)
  const log = cluster.logOf(host, name)
  const mine = cluster.logOf(node.host, name)?.at(offset)
  const found = log?.at(offset)
  const isSame = found !== undefined && (mine === undefined || found.crc === mine.crc)
  if (isSame && log?.isDurable(offset) === true) return undefined
  if (cluster.formerLogOf(host, name)?.has(offset, mine?.crc) === true) return undefined
  return `${found === undefined ? 'does not have' : isSame ? 'has not on disk' : 'has another batch at'} offset ${offset}`
}

/** Within a process the high watermark of a replica never goes back, and is never beyond its log. */
export class MonotonicHighWatermark implements Invariant {
  readonly name = 'MonotonicHighWatermark'

  replicaChanged(replica: ReplicaView, cluster: ClusterView): void {
    const { node, name, isLeader, highWatermark, logStartOffset, logEndOffset, before } = replica
    // Where deletions that it lacks have been compacted away, a follower begins anew.
    const isEmpty = !isLeader && logEndOffset === logStartOffset && cluster.compactedTo(name) > 0
    // What was cut off because a bit of it had flipped is to be had from the leader.
    const isCut = !isLeader && highWatermark === logEndOffset && cluster.isRotten(node.host, name)
    if (before !== undefined && highWatermark < before.highWatermark && !isCut && !isEmpty) {
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
    // Of a process that is looked at for the first time nobody knows who voted when it took that for committed.
    if (before === undefined || highWatermark === before.highWatermark) return
    const has = (voter: number): boolean => hasMetadata(cluster, cluster.hostOf(voter), name, highWatermark)
    const isMajority = (of: readonly number[]): boolean => of.filter(has).length > of.length / 2
    // Right after something was committed the leader may have begun to change who votes.
    if (isMajority(voters) || isMajority(before.isr)) return
    throw new Violation(
      this.name,
      `${node.process} says that the metadata is committed up to ${highWatermark}, but of the voters ${voters.join(', ')} only ` +
        `${voters.filter(has).join(', ') || 'none'} have it on disk`,
    )
  }
}

/** Whether a machine has the metadata before an offset. Of what a snapshot holds there is no log. */
function hasMetadata(cluster: ClusterView, host: string, name: string, endOffset: number): boolean {
  const log = cluster.logOf(host, name)
  if (log !== undefined && (log.isDurable(endOffset - 1) || log.startOffset >= endOffset)) return true
  return cluster.formerLogOf(host, name)?.has(endOffset - 1) === true
}
