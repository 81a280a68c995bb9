import type { MemberRef, OffsetToCommit } from '../transport/group-calls.ts'

/** Offsets of a member that go into a transaction. */
export interface ReadOffsets {
  /** The member as it is when they are sent. Throws STALE_MEMBER_EPOCH once it has lost what it has read. */
  readonly member: () => MemberRef
  readonly offsets: readonly OffsetToCommit[]
  /** Resolves once no other commit is under way, which would otherwise count after them. */
  readonly settled: () => Promise<void>
  /** The transaction was committed, and so are they. */
  readonly committed: () => void
  /** The transaction was aborted: what was read for it is to be delivered again, where the member has it still. */
  readonly aborted: () => void
}
