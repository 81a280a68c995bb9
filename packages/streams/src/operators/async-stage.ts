import { assert, StreamError } from '@millrace/base'
import { from, type ObservableInput, type Subscription, take } from 'rxjs'
import type { Hold, InternalContext, Scheduled } from '../processor/context.ts'
import { limits } from './limits.ts'
import type { AnyRecord, Stage, Take } from './stage.ts'

/** What a function of `mapAsync` is told of its call. */
export interface AsyncCall {
  /** Aborted at the deadline, and when the task goes: nobody waits for the call any more. */
  readonly signal: AbortSignal
}

/** How calls are made. */
export interface AsyncStageOptions {
  readonly operator: string
  readonly project: (element: unknown, call: AsyncCall) => ObservableInput<unknown>
  /** So many calls at a time, those included that have ended and wait for their turn. */
  readonly concurrency: number
  readonly isOrdered: boolean
  /** Milliseconds that a call may take. */
  readonly timeoutMs: number
}

/** One call of the function, from its input to its turn. */
class Call implements AsyncCall {
  readonly element: unknown
  readonly cause: AnyRecord
  readonly hold: Hold
  readonly values: unknown[] = []
  failure: Error | undefined
  isDone = false
  deadline: Scheduled | undefined
  subscription: Subscription | undefined
  #controller: AbortController | undefined

  constructor(element: unknown, cause: AnyRecord, hold: Hold) {
    this.element = element
    this.cause = cause
    this.hold = hold
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    return this.#controller.signal
  }

  /** Nobody waits for it any more. */
  giveUp(reason: Error): void {
    this.isDone = true
    this.deadline?.cancel()
    this.subscription?.unsubscribe()
    // A function that asks for its signal only now learns it too.
    this.#controller ??= new AbortController()
    this.#controller.abort(reason)
  }
}

/**
 * Calls a function for each element, so many at a time, and passes on what it gives, together once a call has ended: in the order of the inputs,
 * or as calls end. Every input is held until then.
 */
export class AsyncStage implements Stage {
  readonly #options: AsyncStageOptions
  readonly #context: InternalContext
  readonly #next: Take
  /** Those that were begun and whose turn has not come, in the order of the inputs. */
  readonly #begun = new Set<Call>()
  /** Those that one input gave beyond the limit. */
  #waiting: Call[] = []
  /** Without order: those that have ended. */
  #ended: Call[] = []
  #isPosted = false
  #isCongested = false
  #isClosed = false

  constructor(options: AsyncStageOptions, context: InternalContext, next: Take) {
    this.#options = options
    this.#context = context
    this.#next = next
  }

  readonly take = (element: unknown, cause: AnyRecord): void => {
    const call = new Call(element, cause, this.#context.hold('call'))
    if (this.#begun.size < this.#options.concurrency) this.#begin(call)
    else this.#waiting.push(call)
    this.#tellCongestion()
  }

  close(): void {
    this.#isClosed = true
    const reason = new StreamError('ABORTED', `the task of ${this.#options.operator}() has ended`)
    for (const call of this.#begun) if (!call.isDone) call.giveUp(reason)
    this.#begun.clear()
    this.#waiting = []
    this.#ended = []
  }

  #begin(call: Call): void {
    const { project, timeoutMs } = this.#options
    this.#begun.add(call)
    call.deadline = this.#context.after(timeoutMs, () => this.#overdue(call))
    try {
      const result = project(call.element, call)
      if (isPromise(result)) {
        result.then(
          (value) => {
            call.values.push(value)
            this.#end(call)
          },
          (reason: unknown) => this.#end(call, reason),
        )
        return
      }
      call.subscription = from(result)
        .pipe(take(limits.valuesOfCallMax + 1))
        .subscribe({
          next: (value) => call.values.push(value),
          error: (reason: unknown) => this.#end(call, reason),
          complete: () => this.#end(call),
        })
    } catch (reason) {
      this.#end(call, reason)
    }
  }

  #overdue(call: Call): void {
    if (call.isDone) return
    const { operator, timeoutMs } = this.#options
    const failure = new StreamError(
      'TIMEOUT',
      `a call of the function of ${operator}() has not ended after ${timeoutMs} ms: find out what it waits for, or give it a longer \`timeout\``,
    )
    call.giveUp(failure)
    this.#ready(call, failure)
  }

  /** A call has ended by itself; `failed` holds what it was rejected with. */
  #end(call: Call, ...failed: readonly unknown[]): void {
    if (call.isDone || this.#isClosed) return
    call.isDone = true
    call.deadline?.cancel()
    const { operator } = this.#options
    if (failed.length > 0) this.#ready(call, errorOf(failed[0], operator))
    else if (call.values.length > limits.valuesOfCallMax) {
      const message = `a call of the function of ${operator}() gave more than ${limits.valuesOfCallMax} values: give fewer for each input`
      this.#ready(call, new StreamError('RESOURCE_EXHAUSTED', message))
    } else this.#ready(call, undefined)
  }

  #ready(call: Call, failure: Error | undefined): void {
    call.failure = failure
    if (!this.#options.isOrdered) this.#ended.push(call)
    if (this.#isPosted) return
    this.#isPosted = true
    this.#context.post(this.#passOn)
  }

  readonly #passOn = (): void => {
    this.#isPosted = false
    if (this.#isClosed) return
    if (this.#options.isOrdered) {
      for (const call of this.#begun) {
        if (!call.isDone) break
        this.#finish(call)
      }
    } else {
      for (const call of this.#ended.splice(0)) this.#finish(call)
    }
    while (this.#begun.size < this.#options.concurrency) {
      const call = this.#waiting.shift()
      if (call === undefined) break
      this.#begin(call)
    }
    this.#tellCongestion()
  }

  #finish(call: Call): void {
    assert(this.#begun.delete(call), 'a call has one turn')
    const { hold, failure, values, cause } = call
    this.#context.resume([hold], () => {
      if (failure !== undefined) throw failure
      for (const value of values) this.#next(value, cause)
    })
  }

  #tellCongestion(): void {
    const isCongested = this.#begun.size + this.#waiting.length >= this.#options.concurrency
    if (isCongested === this.#isCongested) return
    this.#isCongested = isCongested
    this.#context.congested(isCongested)
  }
}

function isPromise(result: ObservableInput<unknown>): result is Promise<unknown> {
  return typeof (result as Partial<Promise<unknown>>).then === 'function'
}

function errorOf(reason: unknown, operator: string): Error {
  if (reason instanceof Error) return reason
  return new StreamError('PROCESSING_FAILED', `the function of ${operator}() failed with ${String(reason)}`)
}
