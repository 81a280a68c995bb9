import type { NodeId } from '@millrace/base'
import type { Core, Following } from '../core.ts'
import type { TimeoutNow, VoteRequest, VoteResponse } from '../messages.ts'
import { isVoter, majorityOf, replicaText, sameReplica } from '../replica-key.ts'
import { Leader } from '../replication/leader.ts'

/**
 * Who leads next: chapters 3.4 and 9.6 (pre-vote) of Ongaro's thesis, KIP-595 and KIP-996. A node first asks whether it would be elected
 * and only then begins a term; nobody says yes while a leader is heard, so that one who was cut off disturbs nothing when it is back.
 */
export class Election {
  readonly #core: Core
  readonly #askWhoLeads: () => void

  /** `askWhoLeads` is what an observer does when it hears no leader. */
  constructor(core: Core, askWhoLeads: () => void) {
    this.#core = core
    this.#askWhoLeads = askWhoLeads
    // A quorum of this node alone has nobody to wait for.
    if (core.isVoter && core.otherVoters.length === 0) this.campaign(false)
  }

  /** Time passes while no leader is heard. */
  tick(): void {
    const { state, limits, mayStand } = this.#core
    if (state.role === 'leader') return
    state.elapsed++
    if (state.elapsed >= state.timeout) {
      if (mayStand) {
        this.preCampaign(state.leaderGone)
      } else {
        const waiting = this.#core.follow(this.#core.term, undefined)
        waiting.elapsed = 0
        waiting.timeout = this.#core.drawTicks(limits.campaignTicks)
        this.#askWhoLeads()
      }
    } else if (state.role === 'pre-candidate' && state.leaderGone && state.elapsed % limits.staggerTicks === 0) {
      this.#askForVotes(true, false)
    }
  }

  /** Asks whether it would be elected. */
  preCampaign(leaderGone: boolean): void {
    this.#campaignAs('pre-candidate', leaderGone).votes.add(replicaText(this.#core.self))
    this.#askForVotes(true, false)
    this.#countVotes()
  }

  /** Begins a term, votes for itself, and asks for the votes of others once its own is on disk. */
  campaign(transfer: boolean): void {
    this.#core.vote(this.#core.term + 1, this.#core.self)
    this.#campaignAs('candidate', false)
    this.#askForVotes(false, transfer)
  }

  /** A leader begins another term, and need not wait for anybody to miss it. */
  leadAnew(): void {
    this.#core.follow(this.#core.term, undefined)
    this.campaign(true)
  }

  /** A Ready with a changed hard state goes to the driver. */
  hardStateHandedOver(readyNumber: number): void {
    const { state } = this.#core
    if (state.role === 'candidate') state.voteReady ??= readyNumber
  }

  persisted(readyNumber: number): void {
    const { state, self } = this.#core
    if (state.role !== 'candidate' || state.voteReady === undefined || state.voteReady > readyNumber) return
    state.votes.add(replicaText(self))
    this.#countVotes()
  }

  onVoteRequest(request: VoteRequest): void {
    const core = this.#core
    const ledUntilNow = this.#ledUntilNow(request)
    if (ledUntilNow) this.#forgetLeader()
    if (this.#hearsLeader() && !request.transfer) return this.#answer(request, false)
    if (request.term > core.term) core.follow(request.term, undefined)
    const inTime = request.term === core.term && core.state.role !== 'leader'
    if (!inTime || !this.#isUpToDate(request)) {
      this.#answer(request, false)
      if (ledUntilNow) this.#standInTurn(request.from.nodeId)
      return
    }
    if (request.preVote) {
      this.#letOthersStand()
      return this.#answer(request, true)
    }
    if (core.votedFor === undefined) {
      core.vote(core.term, request.from)
      const following = core.follow(core.term, undefined)
      following.elapsed = 0
      following.timeout = core.drawTicks(core.limits.electionTicks)
    }
    this.#answer(request, sameReplica(core.votedFor, request.from))
  }

  onVoteResponse(response: VoteResponse): void {
    const { state, log } = this.#core
    if (state.role !== 'pre-candidate' && state.role !== 'candidate') return
    const answersUs = response.preVote === (state.role === 'pre-candidate')
    // By node id and directory id: an emptied disk has no vote, whatever it says.
    if (!response.granted || !answersUs || !isVoter(log.voters, response.from)) return
    state.votes.add(replicaText(response.from))
    this.#countVotes()
  }

  /** The leader hands over: no need to ask whether one would be elected. */
  onTimeoutNow(_request: TimeoutNow): void {
    if (this.#core.state.role === 'follower' && this.#core.mayStand) this.campaign(true)
  }

  /** The process of `nodeId` is gone. */
  peerGone(nodeId: NodeId): void {
    const { state } = this.#core
    if (state.role !== 'follower' || state.leader?.nodeId !== nodeId) return
    this.#forgetLeader()
    this.#standInTurn(nodeId)
  }

  /** Whether a request comes from the very node that is followed: who asks for votes has started again, and does not lead any more. */
  #ledUntilNow(request: VoteRequest): boolean {
    const { state, term } = this.#core
    return state.role === 'follower' && sameReplica(state.leader, request.from) && request.term >= term
  }

  #forgetLeader(): void {
    const { state } = this.#core
    if (state.role !== 'follower') return
    state.leader = undefined
    state.leaderGone = true
    state.elapsed = 0
  }

  /** Without `nodeId`, the voters stand one after another, in an order that differs from term to term. */
  #standInTurn(nodeId: NodeId): void {
    const { state, log, self, term, limits } = this.#core
    if (state.role !== 'follower') return
    const others = log.voters.filter((voter) => voter.nodeId !== nodeId).sort((a, b) => a.nodeId - b.nodeId)
    const place = others.findIndex((voter) => sameReplica(voter, self))
    if (place === -1) {
      state.timeout = this.#core.drawTicks(limits.campaignTicks)
      this.#askWhoLeads()
      return
    }
    const turn = (place + term) % others.length
    if (turn === 0) this.preCampaign(true)
    else state.timeout = turn * limits.staggerTicks
  }

  #campaignAs(role: 'pre-candidate' | 'candidate', leaderGone: boolean): { readonly votes: Set<string> } {
    const core = this.#core
    const timeout = core.drawTicks(core.limits.campaignTicks)
    const state = { role, votes: new Set<string>(), voteReady: undefined, elapsed: 0, timeout, leaderGone }
    core.state = state
    return state
  }

  #askForVotes(preVote: boolean, transfer: boolean): void {
    const { outbox, log, state, otherVoters } = this.#core
    for (const voter of otherVoters) {
      if (state.role === 'pre-candidate' && state.votes.has(replicaText(voter))) continue
      const request: VoteRequest = {
        ...this.#core.head(voter),
        type: 'vote-request',
        preVote,
        transfer,
        lastOffset: log.lastOffset,
        lastTerm: log.lastTerm,
      }
      if (preVote) outbox.send(request)
      else outbox.sendAfterPersist(request)
    }
  }

  #countVotes(): void {
    const { state, log } = this.#core
    if (state.role !== 'pre-candidate' && state.role !== 'candidate') return
    const granted = log.voters.filter((voter) => state.votes.has(replicaText(voter))).length
    if (granted < majorityOf(log.voters.length)) return
    if (state.role === 'pre-candidate') this.campaign(false)
    else this.#core.state = new Leader(this.#core)
  }

  /** A leader hears itself; check-quorum sees to it that this ends when the others don't (chapter 6.2 of the thesis). */
  #hearsLeader(): boolean {
    const { state, limits } = this.#core
    if (state.role === 'leader') return true
    return state.role === 'follower' && state.leader !== undefined && state.elapsed < limits.electionTicks
  }

  /** Whether a leader with that log could have everything that is committed. */
  #isUpToDate(request: VoteRequest): boolean {
    const { lastTerm, lastOffset } = this.#core.log
    return request.lastTerm > lastTerm || (request.lastTerm === lastTerm && request.lastOffset >= lastOffset)
  }

  /** Who says yes to another gives it time, so that the two don't split the vote. */
  #letOthersStand(): void {
    const { state, limits } = this.#core
    if (state.role !== 'follower' || !state.leaderGone) return
    const following: Following = state
    following.elapsed = 0
    following.timeout = this.#core.drawTicks(limits.campaignTicks)
  }

  #answer(request: VoteRequest, granted: boolean): void {
    const { outbox } = this.#core
    const response: VoteResponse = {
      ...this.#core.head(request.from),
      type: 'vote-response',
      preVote: request.preVote,
      granted,
    }
    if (granted && !request.preVote) outbox.sendAfterPersist(response)
    else outbox.send(response)
  }
}
