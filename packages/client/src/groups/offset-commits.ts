import { isStreamError, StreamError } from '@millrace/base'
import type { Coordinators } from '../coordinators/coordinators.ts'
import { limits } from '../limits.ts'
import type { GroupCalls, MemberRef, OffsetToCommit } from '../transport/group-calls.ts'
import { type Deferred, deferred } from '../util/deferred.ts'

export interface OffsetCommitParts {
  readonly groupId: string
  readonly coordinators: Coordinators
  readonly groups: GroupCalls
  /** The member as it is when a request goes out. */
  readonly member: () => MemberRef
}

interface Waiting {
  readonly offsets: readonly OffsetToCommit[]
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
  commit(offsets: readonly OffsetToCommit[]): Promise<void> {
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
      const last = new Map<string, OffsetToCommit>()
      for (const { offsets } of line) for (const offset of offsets) last.set(keyOf(offset), offset)
      try {
        const errors = await this.#commitAll([...last.values()])
        const byKey = new Map([...last.keys()].map((key, index) => [key, errors[index]]))
        for (const { offsets, done } of line) {
          const error = offsets.map((offset) => byKey.get(keyOf(offset))).find((each) => each !== undefined)
          if (error === undefined) done.resolve()
          else done.reject(error)
        }
      } catch (error) {
        for (const { done } of line) done.reject(error)
      }
    }
    this.#sending = undefined
  }

  #commitAll(offsets: readonly OffsetToCommit[]): Promise<readonly (StreamError | undefined)[]> {
    const { groupId, coordinators, groups, member } = this.#parts
    const what = `committing offsets of group ${groupId}`
    const call = { kind: 'group', id: groupId, what, timeoutMs: limits.commitTimeoutMs } as const
    return coordinators.call(call, (nodeId, callLimits) =>
      unlessStale(groupId, async () => {
        const ref = member()
        if (ref.memberEpoch <= 0) throw noMember(groupId)
        const errors = await groups.commitOffsets(nodeId, ref, offsets, undefined, callLimits)
        const again = errors.find((error) => error?.retriable === true || isStreamError(error, 'STALE_MEMBER_EPOCH'))
        if (again !== undefined) throw again
        return errors
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

function keyOf({ topic, partition }: OffsetToCommit): string {
  return `${topic.id}/${partition}`
}
