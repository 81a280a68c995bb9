import type { History, Place, ReadRecord, Send } from './history.ts'

/** A partition, as a key. */
export function partitionOf({ topic, partition }: Omit<Place, 'offset'>): string {
  return `${topic}-${partition}`
}

/** A place, as a key and for people. */
export function at(place: Place): string {
  return `${partitionOf(place)}@${place.offset}`
}

/** A value is one of its topic: what was copied is somewhere else under the same name. */
export function valueIn({ topic, value }: Pick<ReadRecord, 'topic' | 'value'>): string {
  return `${topic}/${value}`
}

/** A history, and what checks ask about it more than once. */
export class Evidence {
  readonly history: History
  /** What a reader of committed records saw that read everything from its start to its end, after all had ended. */
  readonly everything: readonly ReadRecord[]
  /** All that anybody read. */
  readonly polls: readonly ReadRecord[]
  /** Of these what readers of committed records read. */
  readonly committedPolls: readonly ReadRecord[]
  readonly #sends: ReadonlyMap<string, Send>
  readonly #there: ReadonlySet<string>

  constructor(history: History, everything: readonly ReadRecord[]) {
    const { sessions } = history
    this.history = history
    this.everything = everything
    this.polls = [...sessions.flatMap(({ polls }) => polls), ...everything]
    const committed = sessions.filter(({ isolation }) => isolation === 'read_committed')
    this.committedPolls = [...committed.flatMap(({ polls }) => polls), ...everything]
    this.#sends = new Map(history.sends.map((send) => [valueIn(send), send]))
    this.#there = new Set(everything.map(valueIn))
  }

  /** Who sent what was read. */
  sendOf(poll: ReadRecord): Send | undefined {
    return this.#sends.get(valueIn(poll))
  }

  /** Whether it was there at the end. */
  isThere(one: Pick<ReadRecord, 'topic' | 'value'>): boolean {
    return this.#there.has(valueIn(one))
  }
}

/** Who sent it, for people. */
export function sender({ producer, transaction }: Send): string {
  return transaction === undefined ? producer : `${producer} in a transaction of ${transaction.id}`
}
