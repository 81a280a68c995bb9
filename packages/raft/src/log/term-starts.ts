import { assert } from '@millrace/base'
import type { TermStart } from '../types.ts'

/** Where the entries of a term end. */
export interface TermEnd {
  readonly term: number
  readonly endOffset: number
}

/**
 * Which term each offset of the log is of, without the entries: a leader epoch cache (KIP-101), and with it all that log matching
 * needs. A term has one leader, which makes each border once: so if two logs have the same term at an offset that is a border in one,
 * it is a border in both.
 */
export class TermStarts {
  #startOffset: number
  #startTerm: number
  #endOffset: number
  readonly #starts: TermStart[]

  constructor(startOffset: number, startTerm: number, endOffset: number, starts: readonly TermStart[]) {
    assert(endOffset >= startOffset, `a log can't end at ${endOffset} before its start at ${startOffset}`)
    assert(
      endOffset === startOffset ? starts.length === 0 : starts[0]?.startOffset === startOffset,
      'the terms of a log must begin where it does',
    )
    this.#startOffset = startOffset
    this.#startTerm = startTerm
    this.#endOffset = endOffset
    this.#starts = [...starts]
  }

  get startOffset(): number {
    return this.#startOffset
  }

  get startTerm(): number {
    return this.#startTerm
  }

  get endOffset(): number {
    return this.#endOffset
  }

  /** The term of the last entry; of the one before the start if there is none. */
  get lastTerm(): number {
    return this.#starts.at(-1)?.term ?? this.#startTerm
  }

  /** The term of the entry that ends at `endOffset`; undefined below the start and above the end. */
  termAt(endOffset: number): number | undefined {
    if (endOffset === this.#startOffset) return this.#startTerm
    if (endOffset < this.#startOffset || endOffset > this.#endOffset) return undefined
    for (let index = this.#starts.length - 1; index >= 0; index--) {
      const start = this.#starts[index]
      if (start !== undefined && start.startOffset < endOffset) return start.term
    }
    return undefined
  }

  /** The last term at or below `term` and where its entries end; undefined if the log starts with a later one. */
  endOfTerm(term: number): TermEnd | undefined {
    for (let index = this.#starts.length - 1; index >= 0; index--) {
      const start = this.#starts[index]
      if (start !== undefined && start.term <= term) {
        return { term: start.term, endOffset: this.#starts[index + 1]?.startOffset ?? this.#endOffset }
      }
    }
    return this.#startTerm <= term ? { term: this.#startTerm, endOffset: this.#startOffset } : undefined
  }

  append(term: number, endOffset: number): void {
    assert(term >= this.lastTerm, `terms never go down, but ${term} follows ${this.lastTerm}`)
    if (term > this.lastTerm || this.#starts.length === 0) this.#starts.push({ term, startOffset: this.#endOffset })
    this.#endOffset = endOffset
  }

  /** Cuts the log so that it ends at `endOffset`. */
  truncate(endOffset: number): void {
    while ((this.#starts.at(-1)?.startOffset ?? -1) >= endOffset) this.#starts.pop()
    this.#endOffset = endOffset
  }

  /** Forgets what is below `startOffset`. */
  moveStart(startOffset: number): void {
    const term = this.termAt(startOffset)
    assert(term !== undefined, `a log from ${this.#startOffset} to ${this.#endOffset} can't start at ${startOffset}`)
    const first = this.#starts.findLastIndex((start) => start.startOffset <= startOffset)
    if (first > 0) this.#starts.splice(0, first)
    const start = this.#starts[0]
    if (startOffset === this.#endOffset) this.#starts.length = 0
    else if (start !== undefined) this.#starts[0] = { term: start.term, startOffset }
    this.#startOffset = startOffset
    this.#startTerm = term
  }

  /** The log is empty now, and goes on at `offset`, after an entry of `term`. */
  reset(offset: number, term: number): void {
    this.#starts.length = 0
    this.#startOffset = offset
    this.#startTerm = term
    this.#endOffset = offset
  }
}
