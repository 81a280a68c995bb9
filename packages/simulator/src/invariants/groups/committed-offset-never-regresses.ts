import type { CommittedRecord } from '../committed-records.ts'
import { type Invariant, Violation } from '../invariant.ts'
import { CommittedOffsets, holdsGroups } from './committed-offsets.ts'

/** What a group has committed in a partition never goes back: nobody asks for that here. */
export class CommittedOffsetNeverRegresses implements Invariant {
  readonly name = 'CommittedOffsetNeverRegresses'
  readonly #offsets = new CommittedOffsets()

  recordCommitted(partition: string, record: CommittedRecord): void {
    if (!holdsGroups(partition)) return
    for (const { key, offset, before } of this.#offsets.replay(record)) {
      if (before === undefined || (offset !== undefined && offset >= before)) continue
      const now = offset === undefined ? 'is forgotten' : `is ${offset}`
      throw new Violation(
        this.name,
        `what was committed of ${key} was ${before}, and ${now} by the record at offset ${record.offset} of ${partition}`,
      )
    }
  }
}
