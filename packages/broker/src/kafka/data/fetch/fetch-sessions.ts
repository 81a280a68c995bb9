import type { Clock, Random } from '@millrace/base'
import { fetchSessionIdleMsMin, fetchSessionPartitionsMax } from '../../../limits.ts'
import { kafkaErrors, type KafkaErrorNumber } from '../../errors.ts'
import { type FetchedPartition, FetchSession } from './fetch-session.ts'

/** The session of those who have none. */
export const noSession = 0

export interface FetchSessionsOptions {
  readonly clock: Clock
  readonly random: Random
  /** How many sessions are kept: `max.incremental.fetch.session.cache.slots`. */
  readonly sessionsMax: () => number
}

/**
 * The fetch sessions of a broker. Bounded in sessions and in what those name: a client that finds no room does without one, and names all
 * that it reads in each request. Room is made by ending the session that was used longest ago, once that is a while.
 */
export class FetchSessions {
  private readonly options: FetchSessionsOptions
  /** The one that was used longest ago comes first. */
  private readonly sessions = new Map<number, FetchSession>()
  private partitions = 0

  constructor(options: FetchSessionsOptions) {
    this.options = options
  }

  get size(): number {
    return this.sessions.size
  }

  /** Partitions in all of them. */
  get partitionCount(): number {
    return this.partitions
  }

  /** A new session with these partitions; undefined if there is no room for it. */
  open(named: ReadonlyMap<string, FetchedPartition>, usesTopicIds: boolean): FetchSession | undefined {
    if (named.size === 0 || !this.makeRoom(named.size)) return undefined
    const session = new FetchSession(this.freshId(), usesTopicIds, named)
    session.lastUsedMs = this.options.clock.monotonicMs()
    this.sessions.set(session.id, session)
    this.partitions += session.size
    return session
  }

  /**
   * The session of a request that goes on with one, counted as used; or why it can't. Whoever is told that opens another.
   */
  resume(id: number, epoch: number, usesTopicIds: boolean): FetchSession | KafkaErrorNumber {
    const session = this.sessions.get(id)
    if (session === undefined) return kafkaErrors.FETCH_SESSION_ID_NOT_FOUND
    if (session.nextEpoch !== epoch) return kafkaErrors.INVALID_FETCH_SESSION_EPOCH
    if (session.usesTopicIds !== usesTopicIds) return kafkaErrors.FETCH_SESSION_TOPIC_ID_ERROR
    session.advance()
    session.lastUsedMs = this.options.clock.monotonicMs()
    this.sessions.delete(id)
    this.sessions.set(id, session)
    return session
  }

  /** Has `change` add partitions to a session or take some away; one that is left with none, or with more than there is room for, ends. */
  change(session: FetchSession, change: () => void): boolean {
    const before = session.size
    change()
    this.partitions += session.size - before
    if (session.size > 0 && this.partitions <= fetchSessionPartitionsMax) return true
    this.close(session.id)
    return false
  }

  /** Ends a session, if it is there. */
  close(id: number): void {
    const session = this.sessions.get(id)
    if (session === undefined) return
    this.sessions.delete(id)
    this.partitions -= session.size
  }

  private makeRoom(partitions: number): boolean {
    const sessionsMax = this.options.sessionsMax()
    if (sessionsMax === 0 || partitions > fetchSessionPartitionsMax) return false
    const idleSinceMs = this.options.clock.monotonicMs() - fetchSessionIdleMsMin
    for (const [id, { lastUsedMs }] of this.sessions) {
      if (this.hasRoom(partitions, sessionsMax)) return true
      if (lastUsedMs > idleSinceMs) return false
      this.close(id)
    }
    return this.hasRoom(partitions, sessionsMax)
  }

  private hasRoom(partitions: number, sessionsMax: number): boolean {
    return this.sessions.size < sessionsMax && this.partitions + partitions <= fetchSessionPartitionsMax
  }

  /** One that nobody has, and nobody guesses who had one with this broker before it started again. */
  private freshId(): number {
    for (;;) {
      const id = 1 + Math.floor(this.options.random.number() * 0x7fff_fffe)
      if (!this.sessions.has(id)) return id
    }
  }
}
