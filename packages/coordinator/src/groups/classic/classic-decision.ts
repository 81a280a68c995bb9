import type { CoordinatorRecord } from '@millrace/kafka-wire/records'
import type { ClassicGroup } from './classic-group.ts'
import type { ClassicConfig, JoinAnswer, SyncAnswer } from './messages.ts'

/**
 * A decision on classic groups in the making: what it writes, whom it answers, and the groups as it leaves them. These are copies: nothing
 * has changed until it is known that what is written was written.
 */
export class ClassicDecision {
  readonly records: CoordinatorRecord[] = []
  readonly joins: JoinAnswer[] = []
  readonly syncs: SyncAnswer[] = []
  readonly nowMs: number
  readonly config: ClassicConfig
  /** When something is due next, if it looked at all groups. */
  earliestMs: number | undefined
  readonly #groups: ReadonlyMap<string, ClassicGroup>
  readonly #drafts = new Map<string, ClassicGroup | undefined>()

  constructor(groups: ReadonlyMap<string, ClassicGroup>, nowMs: number, config: ClassicConfig) {
    this.#groups = groups
    this.nowMs = nowMs
    this.config = config
  }

  /** The groups that it changes, as they will be; undefined for one that is forgotten. */
  get drafts(): ReadonlyMap<string, ClassicGroup | undefined> {
    return this.#drafts
  }

  /** The group to be changed; undefined if there is none of that name. */
  group(groupId: string): ClassicGroup | undefined {
    if (this.#drafts.has(groupId)) return this.#drafts.get(groupId)
    const draft = this.#groups.get(groupId)?.copy()
    if (draft !== undefined) this.#drafts.set(groupId, draft)
    return draft
  }

  /** Takes a group that there was not. */
  add(group: ClassicGroup): void {
    this.#drafts.set(group.groupId, group)
  }

  /** Forgets a group. */
  delete(groupId: string): void {
    this.#drafts.set(groupId, undefined)
  }
}
