import type { MemberDeed, Place } from '../../workload/groups/deeds.ts'
import type { CommittedRecord } from '../committed-records.ts'
import { type Invariant, Violation } from '../invariant.ts'
import { CommittedOffsets, holdsGroups, offsetKey } from './committed-offsets.ts'

/**
 * Whoever is given a partition goes on where its group has committed, and is given record after record from there; and nothing is committed
 * that no member has finished. So nothing is left out, and nothing comes again that was committed.
 */
export class GroupsGoOnAtCommitted implements Invariant {
  readonly name = 'GroupsGoOnAtCommitted'
  readonly #offsets = new CommittedOffsets()
  /** What each owner is to be given next: by process, then by `group/topic/partition`. */
  readonly #next = new Map<string, Map<string, number>>()
  /** Up to where some member has finished all. Only of groups that tell what they do. */
  readonly #finished = new Map<string, number>()

  recordCommitted(partition: string, record: CommittedRecord): void {
    if (!holdsGroups(partition)) return
    for (const { key, offset = 0 } of this.#offsets.replay(record)) {
      const finished = this.#finished.get(key)
      if (finished === undefined || offset <= finished) continue
      throw new Violation(
        this.name,
        `${offset} was committed of ${key}, of which only what is before ${finished} is finished`,
      )
    }
  }

  memberDid(deed: MemberDeed): void {
    const { group, process } = deed
    switch (deed.kind) {
      case 'assigned':
        for (const place of deed.partitions) this.#begins(process, keyOf(group, place))
        break
      case 'released':
        for (const place of deed.partitions) this.#next.get(process)?.delete(keyOf(group, place))
        break
      case 'delivered':
        this.#delivered(process, keyOf(group, deed), deed)
        break
      case 'finished':
        this.#finish(keyOf(group, deed), deed.nextOffset)
        break
      case 'gone':
        this.#next.delete(process)
        break
    }
  }

  #begins(process: string, key: string): void {
    const next = this.#next.get(process) ?? new Map<string, number>()
    this.#next.set(process, next.set(key, this.#offsets.of(key) ?? 0))
    this.#finish(key, 0)
  }

  #delivered(process: string, key: string, deed: { readonly firstOffset: number; readonly nextOffset: number }): void {
    const mine = this.#next.get(process)
    const next = mine?.get(key)
    // It may have lost the partition while this was on its way to it.
    if (mine === undefined || next === undefined) return
    if (deed.firstOffset !== next) {
      const what =
        deed.firstOffset > next ? 'what lies between is left out' : 'that was committed, or given to it, already'
      throw new Violation(this.name, `${process} was given offset ${deed.firstOffset} of ${key}, not ${next}: ${what}`)
    }
    mine.set(key, deed.nextOffset)
  }

  #finish(key: string, offset: number): void {
    this.#finished.set(key, Math.max(this.#finished.get(key) ?? 0, offset))
  }
}

function keyOf(group: string, { topic, partition }: Place): string {
  return offsetKey(group, topic, partition)
}
