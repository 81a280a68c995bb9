import { expect } from 'vitest'
import type { Producer } from '../../src/outcome.ts'
import type { Transaction } from '../../src/transactions/transaction.ts'
import type { EndingTransaction } from '../../src/transactions/transaction-shard.ts'
import { outcomeOf, ShardRun, timeoutMs } from './shard-run.ts'

/** What happens next. `who` is one of two processes that use the same transactional id. */
export type Step =
  | { readonly kind: 'begin' | 'go on'; readonly who: number; readonly isLost: boolean }
  | {
      readonly kind: 'add'
      readonly who: number
      readonly isLost: boolean
      readonly partition: number
      readonly mayBeUnlogged: boolean
    }
  | { readonly kind: 'end'; readonly who: number; readonly isLost: boolean; readonly isCommit: boolean }
  /** A request that was delivered before comes again, however late. */
  | { readonly kind: 'again'; readonly which: number; readonly mayBegin: boolean }
  | { readonly kind: 'markers'; readonly areLate: boolean }
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'operator aborts' }
  | { readonly kind: 'restart' }

interface Request {
  readonly kind: 'begin' | 'go on' | 'add' | 'end'
  /** Who sent it: each begin of a process is another session. */
  readonly session: number
  readonly producer: Producer | undefined
  readonly partition: number
  readonly isCommit: boolean
  readonly mayBeUnlogged: boolean
  /** What it was answered when it was done. */
  answer?: unknown
}

/** What a process that uses the transactional id knows. */
class Process {
  session = -1
  producer: Producer | undefined
  /** Its last request, while it has no answer to that. */
  unanswered: Request | undefined
}

/**
 * Two processes, a coordinator, and the checks: a transaction has one outcome for ever, whoever was fenced changes nothing, and a request
 * that comes again changes nothing and is answered the same.
 */
export class Walk {
  readonly run = new ShardRun()
  readonly #processes = [new Process(), new Process()]
  readonly #delivered: Request[] = []
  readonly #endings: EndingTransaction[] = []
  readonly #outcomes = new Map<string, 'commit' | 'abort'>()
  readonly #begun = new Set<string>()
  #sessions = 0
  /** The session that holds the transactional id; -1 for one whose process does not know of it. */
  #owner = -1
  /** The last request of the owner that was done. */
  #lastDone: Request | undefined

  constructor(firstEpoch: number) {
    this.run.become({ producerEpoch: firstEpoch })
  }

  get outcomes(): readonly ('commit' | 'abort')[] {
    return [...this.#outcomes.values()]
  }

  take(step: Step): void {
    switch (step.kind) {
      case 'begin':
      case 'go on':
      case 'add':
      case 'end':
        this.#send(step)
        break
      case 'again': {
        const some = this.#delivered.filter(({ kind }) => step.mayBegin || kind !== 'begin')
        const request = some[step.which % Math.max(some.length, 1)]
        if (request !== undefined) this.#deliver(request, true)
        break
      }
      case 'markers':
        this.#endings.push(...this.run.shard.ending())
        this.#watch(() => this.run.tell(step.areLate ? this.#endings.slice(0, 1) : this.run.shard.ending()))
        break
      case 'time':
        this.run.nowMs += step.ms
        this.#watch(() => this.run.tick())
        break
      case 'operator aborts':
        this.#watch(() => this.run.abort())
        break
      case 'restart':
        this.#restart()
    }
    this.#restart()
  }

  /** Another coordinator comes to the same, though not all of it is written: it tells partitions again how the last transaction ended. */
  #restart(): void {
    const { transaction: before } = this.run
    this.run.restart()
    const ending = this.run.shard.ending()
    const isBegun = before.state === 'Ongoing'
    if (before.state.startsWith('Complete')) this.run.tell(ending)
    else if (isBegun) for (const each of ending) this.run.run((shard, nowMs) => shard.foundOpen(each, nowMs))
    const { transaction: after } = this.run
    const { updateMs, startMs, logged } = after
    // What is found open may be open in all partitions of the one before, and has its whole time-out.
    const partitions = isBegun && ending.length > 0 ? after.partitions : before.partitions
    expect(after).toEqual({ ...before, updateMs, startMs: isBegun ? startMs : before.startMs, logged, partitions })
    for (const [topic, numbers] of before.partitions) {
      for (const each of numbers) expect(partitions.get(topic)?.has(each)).toBe(true)
    }
  }

  #send(step: Extract<Step, { readonly who: number }>): void {
    const process = this.#processes[step.who]
    if (process === undefined) return
    const request = step.kind === 'begin' ? this.#begin(process) : (process.unanswered ?? this.#next(process, step))
    const answer = this.#deliver(request, false)
    process.unanswered = request
    if (step.isLost || answer === 'ending' || answer === 'CONCURRENT_TRANSACTIONS') return
    process.unanswered = undefined
    if (typeof answer === 'object') process.producer = answer as Producer
    else if (answer === 'PRODUCER_FENCED' || answer === 'INVALID_PRODUCER_ID_MAPPING') process.producer = undefined
  }

  #begin(process: Process): Request {
    const { unanswered } = process
    if (unanswered?.kind === 'begin') return unanswered
    process.session = this.#sessions++
    process.producer = undefined
    const { session } = process
    return { kind: 'begin', session, producer: undefined, partition: 0, isCommit: false, mayBeUnlogged: false }
  }

  #next(process: Process, step: Extract<Step, { readonly who: number }>): Request {
    const { session, producer } = process
    if (producer === undefined) return this.#begin(process)
    return {
      kind: step.kind,
      session,
      producer,
      partition: step.kind === 'add' ? step.partition : 0,
      isCommit: step.kind === 'end' && step.isCommit,
      mayBeUnlogged: step.kind === 'add' && step.mayBeUnlogged,
    }
  }

  #deliver(request: Request, isDuplicate: boolean): unknown {
    const { kind, session } = request
    const isOwner = session === this.#owner
    const wasDone = request.answer !== undefined
    const before = this.run.records.length
    const open = this.run.transaction
    const answer = this.#watch(() => outcomeOf(() => this.#ask(request)))
    const hasWritten = this.run.records.length > before
    const isError = typeof answer === 'string' && answer !== 'ending' && answer !== 'done'
    if (kind === 'begin') {
      if (hasWritten) {
        this.#owner = isDuplicate && wasDone ? -1 : session
        this.#lastDone = undefined
      }
    } else {
      if (!isOwner) expect([kind, hasWritten, isError]).toEqual([kind, false, true])
      if (wasDone) expect([kind, hasWritten]).toEqual([kind, false])
      if (request === this.#lastDone && kind !== 'add') expect(answer).toEqual(request.answer)
    }
    this.#checkEnd(request, answer, open)
    if (!isDuplicate) this.#delivered.push(request)
    if (isError || answer === 'ending') return answer
    request.answer ??= answer
    if (session === this.#owner && !wasDone) this.#lastDone = request
    return answer
  }

  /** Whoever is told that its transaction was committed, or was not, was told the truth. */
  #checkEnd({ kind, producer, isCommit, answer: known }: Request, answer: unknown, before: Transaction): void {
    if (kind !== 'end' || producer === undefined) return
    const outcome = this.#outcomes.get(keyOf(producer))
    if (answer === 'TRANSACTION_ABORTABLE') expect(outcome ?? 'abort').toBe('abort')
    if (typeof answer !== 'object') return
    if (isCommit) expect(outcome).toBe('commit')
    else expect([outcome, before.state]).not.toContain('commit')
    if (known !== undefined) expect(answer).toEqual(known)
  }

  #ask({ kind, producer, partition, isCommit, mayBeUnlogged }: Request): unknown {
    switch (kind) {
      case 'begin':
        return this.run.init()
      case 'go on':
        return this.run.init(producer)
      case 'add':
        if (producer !== undefined) this.run.add(producer, { a: [partition] }, mayBeUnlogged)
        return 'done'
      case 'end':
        return producer === undefined ? undefined : this.run.end(producer, isCommit)
    }
  }

  /** Does something, and checks that the transaction could come to what it came to. */
  #watch<Result>(act: () => Result): Result {
    const before = this.run.transaction
    const result = act()
    const after = this.run.transaction
    if (before === after) return result
    if (after.producerId === before.producerId) {
      expect(after.producerEpoch).toBeGreaterThanOrEqual(before.producerEpoch)
    }
    switch (before.state) {
      case 'Ongoing':
        if (after.state !== 'Ongoing') {
          expect(this.#outcomes.has(keyOf(before))).toBe(false)
          this.#outcomes.set(keyOf(before), after.state === 'PrepareCommit' ? 'commit' : 'abort')
          expect(['PrepareCommit', 'PrepareAbort']).toContain(after.state)
          expect(after.producerId).toBe(before.producerId)
          // What is written late with the old epoch is fenced by the markers.
          expect(after.producerEpoch).toBeGreaterThan(before.producerEpoch)
          expect(after.partitions).toEqual(before.partitions)
        } else expect(keyOf(after)).toBe(keyOf(before))
        break
      case 'PrepareCommit':
        expect(after.state).toBe('CompleteCommit')
        break
      case 'PrepareAbort':
        expect(after.state).toBe('CompleteAbort')
        break
      case 'Empty':
      case 'CompleteCommit':
      case 'CompleteAbort':
        expect(['Empty', 'Ongoing', 'CompleteAbort']).toContain(after.state)
        if (after.state === 'Ongoing') {
          expect(this.#begun.has(keyOf(after))).toBe(false)
          this.#begun.add(keyOf(after))
        }
    }
    return result
  }
}

/** Epochs belong to one transaction at most. */
function keyOf({ producerId, producerEpoch }: Producer): string {
  return `${producerId}/${producerEpoch}`
}

/** A while that is over before transactions are too old, or not. */
export const someTimesMs = [1, timeoutMs - 1, timeoutMs, 2 * timeoutMs] as const
