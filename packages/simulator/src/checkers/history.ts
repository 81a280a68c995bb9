/** Where a record lies. */
export interface Place {
  readonly topic: string
  readonly partition: number
  readonly offset: number
}

/** A transaction, and what its producer learned of it. Times are those of the history's clock. */
export interface Transaction {
  /** The transactional id. */
  readonly id: string
  /** Who holds the id: each program that begins with it is another one. */
  readonly producer: string
  readonly beganAt: number
  /** When its end was asked for; before that nothing of it can be committed. Infinity if that never came about. */
  endingAt: number
  /** When the answer came; Infinity if none did. */
  endedAt: number
  /** `aborted` only where no commit was asked for that may have been taken. */
  outcome: 'unknown' | 'committed' | 'aborted'
}

/** A send, and what came of it. */
export interface Send {
  readonly producer: string
  /** Of the producer's sends. */
  readonly order: number
  readonly topic: string
  readonly partition: number
  readonly value: string
  readonly transaction: Transaction | undefined
  readonly beganAt: number
  /** When the acknowledgement came; Infinity if none did. */
  endedAt: number
  outcome: 'unknown' | 'acknowledged' | 'refused'
  /** Of an acknowledged one; -1 if it was not told. */
  offset: number
  /** Why it was not acknowledged. */
  reason: string
}

/** A record as a reader saw it. */
export interface ReadRecord extends Place {
  readonly value: string
}

/** A record that was read. */
export interface Poll extends ReadRecord {
  /** When it came. Records of one poll came at the same time. */
  readonly at: number
  /** In which it was consumed. */
  readonly transaction?: Transaction | undefined
}

/** The reads of a consumer, in order, while nobody moved it: where it is assigned anew, or sought, another session begins. */
export interface ReadSession {
  readonly consumer: string
  readonly isolation: 'read_uncommitted' | 'read_committed'
  readonly polls: Poll[]
}

/** What a producer is about to send. */
export interface SendNote extends Pick<Send, 'producer' | 'order' | 'topic' | 'partition'> {
  readonly transaction?: Transaction | undefined
  /** Default: one that nobody else sends. In a topic no value may be sent twice. */
  readonly value?: string
}

/** All that clients did and saw, and in which order. */
export class History {
  readonly sends: Send[] = []
  readonly sessions: ReadSession[] = []
  readonly transactions: Transaction[] = []
  readonly #now: () => number
  #values = 0
  #steps = 0

  /** `now` is one clock for all whose notes come here; it never goes back. Default: counts the notes. */
  constructor(now?: () => number) {
    this.#now = now ?? (() => ++this.#steps)
  }

  /** Something is about to be sent. */
  send({ producer, order, topic, partition, transaction, value = `v${this.#values++}` }: SendNote): Send {
    const send: Send = {
      ...{ producer, order, topic, partition, value, transaction },
      ...{ beganAt: this.#now(), endedAt: Infinity, outcome: 'unknown', offset: -1, reason: '' },
    }
    this.sends.push(send)
    return send
  }

  acknowledged(send: Send, offset: number): void {
    Object.assign(send, { outcome: 'acknowledged', offset, endedAt: this.#now() })
  }

  /** It will never be there. */
  refused(send: Send, reason: string): void {
    Object.assign(send, { outcome: 'refused', reason })
  }

  /** It may be there or not. */
  undecided(send: Send, reason: string): void {
    send.reason = reason
  }

  /** A transaction begins. */
  transaction(id: string, producer: string): Transaction {
    const transaction: Transaction = {
      ...{ id, producer, beganAt: this.#now(), endingAt: Infinity, endedAt: Infinity, outcome: 'unknown' },
    }
    this.transactions.push(transaction)
    return transaction
  }

  /** Its commit is about to be asked for. */
  ending(transaction: Transaction): void {
    transaction.endingAt = this.#now()
  }

  /** It is known what came of it. */
  ended(transaction: Transaction, outcome: Transaction['outcome']): void {
    transaction.outcome = outcome
    if (outcome !== 'unknown') transaction.endedAt = this.#now()
  }

  session(consumer: string, isolation: ReadSession['isolation'] = 'read_uncommitted'): ReadSession {
    const session: ReadSession = { consumer, isolation, polls: [] }
    this.sessions.push(session)
    return session
  }

  /** Records came, all of them in one poll. */
  polled(session: ReadSession, records: readonly ReadRecord[], transaction?: Transaction): void {
    const at = this.#now()
    for (const record of records) session.polls.push({ ...record, at, transaction })
  }
}
