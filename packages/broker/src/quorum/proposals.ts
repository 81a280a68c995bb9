import { StreamError } from '@millrace/base'

interface Proposal {
  readonly term: number
  readonly endOffset: number
  readonly resolve: () => void
  readonly reject: (error: StreamError) => void
}

/** What a leader has proposed and does not know the fate of, in the order of the log. */
export class Proposals {
  #waiting: Proposal[] = []

  /** Resolves once the entry is committed; rejects as it is told. */
  add(term: number, endOffset: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ term, endOffset, resolve, reject })
    })
  }

  /** Everything before `offset` is committed; `termAt` says in which term the entry was that ends somewhere. */
  committed(offset: number, termAt: (endOffset: number) => number | undefined): void {
    const decided = this.#waiting.filter(({ endOffset }) => endOffset <= offset)
    if (decided.length === 0) return
    this.#waiting = this.#waiting.filter(({ endOffset }) => endOffset > offset)
    for (const { term, endOffset, resolve, reject } of decided) {
      // Another leader's entry may stand where this one did not get.
      if (termAt(endOffset) === term) resolve()
      else reject(notController())
    }
  }

  /** Nobody will learn here what becomes of what was proposed in terms before this one. */
  failBefore(term: number, error: StreamError): void {
    const failed = this.#waiting.filter((proposal) => proposal.term < term)
    this.#waiting = this.#waiting.filter((proposal) => proposal.term >= term)
    for (const { reject } of failed) reject(error)
  }

  failAll(error: StreamError): void {
    this.failBefore(Number.POSITIVE_INFINITY, error)
  }
}

/** Why a node that does not lead, or no more, can't tell what becomes of a proposal. */
export function notController(): StreamError {
  return new StreamError('NOT_CONTROLLER', 'this node is not the active controller (any more); ask the one that is')
}
