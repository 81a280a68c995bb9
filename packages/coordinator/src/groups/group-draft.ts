import type { CoordinatorRecord } from '@millrace/kafka-wire/records'
import { type ConsumerGroup, isGroupRecord } from './consumer-group.ts'
import { assert } from '@millrace/base'

/**
 * A decision in the making: what it has written so far, and the group as it will be once that is replayed, for the next step to go by. It
 * is made by the same replay, of a copy; the group itself does not change.
 */
export class GroupDraft {
  readonly records: CoordinatorRecord[] = []
  #group: ConsumerGroup

  constructor(group: ConsumerGroup) {
    this.#group = group
  }

  /** As it will be. */
  get group(): ConsumerGroup {
    return this.#group
  }

  write(...records: readonly CoordinatorRecord[]): void {
    for (const record of records) {
      assert(isGroupRecord(record), 'a group writes records of groups')
      if (this.records.length === 0) this.#group = this.#group.copy()
      this.records.push(record)
      // Nothing that a decision goes by depends on when it is written.
      this.#group.replay(record, 0)
    }
  }
}
