import { StreamError } from '@millrace/base'
import { Observable, type OperatorFunction, type Subscriber, type Subscription } from 'rxjs'
import type { Hold, InternalContext } from '../processor/context.ts'
import type { AnyRecord, Stage, Take } from './stage.ts'

/** What is said of an operator that keeps inputs back. */
export interface HoldingStageOptions {
  readonly operator: string
  readonly apply: OperatorFunction<unknown, unknown>
  readonly drops: boolean
  readonly inputsMax: number
}

/** An input that the operator has, and what it takes after. */
interface Held {
  readonly element: object
  readonly cause: AnyRecord
  readonly hold: Hold
  readonly order: number
}

/**
 * An operator that keeps inputs back and emits them later, by itself or with what comes next. An output is one of its inputs, or an array of them,
 * which says whose it is: these are held until it has been passed on.
 */
export class HoldingStage implements Stage {
  readonly #options: HoldingStageOptions
  readonly #context: InternalContext
  readonly #next: Take
  /** By the element, from the oldest to the newest. */
  readonly #held = new Map<unknown, Held>()
  readonly #subscription: Subscription
  #head: Subscriber<unknown> | undefined
  #count = 0
  #wrong: StreamError | undefined
  #isClosed = false

  constructor(options: HoldingStageOptions, context: InternalContext, next: Take) {
    this.#options = options
    this.#context = context
    this.#next = next
    const source = new Observable<unknown>((subscriber) => {
      if (this.#head === undefined) this.#head = subscriber
      else this.#refuse('subscribed to the stream again: a stream has no beginning to go back to')
    })
    this.#subscription = options.apply(source).subscribe({
      next: (output) => this.#emitted(output),
      error: (cause: unknown) =>
        this.#refuse('failed, and what it held is lost with it: let what may fail stand before or behind it', cause),
      complete: () => this.#refuse('completed: a stream never ends'),
    })
  }

  readonly take = (element: unknown, cause: AnyRecord): void => {
    this.#checkRight()
    const { inputsMax } = this.#options
    if (typeof element !== 'object' || element === null) {
      throw this.#error(
        `was given ${typeof element}: it takes records, so that what it emits can be told apart; map() behind it`,
      )
    }
    if (this.#held.has(element)) throw this.#error('was given the same object twice, and could not tell which it emits')
    if (this.#held.size >= inputsMax) {
      throw this.#error(`holds ${inputsMax} inputs, and is given one more: let it emit sooner, or raise \`inputsMax\``)
    }
    this.#count += 1
    this.#held.set(element, { element, cause, hold: this.#context.hold('input'), order: this.#count })
    this.#head?.next(element)
    // What it did with it.
    this.#checkRight()
  }

  #checkRight(): void {
    if (this.#wrong !== undefined) throw this.#wrong
  }

  close(): void {
    this.#isClosed = true
    this.#subscription.unsubscribe()
    this.#held.clear()
  }

  #emitted(output: unknown): void {
    if (this.#isClosed || this.#wrong !== undefined) return
    const outputs: unknown[] = Array.isArray(output) && !this.#held.has(output) ? output.flat(Infinity) : [output]
    // As bufferTime does when nothing has come.
    if (outputs.length === 0) return
    const found = outputs.map((each) => this.#held.get(each))
    const traced = found.filter((held) => held !== undefined)
    if (traced.length < found.length) {
      this.#refuse(
        'emitted what is none of the inputs that it holds, nor an array of them, or one a second time: let it emit each input once (bufferCount(n), ' +
          'delay, ...), and make something else of them behind it',
      )
      return
    }
    const newest = traced.reduce((one, other) => (other.order > one.order ? other : one))
    const done = this.#options.drops
      ? [...this.#held.values()].filter(({ order }) => order <= newest.order)
      : traced.toSorted((one, other) => one.order - other.order)
    for (const { element } of done) this.#held.delete(element)
    this.#context.post(() => {
      this.#context.resume(
        done.map(({ hold }) => hold),
        () => this.#next(output, newest.cause),
      )
    })
  }

  #refuse(what: string, cause?: unknown): void {
    if (this.#isClosed || this.#wrong !== undefined) return
    const wrong = this.#error(what, cause)
    this.#wrong = wrong
    this.#context.post(() => {
      throw wrong
    })
  }

  #error(what: string, cause?: unknown): StreamError {
    return new StreamError('INVALID_TOPOLOGY', `holding(${this.#options.operator}) ${what}`, { cause })
  }
}
