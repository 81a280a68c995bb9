import { isStreamError, StreamError } from '@millrace/base'
import type { Coordinators } from '../coordinators/coordinators.ts'
import { limits } from '../limits.ts'
import type { GroupCalls, MemberRef, OffsetToCommit } from '../transport/group-calls.ts'
import { type Deferred, deferred } from '../util/deferred.ts'

export interface OffsetCommitParts {
  readonly groupId: string
  readonly coordinators: Coordinators
  readonly groups: GroupCalls
  /** The member as it is when a request goes out, and which of its requests that is. */
  readonly committing: () => MemberRef
}

/** An offset, and the partition as it was read: what was taken from the member since is not for it to commit, though it may be a member again. */
export interface OwnedOffset {
  readonly owned: { readonly isGone: boolean; taken(): StreamError }
  readonly offset: OffsetToCommit
}

interface Waiting {
  readonly offsets: readonly OwnedOffset[]
  readonly done: Deferred<void>
}

/**
 * Commits of one member: one request at a time, so that none overtakes another, and whatever is asked for meanwhile goes with the next.
 * Of several offsets of one partition the last that was asked for counts.
 */
export class OffsetCommits {
  readonly #parts: OffsetCommitParts
  #line: Waiting[] = []
  /** What is being sent; undefined while there is nothing. */
  #sending: Promise<void> | undefined

  constructor(parts: OffsetCommitParts) {
    this.#parts = parts
  }

  /** Resolves once these offsets are committed. Rejects with the first error that is about one of them. */
  commit(offsets: readonly OwnedOffset[]): Promise<void> {
    if (offsets.length === 0) return Promise.resolve()
    const waiting = { offsets, done: deferred<void>() }
    this.#line.push(waiting)
    this.#sending ??= this.#send()
    return waiting.done.promise
  }

  /** Resolves once nothing that was asked for is under way any more. */
  async settled(): Promise<void> {
    await this.#sending
  }

  async #send(): Promise<void> {
    while (this.#line.length > 0) {
      const line = this.#line
      this.#line = []
      const last = new Map<string, OwnedOffset>()
      for (const { offsets } of line) for (const each of offsets) last.set(keyOf(each), each)
      try {
        const errors = await this.#commitAll([...last.values()])
        const byKey = new Map([...last.keys()].map((key, index) => [key, errors[index]]))
        for (const { offsets, done } of line) {
          const error = offsets.map((each) => byKey.get(keyOf(each))).find((each) => each !== undefined)
          if (error === undefined) done.resolve()
          else done.reject(error)
        }
      } catch (error) {
        for (const { done } of line) done.reject(error)
      }
    }
    this.#sending = undefined
  }

  #commitAll(offsets: readonly OwnedOffset[]): Promise<readonly (StreamError | undefined)[]> {
    const { groupId, coordinators, groups, committing } = this.#parts
    const what = `committing offsets of group ${groupId}`
    const call = { kind: 'group', id: groupId, what, timeoutMs: limits.commitTimeoutMs } as const
    return coordinators.call(call, (nodeId, callLimits) =>
      unlessStale(groupId, async () => {
        // Looked at before each attempt: the member may have been fenced since, and have joined again.
        const held = offsets.filter(({ owned }) => !owned.isGone)
        const ref = committing()
        if (held.length > 0 && ref.memberEpoch <= 0) throw noMember(groupId)
        const toCommit = held.map(({ offset }) => offset)
        const errors = held.length === 0 ? [] : await groups.commitOffsets(nodeId, ref, toCommit, undefined, callLimits)
        const again = errors.find((error) => error?.retriable === true || isStreamError(error, 'STALE_MEMBER_EPOCH'))
        if (again !== undefined) throw again
        return offsets.map((each) => (held.includes(each) ? errors[held.indexOf(each)] : each.owned.taken()))
      }),
    )
  }
}

/**
 * What a call as a member says of its epoch: the coordinator has just given it another, which is on its way here. So it is asked again
 * a little later.
 */
export async function unlessStale<T>(groupId: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!isStreamError(error, 'STALE_MEMBER_EPOCH')) throw error
    const text = `group ${groupId} is being rebalanced: ${error.message}`
    throw new StreamError('REBALANCE_IN_PROGRESS', text, { cause: error, context: error.context })
  }
}

/** The member was fenced, and is yet to join again. */
function noMember(groupId: string): StreamError {
  const text = `this consumer is no member of group ${groupId} at the moment: what it had may be read by others, from what was committed before`
  return new StreamError('UNKNOWN_MEMBER_ID', text, { context: { group: groupId } })
}

function keyOf({ offset: { topic, partition } }: OwnedOffset): string {
  return `${topic.id}/${partition}`
}
