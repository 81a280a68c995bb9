import { StreamError, toStreamError } from '@millrace/base'
import { RecordHeaders } from '@millrace/client'
import { Observable, type OperatorFunction, Subscriber } from 'rxjs'
import type { ProcessorContext } from '../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../processor/processor.ts'
import { type StreamRecord, withValue } from '../record.ts'
import type { Push, TaggedOperator } from './tag.ts'

type AnyRecord = StreamRecord<unknown, unknown>

/**
 * One processor for a run of RxJS operators: each record is pushed through synchronously, and what comes out before the push returns belongs
 * to it. A run of stateless operators that can be fused is one closure; else a chain of Subscribers.
 */
export function chainOf(run: readonly TaggedOperator[]): ProcessorSupplier<unknown, unknown> {
  const fuses = run.flatMap(({ fuse }) => (fuse === undefined ? [] : [fuse]))
  const begin =
    fuses.length === run.length
      ? (end: End): Push =>
          fuses.reduceRight<Push>(
            (next, fuse) => fuse(next),
            (value) => end.next(value),
          )
      : (end: End): Push => subscribed(run, end)
  return () => new Chain(run, begin)
}

/** A chain of Subscribers, from the first operator's down to `end`. */
function subscribed(run: readonly TaggedOperator[], end: End): Push {
  let head: Subscriber<unknown> | undefined
  let source = new Observable<unknown>((subscriber) => {
    if (head === undefined) head = subscriber
    else end.refuse('subscribed to the stream again (as repeat and retry do): a stream has no beginning to go back to')
  })
  // The types agreed where the operators were written one after the other.
  for (const apply of run as readonly unknown[] as readonly OperatorFunction<unknown, unknown>[]) source = apply(source)
  source.subscribe(end)
  return (value) => head?.next(value)
}

class Chain implements Processor<unknown, unknown> {
  readonly #run: readonly TaggedOperator[]
  readonly #begin: (end: End) => Push
  #context!: ProcessorContext
  #end!: End
  #push!: Push

  constructor(run: readonly TaggedOperator[], begin: (end: End) => Push) {
    this.#run = run
    this.#begin = begin
  }

  init(context: ProcessorContext): void {
    this.#context = context
    this.#restart()
  }

  #restart(): void {
    this.#end = new End(this.#context, this.#run)
    this.#push = this.#begin(this.#end)
  }

  process(record: AnyRecord): void {
    const end = this.#end
    if (end.wrong !== undefined) throw end.wrong
    end.cause = record
    try {
      this.#push(record)
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

/** The end of a chain: forwards what comes out while its cause is being processed. */
class End extends Subscriber<unknown> {
  readonly #context: ProcessorContext
  readonly #run: readonly TaggedOperator[]
  readonly #keepsKeys: boolean
  cause: AnyRecord | undefined
  /** What a record threw, here or behind. */
  failure: Error | undefined
  /** What is wrong with the topology: it can't go on. */
  wrong: StreamError | undefined
  /** Whether RxJS has ended the chain. */
  isEnded = false

  constructor(context: ProcessorContext, run: readonly TaggedOperator[]) {
    // oxlint-disable-next-line typescript/no-deprecated -- any other observer is wrapped, which costs a third of the speed
    super()
    this.#context = context
    this.#run = run
    this.#keepsKeys = run.every(({ isKeyChanging }) => !isKeyChanging)
  }

  get hasFailed(): boolean {
    return this.failure !== undefined || this.wrong !== undefined
  }

  override next(value: unknown): void {
    const { cause } = this
    if (cause === undefined) {
      this.refuse(
        'emitted outside the processing of a record, so that nobody can say which key and timestamp it has: use mapAsync() for asynchronous work',
      )
    } else if (!this.hasFailed) {
      this.#forward(value, cause)
    }
  }

  #forward(value: unknown, cause: AnyRecord): void {
    const record = isRecord(value) ? value : withValue(cause, value)
    if (this.#keepsKeys && record.key !== cause.key) {
      this.refuse('emitted a record with another key, although it is said to keep keys')
      return
    }
    try {
      this.#context.forward(record)
    } catch (error) {
      // Not through RxJS, which would take it for a failure of its operators, and end the chain.
      this.#fail(error)
    }
  }

  override error(error: unknown): void {
    this.isEnded = true
    this.#fail(error)
  }

  #fail(error: unknown): void {
    this.failure ??=
      error instanceof Error ? error : toStreamError(error, 'PROCESSING_FAILED', `${this.#names()} threw no error`)
  }

  override complete(): void {
    this.refuse('completed: a stream never ends, so an operator that ends one (take, first, ...) can not stand in it')
  }

  refuse(message: string): void {
    this.wrong ??= new StreamError('INVALID_TOPOLOGY', `${this.#names()} ${message}`)
  }

  #names(): string {
    return this.#run.map(({ operator }) => operator).join(', ')
  }
}

function isRecord(value: unknown): value is AnyRecord {
  return typeof value === 'object' && value !== null && (value as Partial<AnyRecord>).headers instanceof RecordHeaders
}
