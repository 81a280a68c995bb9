import type { Random } from '@millrace/base'
import type { RaftLimits } from './limits.ts'
import { RaftLog } from './log/raft-log.ts'
import type { MessageHead } from './messages.ts'
import { Outbox } from './outbox.ts'
import { isVoter, replicaOf, sameReplica } from './replica-key.ts'
import type { Leader } from './replication/leader.ts'
import type { HardState, RaftState, ReplicaKey, Role } from './types.ts'

/** What a node is made of. */
export interface RaftOptions {
  readonly self: ReplicaKey
  /** What was found on disk. */
  readonly state: RaftState
  readonly limits: RaftLimits
  readonly random: Random
}

/** Follows a leader or waits for one, as a voter or as an observer. */
export interface Following {
  readonly role: 'follower'
  leader: ReplicaKey | undefined
  /** Ticks since the leader was heard, or since it began to wait for one. */
  elapsed: number
  /** When it stands for election (or, as an observer, asks who leads). */
  timeout: number
  /** The leader's process is known to be gone: there is no reason to refuse others. */
  leaderGone: boolean
  /** Up to here the log is known to be the leader's: since it was compared with it, or because that is committed. */
  matchOffset: number
}

/** Asks for votes. */
export interface Campaigning {
  readonly role: 'pre-candidate' | 'candidate'
  /** Who said yes. A candidate's own vote counts once it is on disk. */
  readonly votes: Set<string>
  /** The Ready that makes a candidate's own vote durable. */
  voteReady: number | undefined
  elapsed: number
  readonly timeout: number
  readonly leaderGone: boolean
}

/** What all parts of a node share: its term and vote, its log, its role, and what waits to be sent. */
export class Core {
  readonly self: ReplicaKey
  readonly limits: RaftLimits
  readonly random: Random
  readonly log: RaftLog
  readonly outbox = new Outbox()
  state: Following | Campaigning | Leader
  #term: number
  #votedFor: ReplicaKey | undefined
  #hardStateChanged = false
  #reads = 0

  constructor(options: RaftOptions) {
    const { hardState } = options.state
    this.self = replicaOf(options.self)
    this.limits = options.limits
    this.random = options.random
    this.log = new RaftLog(options.state, options.limits.cachedBytesMax)
    // A crash between writing the hard state and the entries after it leaves at worst no vote in the entries' term, where none was given.
    this.#term = Math.max(hardState.term, this.log.lastTerm)
    this.#votedFor = this.#term === hardState.term ? hardState.votedFor : undefined
    // Nobody was heard yet, and maybe nobody leads: a cluster that starts need not wait as long as one whose leader fell silent.
    const waiting = { ...this.#following(undefined), timeout: this.drawTicks(this.limits.campaignTicks) }
    // Who voted for itself may have led: then nobody else can in this term, and the others wait for what it says.
    const mayHaveLed = this.#term > 0 && sameReplica(this.#votedFor, this.self)
    this.state = mayHaveLed ? { ...waiting, timeout: 1, leaderGone: true } : waiting
  }

  get term(): number {
    return this.#term
  }

  get votedFor(): ReplicaKey | undefined {
    return this.#votedFor
  }

  get isVoter(): boolean {
    return isVoter(this.log.voters, this.self)
  }

  /**
   * Whether it may stand for election: as a voter, or as one whose removal is not committed yet. The latter may be the only one with
   * the log that the others need (chapter 4.2.2 of the thesis); it needs their votes and does not count its own.
   */
  get mayStand(): boolean {
    return this.isVoter || isVoter(this.log.votersAt(this.log.commitOffset) ?? [], this.self)
  }

  /** The other voters. */
  get otherVoters(): readonly ReplicaKey[] {
    return this.log.voters.filter((voter) => !sameReplica(voter, this.self))
  }

  get role(): Role {
    const { role } = this.state
    return role === 'follower' && !this.isVoter ? 'observer' : role
  }

  get leader(): ReplicaKey | undefined {
    if (this.state.role === 'leader') return this.self
    return this.state.role === 'follower' ? this.state.leader : undefined
  }

  /** Between `ticks` and twice that, by lot. */
  drawTicks(ticks: number): number {
    return ticks + this.random.integer(ticks)
  }

  head(to: ReplicaKey): MessageHead {
    return { from: this.self, to: replicaOf(to), term: this.#term }
  }

  nextReadId(): number {
    return ++this.#reads
  }

  /** A vote is given in a term once, and never changed. */
  vote(term: number, votedFor: ReplicaKey): void {
    this.#term = term
    this.#votedFor = votedFor
    this.#hardStateChanged = true
  }

  /** Follows `leader`, or waits for one, in `term`. */
  follow(term: number, leader: ReplicaKey | undefined): Following {
    if (term > this.#term) {
      this.#term = term
      this.#votedFor = undefined
      this.#hardStateChanged = true
    }
    const before = this.state
    if (before.role === 'leader') before.stepDown()
    const following = this.#following(leader)
    // News of a term is no news of a leader: one that asks for votes again and again must not keep the others from standing.
    if (before.role === 'follower' && leader === undefined) {
      following.elapsed = before.elapsed
      following.timeout = before.timeout
    }
    this.state = following
    return following
  }

  /** What of it changed since it was last taken. */
  takeHardState(): HardState | undefined {
    if (!this.#hardStateChanged) return undefined
    this.#hardStateChanged = false
    return { term: this.#term, votedFor: this.#votedFor }
  }

  #following(leader: ReplicaKey | undefined): Following {
    const timeout = this.drawTicks(this.limits.electionTicks)
    const matchOffset = this.log.commitOffset
    return { role: 'follower', leader, elapsed: 0, timeout, leaderGone: false, matchOffset }
  }
}
