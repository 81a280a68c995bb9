import { StreamError, toStreamError } from '@millrace/base'
import { Observable, type OperatorFunction, Subscriber, tap } from 'rxjs'
import type { InternalContext } from '../processor/context.ts'
import { type AnyRecord, isRecord, type Take } from './stage.ts'
import type { Push, TaggedOperator } from './tag.ts'

/**
 * Neighbouring operators that emit at once. Stateless ones that can be fused are one closure; else they are a chain of Subscribers, which is begun
 * anew after a failure.
 */
export class Segment {
  /** Whose word counts: the stage before the operators too. */
  readonly #all: readonly TaggedOperator[]
  readonly #context: InternalContext
  readonly #next: Take
  readonly #begin: (end: End) => Push
  #end!: End
  #push!: Push

  constructor(
    all: readonly TaggedOperator[],
    operators: readonly TaggedOperator[],
    context: InternalContext,
    next: Take,
  ) {
    this.#all = all
    this.#context = context
    this.#next = next
    const fuses = operators.flatMap(({ fuse, isKeyChanging }) => (fuse === undefined ? [] : [{ fuse, isKeyChanging }]))
    this.#begin =
      fuses.length === operators.length
        ? (end) =>
            fuses.reduceRight<Push>(
              (push, { fuse, isKeyChanging }, index) =>
                fuse(isKeyChanging && index < fuses.length - 1 ? adopting(push, end) : push),
              (value) => end.next(value),
            )
        : (end) => subscribed(operators, end)
    this.#restart()
  }

  #restart(): void {
    this.#end = new End(this.#all, this.#context, this.#next)
    this.#push = this.#begin(this.#end)
  }

  /** Pushes an element through; what comes out takes after `cause`. Throws what its operators, or what is behind them, throw. */
  push(element: unknown, cause: AnyRecord): void {
    const end = this.#end
    if (end.wrong !== undefined) throw end.wrong
    end.cause = cause
    try {
      this.#push(element)
    } finally {
      end.cause = undefined
    }
    if (end.hasFailed) this.#failed(end)
  }

  /** A record failed in the chain, or behind it. RxJS ends a chain by an error: if the task goes on, so does a new one. */
  #failed(end: End): void {
    const { wrong, failure } = end
    if (wrong !== undefined) throw wrong
    end.failure = undefined
    if (end.isEnded) this.#restart()
    if (failure !== undefined) throw failure
  }

  close(): void {
    this.#end.unsubscribe()
  }
}

/** What an operator makes of a record with another key goes on with that one's key. */
function adopting(push: Push, end: End): Push {
  return (value) => {
    if (isRecord(value)) end.cause = value
    push(value)
  }
}

/** A chain of Subscribers, from the first operator's down to `end`. */
function subscribed(operators: readonly TaggedOperator[], end: End): Push {
  let head: Subscriber<unknown> | undefined
  let source = new Observable<unknown>((subscriber) => {
    if (head === undefined) head = subscriber
    else end.refuse('subscribed to the stream again (as repeat and retry do): a stream has no beginning to go back to')
  })
  for (const [index, operator] of operators.entries()) {
    // The types agreed where the operators were written one after the other.
    source = (operator as unknown as OperatorFunction<unknown, unknown>)(source)
    if (operator.isKeyChanging && index < operators.length - 1) {
      source = source.pipe(
        tap((value) => {
          if (isRecord(value) && end.cause !== undefined) end.cause = value
        }),
      )
    }
  }
  source.subscribe(end)
  return (value) => head?.next(value)
}

/** The end of a chain: passes on what comes out while its cause is being processed. */
class End extends Subscriber<unknown> {
  readonly #all: readonly TaggedOperator[]
  readonly #context: InternalContext
  readonly #next: Take
  readonly #keepsKeys: boolean
  cause: AnyRecord | undefined
  /** What a record threw, here or behind. */
  failure: Error | undefined
  /** What is wrong with the topology: it can't go on. */
  wrong: StreamError | undefined
  /** Whether RxJS has ended the chain. */
  isEnded = false

  constructor(all: readonly TaggedOperator[], context: InternalContext, next: Take) {
    // oxlint-disable-next-line typescript/no-deprecated -- any other observer is wrapped, which costs a third of the speed
    super()
    this.#all = all
    this.#context = context
    this.#next = next
    this.#keepsKeys = all.every(({ isKeyChanging }) => !isKeyChanging)
  }

  get hasFailed(): boolean {
    return this.failure !== undefined || this.wrong !== undefined
  }

  override next(value: unknown): void {
    const { cause } = this
    if (cause === undefined) {
      this.refuse(
        'emitted outside the processing of a record, so that nobody can say which key and timestamp it has: use mapAsync() for asynchronous work, ' +
          'holding() for what keeps records back',
      )
    } else if (!this.hasFailed) {
      this.#passOn(value, cause)
    }
  }

  #passOn(value: unknown, cause: AnyRecord): void {
    if (this.#keepsKeys && isRecord(value) && value.key !== cause.key) {
      this.refuse('emitted a record with another key, although it is said to keep keys')
      return
    }
    try {
      this.#next(value, cause)
    } catch (error) {
      // Not through RxJS, which would take it for a failure of its operators, and end the chain.
      this.#fail(error)
    }
  }

  override error(error: unknown): void {
    this.isEnded = true
    this.#fail(error)
    // Nobody pushes who could be told.
    if (this.cause === undefined) this.refuse('failed outside the processing of a record')
  }

  #fail(error: unknown): void {
    this.failure ??=
      error instanceof Error ? error : toStreamError(error, 'PROCESSING_FAILED', `${this.#names()} threw no error`)
  }

  override complete(): void {
    this.refuse('completed: a stream never ends, so an operator that ends one (take, first, ...) can not stand in it')
  }

  /** Nothing goes on here: whoever pushes is told, or the task in its next turn. */
  refuse(message: string): void {
    if (this.wrong !== undefined) return
    const wrong = new StreamError('INVALID_TOPOLOGY', `${this.#names()} ${message}`, { cause: this.failure })
    this.wrong = wrong
    if (this.cause !== undefined) return
    this.#context.post(() => {
      throw wrong
    })
  }

  #names(): string {
    return this.#all.map(({ operator }) => operator).join(', ')
  }
}
