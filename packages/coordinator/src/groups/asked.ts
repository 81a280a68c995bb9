import type { ConsumerGroup } from './consumer-group.ts'
import { clientAssignor } from './assignors/index.ts'
import { awayEpoch } from './member.ts'

interface Ask {
  readonly memberId: string
  readonly groupEpoch: number
  /** Until when it may work on it. */
  readonly untilMs: number
  isTold: boolean
}

/** Which member of a group is asked to assign for all. It is no part of what is written: another coordinator asks anew. */
export class Asked {
  readonly #byGroup = new Map<string, Ask>()

  /** Asks a member of the group if one is to compute and none is asked; takes the question back if none is to. */
  update(group: ConsumerGroup, isToCompute: boolean, nowMs: number): void {
    const ask = this.#byGroup.get(group.groupId)
    if (!isToCompute) {
      this.#byGroup.delete(group.groupId)
      return
    }
    if (ask?.groupEpoch === group.epoch && isThere(group, ask.memberId)) return
    const [first] = candidates(group)
    // Who did it before does it again: it may remember something.
    const next = ask !== undefined && isThere(group, ask.memberId) ? ask.memberId : first
    this.#ask(group, next, nowMs)
  }

  /** Who was asked took too long: the next one is. */
  askNext(group: ConsumerGroup, nowMs: number): void {
    const members = candidates(group)
    const last = members.indexOf(this.#byGroup.get(group.groupId)?.memberId ?? '')
    this.#ask(group, members[(last + 1) % members.length], nowMs)
  }

  /** Whether the member is to be told now that it is asked; `again`: even if it was already. */
  tell(groupId: string, memberId: string, again: boolean): boolean {
    const ask = this.#byGroup.get(groupId)
    if (ask?.memberId !== memberId || (ask.isTold && !again)) return false
    ask.isTold = true
    return true
  }

  /** Whether the member is asked, and does not know. */
  isUntold(groupId: string, memberId: string): boolean {
    const ask = this.#byGroup.get(groupId)
    return ask?.memberId === memberId && !ask.isTold
  }

  nextMs(): number | undefined {
    let next: number | undefined
    for (const { untilMs } of this.#byGroup.values()) next = Math.min(next ?? Infinity, untilMs)
    return next
  }

  /** Groups whose member took too long. */
  late(nowMs: number): readonly string[] {
    return [...this.#byGroup].filter(([, { untilMs }]) => untilMs <= nowMs).map(([groupId]) => groupId)
  }

  delete(groupId: string): void {
    this.#byGroup.delete(groupId)
  }

  #ask(group: ConsumerGroup, memberId: string | undefined, nowMs: number): void {
    const member = memberId === undefined ? undefined : group.member(memberId)
    if (member === undefined) {
      this.#byGroup.delete(group.groupId)
      return
    }
    this.#byGroup.set(group.groupId, {
      memberId: member.memberId,
      groupEpoch: group.epoch,
      untilMs: nowMs + member.rebalanceTimeoutMs,
      isTold: false,
    })
  }
}

/** Those that can assign, by id: members that asked for it, or else all that are there. */
function candidates(group: ConsumerGroup): readonly string[] {
  const present = [...group.members.values()].filter(({ memberId }) => isThere(group, memberId))
  const willing = present.filter(({ assignor }) => assignor === clientAssignor)
  return (willing.length > 0 ? willing : present).map(({ memberId }) => memberId).toSorted()
}

/** Whether it can be asked: it is not away, and speaks the protocol in which that can be said. */
function isThere(group: ConsumerGroup, memberId: string): boolean {
  const member = group.member(memberId)
  return member !== undefined && member.memberEpoch !== awayEpoch && member.classicProtocols === null
}
