import { present, type StreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import type { GroupAssignment, GroupMembership, GroupSubscription, MemberHandlers } from '@millrace/client/membership'
import { joinGroup } from '@millrace/client/membership'
import type { ProcessorTopology } from '../topology/nodes.ts'
import { encodeMember } from './assignment/codec.ts'
import { type Deferred, deferred } from './deferred.ts'
import { inputTopics } from './input-topics.ts'
import { type LagReportOptions, LagReports, type StoresAtHand } from './lag-reports.ts'
import { limits } from './limits.ts'
import type { TopicNames } from './names.ts'
import type { StateSettings } from './state-options.ts'
import type { TopologyShape } from './topology-shape.ts'
import type { Wakeup } from './wakeup.ts'

/** Whose membership it is, and what it tells of its copy. */
export interface CopyMembershipParts {
  readonly applicationId: string
  readonly processId: string
  readonly topology: ProcessorTopology
  readonly names: TopicNames
  readonly shape: TopologyShape
  readonly settings: LagReportOptions & Pick<StateSettings, 'clientTags'>
  readonly atHand: () => StoresAtHand
  /** Where the copy answers others; undefined: it does not. */
  readonly advertised: () => string | undefined
  readonly wakeup: Wakeup
}

/** What a copy is to run from now on. */
export interface AssignmentChange {
  readonly assignment: GroupAssignment
  readonly done: Deferred<void>
}

/**
 * A copy as a member of its application's group: what it tells the others of itself, and what it was told that it has not seen to yet. What comes
 * waits until the copy has its turn; the group waits until the copy has seen to it.
 */
export class CopyMembership {
  readonly #parts: CopyMembershipParts
  readonly #reports: LagReports
  #member: GroupMembership | undefined
  #change: AssignmentChange | undefined
  #lost: { readonly error: StreamError; readonly done: Deferred<void> } | undefined

  constructor(parts: CopyMembershipParts) {
    this.#parts = parts
    this.#reports = new LagReports(parts.settings)
  }

  /** Joins the group; `compute` assigns tasks whenever this member is asked to. */
  join(client: Client, { compute, failed }: Required<Pick<MemberHandlers, 'compute' | 'failed'>>): void {
    const { applicationId: group, wakeup } = this.#parts
    this.#member = joinGroup(
      client,
      { group, protocolType: 'streams', assignor: 'client', subscription: this.#subscription() },
      {
        assigned: (assignment) => {
          const done = deferred<void>()
          this.#change = { assignment, done }
          wakeup.wake()
          return done.promise
        },
        lost: (error) => {
          const done = deferred<void>()
          this.#lost = { error, done }
          this.#change?.done.resolve()
          this.#change = undefined
          wakeup.wake()
          return done.promise
        },
        failed,
        compute,
      },
    )
  }

  /** For commits, and for offsets in transactions. */
  get member(): GroupMembership {
    return present(this.#member, 'it has joined its group')
  }

  /** The assignment that was not carried out yet. */
  get change(): AssignmentChange | undefined {
    return this.#change
  }

  /** Why all is another's now, if it is and the copy has not given it up yet. */
  get lost(): StreamError | undefined {
    return this.#lost?.error
  }

  /** An assignment was carried out; another may have come meanwhile. */
  carriedOut({ done }: AssignmentChange): void {
    if (this.#change?.done === done) this.#change = undefined
    done.resolve()
  }

  /** All that was lost is given up: it joins again with what it has now. */
  gaveUp(): void {
    this.member.subscribe(this.#subscription())
    this.#lost?.done.resolve()
    this.#lost = undefined
  }

  /** Tells the group how far its stores are, when that is due. */
  reportIfDue(nowMs: number): void {
    if (this.#reports.isDue(this.#parts.atHand, nowMs)) this.member.subscribe(this.#subscription())
  }

  /** Tells all copies that they are to stop, and why. */
  askAllToStop(reason: string): void {
    this.member.subscribe(this.#subscription(reason.slice(0, limits.shutdownReasonLengthMax)))
  }

  /** The assignment that has come since the last call, if any, for who only listens; nothing of it is carried out. */
  passOver(): GroupAssignment | undefined {
    const change = this.#change
    this.#change = undefined
    this.#lost?.done.resolve()
    this.#lost = undefined
    change?.done.resolve()
    return change?.assignment
  }

  /** Leaves the group, which waits for nothing any more. */
  async leave(): Promise<void> {
    this.#change?.done.resolve()
    this.#lost?.done.resolve()
    await this.#member?.leave()
  }

  #subscription(shutdown?: string): GroupSubscription {
    const { topology, names, processId, shape, settings, atHand, advertised } = this.#parts
    const { lags, stored } = this.#reports.report(atHand(), performance.now())
    return {
      topics: inputTopics(topology, names),
      topicRegex: '',
      metadata: encodeMember({
        processId,
        shape,
        lags: Object.fromEntries(lags),
        stored: Object.fromEntries(stored),
        advertised: advertised(),
        tags: settings.clientTags,
        shutdown,
      }),
    }
  }
}
