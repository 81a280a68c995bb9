import { present } from '@millrace/base'
import type { Anomaly } from './anomaly.ts'
import { at, type Evidence, partitionOf, sender } from './evidence.ts'
import { DirectedGraph, type Edge } from './graph/directed-graph.ts'
import type { Place, Poll, Send, Transaction } from './history.ts'

/** Why one thing came before another: it lies before it in a partition, it was read, or a clock says so. */
type Why = 'ww' | 'wr' | 'time'

/**
 * What can only have happened before itself. Each record was appended at some moment while it was sent, each transaction committed at some
 * moment once that was asked for; records of a partition in the order in which they lie there, and whatever was read was appended
 * and committed before. If that goes round in a circle, it is `G0` where only the order of writes is needed for it (ww), and `G1c` where it takes
 * what was read (wr). The moment is the record's and not the transaction's: Kafka's transactions do not keep those of others from writing
 * between their records.
 */
export function* writeCycles(evidence: Evidence): Iterable<Anomaly> {
  const moments = new Moments(evidence)
  for (const cycle of moments.graph.cycles()) {
    const kind = cycle.some(({ why }) => why === 'wr') ? 'G1c' : 'G0'
    yield { kind, message: moments.tell(cycle) }
  }
}

/** The graph of all moments of a history. */
class Moments {
  readonly graph = new DirectedGraph<Why>()
  /** What happens at a node, for people; those of the clock have none. */
  readonly #names = new Map<number, () => string>()
  readonly #appends = new Map<Send, number>()
  readonly #commits = new Map<Transaction, number>()
  /** What began or ended when. */
  readonly #times: { readonly node: number; readonly at: number; readonly isEnd: boolean }[] = []

  constructor(evidence: Evidence) {
    this.#addCommits(evidence)
    this.#addAppends(evidence)
    for (const { consumer, isolation, polls } of evidence.history.sessions) {
      this.#addPolls(evidence, consumer, polls, isolation === 'read_committed')
    }
    this.#addClock()
  }

  /** What happens on a cycle, in order. */
  tell(cycle: readonly Edge<Why>[]): string {
    const steps = cycle.flatMap(({ from, why }) => {
      const name = this.#names.get(from)?.()
      return name === undefined ? [] : [why === 'time' ? name : `${name} (${why})`]
    })
    return `each of these can only have been before the next, and the last before the first: ${steps.join('; ')}`
  }

  #add(name: () => string, beganAt: number | undefined, endedAt: number): number {
    const node = this.graph.node()
    this.#names.set(node, name)
    if (beganAt !== undefined) this.#times.push({ node, at: beganAt, isEnd: false })
    if (endedAt < Infinity) this.#times.push({ node, at: endedAt, isEnd: true })
    return node
  }

  /** Those that were committed: their producers know it, or somebody has read of them. */
  #addCommits(evidence: Evidence): void {
    const seen = evidence.committedPolls.map((poll) => evidence.sendOf(poll)?.transaction)
    const committed = evidence.history.transactions.filter(({ outcome }) => outcome === 'committed')
    for (const transaction of new Set([...committed, ...seen])) {
      if (transaction === undefined || this.#commits.has(transaction)) continue
      const { id, producer, beganAt, endingAt, endedAt, outcome } = transaction
      const name = (): string => `${producer} committed a transaction of ${id} that began at ${beganAt}`
      const askedAt = endingAt < Infinity ? endingAt : beganAt
      this.#commits.set(transaction, this.#add(name, askedAt, outcome === 'committed' ? endedAt : Infinity))
    }
  }

  /** Those whose place is known, each behind the one before it in its partition. */
  #addAppends(evidence: Evidence): void {
    const partitions = new Map<string, { readonly node: number; readonly offset: number }[]>()
    for (const [send, place] of placesOf(evidence)) {
      const node = this.#add(() => `${sender(send)} wrote ${send.value} at ${at(place)}`, send.beganAt, send.endedAt)
      this.#appends.set(send, node)
      const commit = send.transaction && this.#commits.get(send.transaction)
      if (commit !== undefined) this.graph.edge(node, commit, 'time')
      const appends = partitions.get(partitionOf(place))
      if (appends === undefined) partitions.set(partitionOf(place), [{ node, offset: place.offset }])
      else appends.push({ node, offset: place.offset })
    }
    for (const appends of partitions.values()) {
      appends.sort((one, other) => one.offset - other.offset)
      for (const [index, { node }] of appends.slice(1).entries()) {
        this.graph.edge(present(appends[index], 'there is one before').node, node, 'ww')
      }
    }
  }

  /** When they came, what was in them had been written; and what is read in a transaction is read before that is committed. */
  #addPolls(evidence: Evidence, consumer: string, polls: readonly Poll[], isCommitted: boolean): void {
    let last: { readonly node: number; readonly at: number } | undefined
    for (const poll of polls) {
      if (last?.at !== poll.at) {
        last = {
          node: this.#add(() => `${consumer} read ${poll.value} at ${at(poll)}`, undefined, poll.at),
          at: poll.at,
        }
      }
      const send = evidence.sendOf(poll)
      const append = send && this.#appends.get(send)
      if (append !== undefined) this.graph.edge(append, last.node, 'wr')
      const commit = isCommitted && send?.transaction ? this.#commits.get(send.transaction) : undefined
      if (commit !== undefined) this.graph.edge(commit, last.node, 'wr')
      const own = poll.transaction && this.#commits.get(poll.transaction)
      if (own !== undefined) this.graph.edge(last.node, own, 'time')
    }
  }

  /** What had ended was before whatever began later: a chain of moments, one for each end. */
  #addClock(): void {
    // What begins as something else ends may have been first.
    const inOrder = this.#times.toSorted((one, other) => one.at - other.at || Number(one.isEnd) - Number(other.isEnd))
    let now = this.graph.node()
    for (const { node, isEnd } of inOrder) {
      if (!isEnd) {
        this.graph.edge(now, node, 'time')
        continue
      }
      const next = this.graph.node()
      this.graph.edge(now, next, 'time')
      this.graph.edge(node, next, 'time')
      now = next
    }
  }
}

/** Where each record lies of which that is known: its producer was told, or somebody has read it. */
function placesOf(evidence: Evidence): Map<Send, Place> {
  const places = new Map<Send, Place>()
  for (const send of evidence.history.sends) {
    if (send.outcome === 'acknowledged' && send.offset >= 0) places.set(send, send)
  }
  for (const poll of evidence.polls) {
    const send = evidence.sendOf(poll)
    if (send !== undefined && !places.has(send)) places.set(send, poll)
  }
  return places
}
