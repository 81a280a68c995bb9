import { type CommittedRecord, recordsOf } from './committed-records.ts'
import { type ClusterView, type Invariant, type ReplicaView, Violation } from './invariant.ts'

/** The topic whose records all have keys, and are written outside of transactions. */
const compactedTopic = /^routes-/

/** Where each key was deleted that has not been written since. */
type Deleted = Map<string, number>

/**
 * Who begins to lead a compacted partition has no key that was deleted: where the deletion has been compacted away, so is what it deleted. A
 * replica that was away meanwhile would bring it back.
 */
export class DeletedStaysDeleted implements Invariant {
  readonly name = 'DeletedStaysDeleted'
  readonly #deleted = new Map<string, Deleted>()
  /** The newest epoch in which somebody led each partition. */
  readonly #newestEpochs = new Map<string, number>()

  recordCommitted(partition: string, { offset, key, value, end }: CommittedRecord): void {
    if (!compactedTopic.test(partition) || key === null || end !== undefined) return
    const deleted: Deleted = this.#deleted.get(partition) ?? new Map<string, number>()
    this.#deleted.set(partition, deleted)
    const name = key.toString('hex')
    if (value === null) deleted.set(name, offset)
    else deleted.delete(name)
  }

  replicaChanged({ node, name, isLeader, leaderEpoch, before }: ReplicaView, cluster: ClusterView): void {
    if (!isLeader || (before?.isLeader === true && before.leaderEpoch === leaderEpoch)) return
    // Who hears late that it led once hears next who does now.
    if (leaderEpoch < (this.#newestEpochs.get(name) ?? 0)) return
    this.#newestEpochs.set(name, leaderEpoch)
    const deleted = this.#deleted.get(name)
    const log = cluster.logOf(node.host, name)
    // Where a bit has flipped nobody reads what is there.
    if (deleted === undefined || log === undefined || cluster.isRotten(node.host, name)) return
    const last = new Map<string, { readonly offset: number; readonly isLive: boolean }>()
    for (const batch of log.from(log.startOffset)) {
      for (const { offset, key, value } of recordsOf(batch)) {
        if (key !== null) last.set(key.toString('hex'), { offset, isLive: value !== null })
      }
    }
    for (const [key, deletedAt] of deleted) {
      const found = last.get(key)
      if (found === undefined || !found.isLive || found.offset > deletedAt) continue
      throw new Violation(
        this.name,
        `${node.process} leads ${name} in epoch ${leaderEpoch}, and has key ${String(Buffer.from(key, 'hex'))} at offset ${found.offset}, which was ` +
          `deleted at offset ${deletedAt}`,
      )
    }
  }
}
