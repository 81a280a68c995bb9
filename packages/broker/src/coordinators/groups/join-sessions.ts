import { StreamError } from '@millrace/base'
import { groupSessionsMax } from '../../limits.ts'

/** A member's stream, as those see it who have news for it. */
export interface MemberSession {
  readonly groupId: string
  readonly memberId: string
  /** The partition of the internal topic that keeps its group. */
  readonly partition: number
  /** The number of the last commit that the member is known to have asked for. */
  commits: number
  /** What the member is to own has changed, or something else that it is to be told. */
  push(): void
  /** Ends the stream with the error. The member stays in its group for as long as its session timeout says. */
  end(error: StreamError): void
}

/** The streams of members with this broker, one a member. */
export class JoinSessions {
  readonly #sessions = new Map<string, MemberSession>()

  get count(): number {
    return this.#sessions.size
  }

  /** Throws RESOURCE_EXHAUSTED if there are too many. */
  checkRoom(): void {
    if (this.#sessions.size < groupSessionsMax) return
    const text = `${this.#sessions.size} members have their sessions with this broker already, no more are taken`
    throw new StreamError('RESOURCE_EXHAUSTED', text, { context: { limit: groupSessionsMax }, retryAfterMs: 1_000 })
  }

  /** From now on it is the member's; the one that it had ends. */
  enter(session: MemberSession): void {
    const key = keyOf(session.groupId, session.memberId)
    const other = this.#sessions.get(key)
    if (other === session) return
    this.#sessions.set(key, session)
    const text = `member ${session.memberId} of group ${session.groupId} goes on with another stream`
    other?.end(new StreamError('FENCED_MEMBER_EPOCH', text, { context: { group: session.groupId } }))
  }

  leave(session: MemberSession): void {
    const key = keyOf(session.groupId, session.memberId)
    if (this.#sessions.get(key) === session) this.#sessions.delete(key)
  }

  of(groupId: string, memberId: string): MemberSession | undefined {
    return this.#sessions.get(keyOf(groupId, memberId))
  }

  /**
   * Takes note of a commit of a member. Throws REBALANCE_IN_PROGRESS while the member has no session here, and REQUEST_TIMED_OUT for one that
   * comes after a later one: what it says is not so any more.
   */
  noteCommit(groupId: string, memberId: string, commitNumber: number): void {
    const session = this.of(groupId, memberId)
    const context = { group: groupId }
    if (session === undefined) {
      const text = `member ${memberId} of group ${groupId} has no session with this broker at the moment: it may commit once it has`
      throw new StreamError('REBALANCE_IN_PROGRESS', text, { context })
    }
    if (commitNumber <= session.commits) {
      const text = `commit ${commitNumber} of member ${memberId} of group ${groupId} comes after its commit ${session.commits}: it was held up on its way, and changes nothing`
      throw new StreamError('REQUEST_TIMED_OUT', text, { context })
    }
    session.commits = commitNumber
  }

  /** Ends those whose groups one partition keeps. */
  endPartition(partition: number, error: StreamError): void {
    for (const session of [...this.#sessions.values()]) if (session.partition === partition) session.end(error)
  }
}

/** Neither of the two can be told from the outside where the other begins. */
function keyOf(groupId: string, memberId: string): string {
  return `${groupId.length} ${groupId} ${memberId}`
}
