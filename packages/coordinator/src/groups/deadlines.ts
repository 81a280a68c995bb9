/** A member of one of the groups. */
export interface MemberName {
  readonly groupId: string
  readonly memberId: string
}

interface Deadline extends MemberName {
  readonly atMs: number
  /** Of what: another token is another wait. */
  readonly token: number
}

/**
 * Waits of members that end at some time. They are no part of what is written: after a restart they begin anew. Moving one later, as every
 * heartbeat does, costs nothing: the earliest is then only known not to be before {@link Deadlines.nextMs}.
 */
export class Deadlines {
  readonly #byKey = new Map<string, Deadline>()
  #earliestMs = Infinity

  /** Nothing is due before this; undefined if nothing ever is. */
  nextMs(): number | undefined {
    return this.#byKey.size === 0 ? undefined : this.#earliestMs
  }

  has(name: MemberName): boolean {
    return this.#byKey.has(keyOf(name))
  }

  set({ groupId, memberId }: MemberName, atMs: number, token = 0): void {
    this.#byKey.set(keyOf({ groupId, memberId }), { groupId, memberId, atMs, token })
    this.#earliestMs = Math.min(this.#earliestMs, atMs)
  }

  /** Begins a wait, unless it is under way. */
  begin(name: MemberName, atMs: number, token: number): void {
    if (this.#byKey.get(keyOf(name))?.token !== token) this.set(name, atMs, token)
  }

  delete(name: MemberName): void {
    this.#byKey.delete(keyOf(name))
  }

  /** Those whose wait is over, the longest overdue first; they stay until they are deleted. */
  due(nowMs: number): readonly MemberName[] {
    if (nowMs < this.#earliestMs) return []
    const due: Deadline[] = []
    this.#earliestMs = Infinity
    for (const deadline of this.#byKey.values()) {
      if (deadline.atMs <= nowMs) due.push(deadline)
      this.#earliestMs = Math.min(this.#earliestMs, deadline.atMs)
    }
    return due.toSorted((left, right) => left.atMs - right.atMs)
  }
}

const keyOf = ({ groupId, memberId }: MemberName): string => `${groupId.length}:${groupId}${memberId}`
