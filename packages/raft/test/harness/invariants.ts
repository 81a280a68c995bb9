import type { Message } from '../../src/messages.ts'
import type { Ready } from '../../src/ready.ts'
import { majorityOf, replicaText } from '../../src/replica-key.ts'
import type { Entry, QuorumView } from '../../src/types.ts'
import { entryHash } from './machine.ts'
import type { Member } from './member.ts'

/** What must hold at every event: figure 3.2 of Ongaro's thesis, and what the driver relies on besides. */
export type Invariant =
  | 'ElectionSafety'
  | 'OneVotePerTerm'
  | 'LogMatching'
  | 'LeaderCompleteness'
  | 'StateMachineSafety'
  | 'CommittedIsDurable'
  | 'CommittedNeverTruncated'
  | 'MonotonicTerm'
  | 'SnapshotIntact'
  | 'LinearizableRead'
  | 'OneChangeAtATime'
  | 'Liveness'
  /** An assertion of the code itself, or of its driver. */
  | 'NoCrash'

/** One of them did not hold. */
export class Violation extends Error {
  override readonly name = 'Violation'
  readonly invariant: Invariant

  constructor(invariant: Invariant, message: string) {
    super(`${invariant}: ${message}`)
    this.invariant = invariant
  }
}

/** The disks that there are, and those that are no more. */
export interface DisksOfWorld {
  readonly members: readonly Member[]
  readonly emptied: ReadonlySet<string>
}

interface Committed {
  readonly term: number
  readonly hash: number
  readonly state: number
}

/** All that happened so far which later events must agree with. */
export class Invariants {
  readonly #leaders = new Map<number, string>()
  readonly #votes = new Map<string, string>()
  readonly #entries = new Map<string, string>()
  readonly #committed = new Map<number, Committed>()
  readonly #terms = new Map<string, number>()
  /** The end of what is committed, whoever knows of it, and the term in which that was. */
  committedOffset = 0
  #committedTerm = 0
  #committedInTerm = 0

  /** Whether its disk has everything that is committed. */
  hasAllCommitted({ disk }: Member): boolean {
    return this.committedOffset === 0 || disk.durable.holds(this.committedOffset, this.#committedTerm)
  }

  /** At most one leader a term, and it has all that was committed in terms before. */
  elected(view: QuorumView, member: Member): void {
    if (view.role !== 'leader') return
    const leader = replicaText(member.key)
    const before = this.#leaders.get(view.term)
    if (before === leader) return
    if (before !== undefined) throw new Violation('ElectionSafety', `term ${view.term}: ${before} and ${leader}`)
    this.#leaders.set(view.term, leader)
    if (view.term <= this.#committedInTerm) return
    if (!member.disk.written.holds(this.committedOffset, this.#committedTerm) && this.committedOffset > 0) {
      throw new Violation('LeaderCompleteness', `${leader} leads term ${view.term} without ${this.committedOffset}`)
    }
  }

  sent(message: Message, member: Member): void {
    const replica = replicaText(member.key)
    const term = this.#terms.get(replica) ?? 0
    if (message.type === 'vote-response' && message.granted && !message.preVote) this.#voted(message, message.to.nodeId)
    if (message.type === 'vote-request' && !message.preVote) this.#voted(message, message.from.nodeId)
    // Messages that waited for the disk may be of an earlier term: only what is on disk must not go back.
    const durable = member.disk.durable.hardState.term
    if (durable < term) throw new Violation('MonotonicTerm', `${replica} goes from term ${term} to ${durable}`)
    if (durable > term) this.#terms.set(replica, durable)
  }

  handled(ready: Ready, member: Member): void {
    for (const entry of ready.append) {
      this.#appended(entry, member)
      if (entry.kind === 'voters') this.#changed(entry, ready, member)
    }
    if (ready.truncateTo !== undefined && ready.truncateTo < member.commitOffset) {
      throw new Violation('CommittedNeverTruncated', `${replicaText(member.key)} cuts its log at ${ready.truncateTo}`)
    }
  }

  applied(entry: Entry, member: Member, world: DisksOfWorld): void {
    const applied = { term: entry.term, hash: entryHash(entry), state: member.machine.hash }
    const before = this.#committed.get(entry.endOffset)
    if (
      before !== undefined &&
      (before.term !== applied.term || before.hash !== applied.hash || before.state !== applied.state)
    ) {
      throw new Violation(
        'StateMachineSafety',
        `${replicaText(member.key)} applies another entry at ${entry.endOffset}`,
      )
    }
    this.#committed.set(entry.endOffset, applied)
    if (entry.endOffset <= this.committedOffset) return
    this.committedOffset = entry.endOffset
    this.#committedTerm = entry.term
    this.#committedInTerm = Math.max(this.#committedInTerm, member.view?.term ?? 0)
    this.#isDurable(entry, member, world)
  }

  /** A snapshot brings the state that those had who applied every entry. */
  installed(member: Member): void {
    const { endOffset, hash } = member.machine
    const state = this.#committed.get(endOffset)?.state
    if (endOffset > 0 && state !== hash) throw new Violation('SnapshotIntact', `another state at ${endOffset}`)
  }

  /** A disk has one vote a term, whatever happens to the process. */
  #voted(message: Message, candidate: number): void {
    const voter = `${message.from.nodeId}/${message.from.directoryId} in term ${message.term}`
    const before = this.#votes.get(voter)
    const votedFor = String(candidate)
    if (before !== undefined && before !== votedFor) {
      throw new Violation('OneVotePerTerm', `${voter} votes for ${before} and ${votedFor}`)
    }
    this.#votes.set(voter, votedFor)
  }

  /** Two logs that agree on (endOffset, term) agree on the entry and on what it follows: by induction, on everything before. */
  #appended(entry: Entry, member: Member): void {
    const name = `${entry.endOffset}@${entry.term}`
    const content = `${entry.baseOffset} ${entryHash(entry)} ${member.node?.termAt(entry.baseOffset)}`
    const before = this.#entries.get(name)
    if (before !== undefined && before !== content) throw new Violation('LogMatching', `${name}: ${before}, ${content}`)
    this.#entries.set(name, content)
  }

  /** A leader changes the voters when its term's no-op is committed, and the change before. */
  #changed(entry: Entry, ready: Ready, member: Member): void {
    const view = ready.quorum ?? member.view
    if (view?.role !== 'leader' || entry.term !== view.term) return
    const committed = Math.max(member.commitOffset, ready.commitOffset ?? 0)
    const written = [...member.disk.written.entries, ...ready.append].filter((other) => other.kind === 'voters')
    const before = written.findLast((other) => other.endOffset < entry.endOffset)?.endOffset ?? 0
    if (committed < before || committed < (view.termStartOffset ?? 0)) {
      const text = `${replicaText(member.key)} changes the voters at ${entry.baseOffset}`
      throw new Violation('OneChangeAtATime', `${text} with only ${committed} committed`)
    }
  }

  /** More than half of the voters have on disk what is first said to be committed. */
  #isDurable(entry: Entry, member: Member, world: DisksOfWorld): void {
    const voters = member.view?.voters ?? []
    if (member.view?.role !== 'leader') return
    const holding = voters.filter((voter) => {
      const text = replicaText(voter)
      // An emptied disk may have had it, and said so, before it was emptied.
      if (world.emptied.has(text)) return true
      const owner = world.members.find(({ key }) => replicaText(key) === text)
      return owner?.disk.durable.holds(entry.endOffset, entry.term)
    })
    if (holding.length < majorityOf(voters.length)) {
      throw new Violation('CommittedIsDurable', `${entry.endOffset} is on ${holding.length} of ${voters.length} disks`)
    }
  }
}
