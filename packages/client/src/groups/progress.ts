import type { PartitionState } from '../consumer/partition-state.ts'
import type { Place } from '../consumer/starting-points.ts'
import { type Deferred, deferred } from '../util/deferred.ts'
import { Fifo } from '../util/fifo.ts'

/** What the application has in hand of a partition. */
interface Held extends Place {
  readonly state: PartitionState
  isFinished: boolean
  /** Nobody will finish it. */
  isDiscarded: boolean
}

/** What becomes of items that are finished by hand. */
export interface ByHand {
  /** The application is done with it. */
  readonly finish: (item: unknown) => void
  /** The application never gets it: whoever has the partition next does. */
  readonly discard: (item: unknown) => void
}

interface Waiting {
  readonly states: ReadonlySet<PartitionState>
  readonly idle: Deferred<void>
}

/**
 * What the application has finished of what one iteration gave it: that may be committed. An item is finished once the loop body asked
 * for the next one; or, after {@link byHand}, once it is told so, and then no later one of its partition counts before it.
 */
export class Progress {
  /** The one item in hand, while asking for the next finishes it: a place in a partition, in parts so that it costs nothing. */
  #hand: PartitionState | undefined
  #handOffset = -1
  #handEpoch = -1
  /** By partition, in their order, while items are finished by hand. */
  #lines: Map<PartitionState, Fifo<Held>> | undefined
  readonly #byItem = new Map<unknown, Held>()
  #waiting: Waiting[] = []
  #isEnded = false

  /** The application asks for the next item. */
  asked(): void {
    if (this.#hand === undefined) return
    this.#hand = undefined
    this.#tellIdle()
  }

  /** The item at `offset` goes to the application; the state has passed it already. */
  handing(state: PartitionState, offset: number, item: unknown): void {
    const { previousEpoch: leaderEpoch } = state
    if (this.#lines === undefined) {
      this.#hand = state
      this.#handOffset = offset
      this.#handEpoch = leaderEpoch
      return
    }
    const held = { state, offset, leaderEpoch, isFinished: false, isDiscarded: false }
    let line = this.#lines.get(state)
    if (line === undefined) {
      line = new Fifo()
      this.#lines.set(state, line)
    }
    line.push(held)
    this.#byItem.set(item, held)
  }

  /** From now on several items may be in hand, and each is finished when that is said of it. */
  byHand(): ByHand {
    this.#lines ??= new Map()
    return { finish: (item) => this.#finish(item), discard: (item) => this.#discard(item) }
  }

  /** Whether items are finished when that is said of them. */
  get isByHand(): boolean {
    return this.#lines !== undefined
  }

  /** Where reading would have to begin so that nothing unfinished is left out; undefined while that is not known. */
  finishedOf(state: PartitionState): Place | undefined {
    return this.#unfinishedOf(state) ?? positionOf(state)
  }

  /** As {@link finishedOf}, but what is in hand in a plain loop counts as finished: the application says so. */
  deliveredOf(state: PartitionState): Place | undefined {
    return this.#lines?.get(state)?.first ?? positionOf(state)
  }

  /** What the application has had in hand for longest. */
  get oldest(): { readonly state: PartitionState; readonly offset: number } | undefined {
    if (this.#hand !== undefined) return { state: this.#hand, offset: this.#handOffset }
    for (const held of this.#byItem.values()) return held
    return undefined
  }

  /** Resolves once nothing of these partitions is in hand. */
  idle(states: Iterable<PartitionState>): Promise<void> {
    if (this.#isEnded) return Promise.resolve()
    const waiting = { states: new Set(states), idle: deferred<void>() }
    this.#waiting.push(waiting)
    this.#tellIdle()
    return waiting.idle.promise
  }

  /** The partition goes on elsewhere, or is not ours any more: what is in hand of it says nothing. */
  forget(state: PartitionState): void {
    if (this.#hand === state) this.#hand = undefined
    this.#lines?.delete(state)
    for (const [item, held] of this.#byItem) if (held.state === state) this.#byItem.delete(item)
    this.#tellIdle()
  }

  /** Nothing that is in hand will be finished any more: there is nothing to wait for. */
  ended(): void {
    this.#isEnded = true
    for (const { idle } of this.#waiting) idle.resolve()
    this.#waiting = []
  }

  #finish(item: unknown): void {
    const held = this.#byItem.get(item)
    if (held === undefined) return
    this.#byItem.delete(item)
    held.isFinished = true
    const line = this.#lines?.get(held.state)
    while (line?.first?.isFinished === true) line.shift()
    this.#tellIdle()
  }

  #discard(item: unknown): void {
    const held = this.#byItem.get(item)
    if (held === undefined) return
    this.#byItem.delete(item)
    held.isDiscarded = true
    this.#tellIdle()
  }

  #isInHand(state: PartitionState): boolean {
    if (this.#hand === state) return true
    for (const { isFinished, isDiscarded } of this.#lines?.get(state) ?? [])
      if (!isFinished && !isDiscarded) return true
    return false
  }

  #unfinishedOf(state: PartitionState): Place | undefined {
    if (this.#hand === state) return { offset: this.#handOffset, leaderEpoch: this.#handEpoch }
    return this.#lines?.get(state)?.first
  }

  #tellIdle(): void {
    if (this.#waiting.length === 0) return
    this.#waiting = this.#waiting.filter(({ states, idle }) => {
      for (const state of states) if (this.#isInHand(state)) return true
      idle.resolve()
      return false
    })
  }
}

function positionOf({ position, positionEpoch }: PartitionState): Place | undefined {
  return position === undefined ? undefined : { offset: position, leaderEpoch: positionEpoch }
}
