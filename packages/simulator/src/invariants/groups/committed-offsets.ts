import { type CoordinatorRecordOf, decodeCoordinatorRecord } from '@millrace/kafka-wire'
import type { CommittedRecord } from '../committed-records.ts'

/** An offset that a group has committed in a partition. */
export interface GroupOffset {
  /** `group/topic/partition` */
  readonly key: string
  /** Of the next record to read; undefined if it was forgotten. */
  readonly offset: number | undefined
}

interface Pending extends GroupOffset {
  readonly producerId: number
}

/** What groups have committed, as the records of `__consumer_offsets` say: what is committed in a transaction counts once that is. */
export class CommittedOffsets {
  readonly #offsets = new Map<string, number>()
  #pending: Pending[] = []

  of(key: string): number | undefined {
    return this.#offsets.get(key)
  }

  /** Takes a record, and gives what changes by it, with what was there before. */
  replay(record: CommittedRecord): (GroupOffset & { readonly before: number | undefined })[] {
    if (record.end !== undefined) return this.#end(record)
    const found = record.key === null ? undefined : decodeCoordinatorRecord(record.key, record.value)
    if (found?.type !== 'OffsetCommit') return []
    const offset = { key: keyOf(found), offset: found.value?.offset }
    if (!record.isTransactional) return [this.#set(offset)]
    this.#pending.push({ ...offset, producerId: record.producerId })
    return []
  }

  #end({ producerId, end }: CommittedRecord): (GroupOffset & { readonly before: number | undefined })[] {
    const ended = this.#pending.filter((pending) => pending.producerId === producerId)
    this.#pending = this.#pending.filter((pending) => pending.producerId !== producerId)
    return end === 'COMMIT' ? ended.map((pending) => this.#set(pending)) : []
  }

  #set({ key, offset }: GroupOffset): GroupOffset & { readonly before: number | undefined } {
    const before = this.#offsets.get(key)
    if (offset === undefined) this.#offsets.delete(key)
    else this.#offsets.set(key, offset)
    return { key, offset, before }
  }
}

function keyOf({ key: { group, topic, partition } }: CoordinatorRecordOf<'OffsetCommit'>): string {
  return offsetKey(group, topic, partition)
}

/** `group/topic/partition` */
export function offsetKey(group: string, topic: string, partition: number): string {
  return `${group}/${topic}/${partition}`
}

/** Whether `topic-partition` is one in which groups are kept. */
export function holdsGroups(partition: string): boolean {
  return partition.startsWith('__consumer_offsets-')
}
