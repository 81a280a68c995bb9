import { isStreamError } from '@millrace/base'

interface Known {
  readonly there: Promise<void>
  /** Who waits for it to be there: who comes later stays behind them. */
  waiting: number
  isThere: boolean
}

/** The topics of a source's records: each is made before the first record goes there, unless it is there. */
export class SourceTopics {
  readonly #create: (topic: string) => Promise<unknown>
  readonly #topics = new Map<string, Known>()

  /** `create` makes a topic, and rejects with TOPIC_ALREADY_EXISTS if it is there. */
  constructor(create: (topic: string) => Promise<unknown>) {
    this.#create = create
  }

  /** Calls `send` once the topic is there: of one topic in the order of the calls. Rejects with why it can't be made, or as `send` does. */
  whenThere<Result>(topic: string, send: () => Promise<Result>): Promise<Result> {
    const known = this.#topics.get(topic) ?? this.#make(topic)
    // Nearly always: a promise of its own would cost each record something.
    return known.isThere && known.waiting === 0 ? send() : this.#later(known, send)
  }

  async #later<Result>(known: Known, send: () => Promise<Result>): Promise<Result> {
    known.waiting += 1
    try {
      await known.there
    } finally {
      known.waiting -= 1
    }
    return send()
  }

  #make(topic: string): Known {
    const known: Known = {
      there: this.#ensure(topic).then(() => void (known.isThere = true)),
      waiting: 0,
      isThere: false,
    }
    this.#topics.set(topic, known)
    return known
  }

  async #ensure(topic: string): Promise<void> {
    try {
      await this.#create(topic)
    } catch (error) {
      if (!isStreamError(error, 'TOPIC_ALREADY_EXISTS')) throw error
    }
  }
}
