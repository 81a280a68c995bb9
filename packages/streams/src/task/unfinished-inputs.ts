import { assert } from '@millrace/base'
import type { Hold, HoldKind } from '../processor/context.ts'
import type { StreamRecord } from '../record.ts'
import type { RawRecord } from './environment.ts'
import type { RecordQueue } from './record-queue.ts'

/** An input that was taken, with what is needed to go on with it later, or to begin with it again. */
export interface TakenInput {
  readonly queue: RecordQueue
  readonly record: StreamRecord<unknown, unknown>
  /** Its bytes; undefined if they are not there any more, as for what a cache forwards late. */
  readonly raw: RawRecord | undefined
  /** The task's stream time when it was processed, and right before. */
  readonly streamTimeMs: number
  readonly streamTimeBeforeMs: number
  readonly partitionTimeBeforeMs: number
}

/** What a processor has not finished, and the inputs that it is part of. */
class InputHold implements Hold {
  readonly kind: HoldKind
  readonly node: string
  /** None: a punctuation forwarded it. */
  readonly inputs: readonly TakenInput[]
  readonly #release: (hold: InputHold) => void

  constructor(kind: HoldKind, node: string, inputs: readonly TakenInput[], release: (hold: InputHold) => void) {
    this.kind = kind
    this.node = node
    this.inputs = inputs
    this.#release = release
  }

  release(): void {
    this.#release(this)
  }
}

/**
 * The inputs of a task that asynchronous work, or an operator that keeps inputs back, has not finished. A commit goes up to the oldest of them;
 * it must wait if something was done already for an input that it would leave out, since that would be done again after a restart.
 */
export class UnfinishedInputs {
  readonly #holds = new Set<InputHold>()
  #callCount = 0
  #withoutInputCount = 0
  #hasStrayEffects = false

  get isAny(): boolean {
    return this.#holds.size > 0
  }

  /** How many there are that end by themselves. */
  get callCount(): number {
    return this.#callCount
  }

  /** Keeps these inputs from being committed; without any, keeps everything. */
  hold(kind: HoldKind, node: string, inputs: readonly TakenInput[]): Hold {
    const hold = new InputHold(kind, node, inputs, (each) => this.#release(each))
    this.#holds.add(hold)
    if (kind === 'call') this.#callCount += 1
    if (inputs.length === 0) this.#withoutInputCount += 1
    return hold
  }

  #release(hold: InputHold): void {
    if (!this.#holds.delete(hold)) return
    if (hold.kind === 'call') this.#callCount -= 1
    if (hold.inputs.length === 0) this.#withoutInputCount -= 1
  }

  /** The inputs that these holds keep, from the oldest to the newest of each. */
  inputsOf(holds: readonly Hold[]): readonly TakenInput[] {
    return holds.flatMap((hold) => {
      assert(hold instanceof InputHold, 'a hold of a task is one that it gave')
      return hold.inputs
    })
  }

  /** Something was written, or a store was changed, that no input caused. */
  strayEffect(): void {
    if (this.#holds.size > 0) this.#hasStrayEffects = true
  }

  /** All that was done so far goes with one commit: what comes from now on goes with the next. */
  cut(): void {
    this.#hasStrayEffects = false
  }

  /** Whether nothing may be committed, by either guarantee: what a punctuation forwarded would be lost. */
  get isWithoutInput(): boolean {
    return this.#withoutInputCount > 0
  }

  /** Whether something was done for an input that a commit up to the oldest unfinished one leaves out. */
  get isEntangled(): boolean {
    if (this.#holds.size === 0) return false
    if (this.#hasStrayEffects || this.#withoutInputCount > 0) return true
    for (const { inputs } of this.#holds) {
      for (const { queue, record } of inputs) if (queue.effectOffset >= record.offset) return true
    }
    return false
  }

  /** The oldest of a partition. */
  oldestOf(queue: RecordQueue): TakenInput | undefined {
    let oldest: TakenInput | undefined
    for (const { inputs } of this.#holds) {
      for (const input of inputs) {
        if (input.queue === queue && (oldest === undefined || input.record.offset < oldest.record.offset))
          oldest = input
      }
    }
    return oldest
  }

  /** The stream time that no unfinished input can fall behind: that before the oldest of them. */
  streamTimeMs(taskTimeMs: number): number {
    let timeMs = taskTimeMs
    for (const { inputs } of this.#holds) {
      for (const { streamTimeBeforeMs } of inputs) timeMs = Math.min(timeMs, streamTimeBeforeMs)
    }
    return timeMs
  }

  /** All inputs that are kept, each once, by partition and offset. */
  all(): TakenInput[] {
    const inputs = new Set([...this.#holds].flatMap((hold) => [...hold.inputs]))
    return [...inputs].toSorted((one, other) => one.record.offset - other.record.offset)
  }

  /** For messages: who keeps what. */
  describe(): string {
    const [first] = this.#holds
    if (first === undefined) return 'nothing is unfinished'
    const [input] = first.inputs
    const what =
      input === undefined
        ? 'what a punctuation forwarded'
        : `the record at offset ${input.record.offset} of ${input.record.topic}-${input.record.partition}`
    const more = this.#holds.size > 1 ? `, and ${this.#holds.size - 1} more` : ''
    return `${first.node} has not finished ${what}${more}`
  }
}
