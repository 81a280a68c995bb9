import { assert } from '@millrace/base'
import type { Core } from '../core.ts'
import type { AppendRequest, HeartbeatRequest, Message } from '../messages.ts'
import { sameReplica } from '../replica-key.ts'
import type { Entry, ReplicaKey } from '../types.ts'

/** What a node does with the word of its term's leader: chapter 3.5 of the thesis, with KIP-595's way to find where logs part. */
export class Follower {
  readonly #core: Core

  constructor(core: Core) {
    this.#core = core
  }

  /** A message that only a leader sends was heard in the current term. */
  heard(message: Message): void {
    const core = this.#core
    assert(core.state.role !== 'leader', `term ${core.term} has two leaders: this one and node ${message.from.nodeId}`)
    if (core.state.role !== 'follower' || core.state.leader === undefined) {
      core.follow(core.term, message.from)
      return
    }
    assert(
      sameReplica(core.state.leader, message.from),
      `term ${core.term} has two leaders: nodes ${core.state.leader.nodeId} and ${message.from.nodeId}`,
    )
    core.state.elapsed = 0
  }

  /** A leader of an earlier term still speaks: what it hears back makes it step down, and lets a node that is ahead of the others in. */
  answerStale(message: Message): void {
    this.#core.outbox.send({ ...this.#core.head(message.from), type: 'heartbeat-response', round: 0 })
  }

  onHeartbeat(request: HeartbeatRequest): void {
    const { log, outbox, state } = this.#core
    assert(state.role === 'follower', 'who hears a leader follows it')
    log.commitTo(Math.min(request.commitOffset, state.matchOffset))
    const head = this.#core.head(request.from)
    outbox.send({ ...head, type: 'heartbeat-response', round: request.round })
    // The leader goes by what this node said before it was started again. It may have lost that, or have something else instead.
    if (request.commitOffset > state.matchOffset) outbox.send({ ...head, type: 'observe-request' })
  }

  onAppend(request: AppendRequest): void {
    const { log } = this.#core
    const { prevOffset, prevTerm, entries } = request
    // What is committed is the same in both logs, be it still here or only in a snapshot.
    if (prevOffset > log.commitOffset && !log.matches(prevOffset, prevTerm)) return this.#reject(request)
    for (const entry of entries) this.#take(entry)
    const matchOffset = Math.max(entries.at(-1)?.endOffset ?? prevOffset, log.commitOffset)
    log.commitTo(Math.min(request.commitOffset, matchOffset))
    this.accept(request.from, matchOffset)
  }

  /** Says, once all of it is on disk, up to where this log is the leader's. */
  accept(leader: ReplicaKey, matchOffset: number): void {
    const { outbox, state } = this.#core
    if (state.role === 'follower') state.matchOffset = Math.max(state.matchOffset, matchOffset)
    outbox.sendAfterPersist({ ...this.#core.head(leader), type: 'append-accepted', matchOffset })
  }

  #take(entry: Entry): void {
    const { log } = this.#core
    if (entry.endOffset <= log.commitOffset || log.matches(entry.endOffset, entry.term)) return
    if (entry.baseOffset < log.lastOffset) log.truncate(entry.baseOffset)
    log.append(entry)
  }

  #reject(request: AppendRequest): void {
    const { log, outbox } = this.#core
    const diverging = log.terms.endOfTerm(request.prevTerm)
    outbox.send({
      ...this.#core.head(request.from),
      type: 'append-rejected',
      prevOffset: request.prevOffset,
      divergingTerm: diverging?.term ?? log.terms.startTerm,
      divergingEndOffset: diverging?.endOffset ?? log.startOffset,
    })
  }
}
