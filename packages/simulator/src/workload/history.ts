/** A send, and what came of it. */
export interface Send {
  readonly producer: string
  /** Of the producer's sends. */
  readonly order: number
  readonly partition: number
  readonly value: string
  outcome: 'unknown' | 'acknowledged' | 'refused'
  /** Of an acknowledged one. */
  offset: number
  /** Why it was not acknowledged. */
  reason: string
}

/** A record that was read. */
export interface Poll {
  readonly partition: number
  readonly offset: number
  readonly value: string
}

/** The reads of one iteration, in order. */
export interface ReadSession {
  readonly consumer: string
  readonly polls: Poll[]
}

/** All that clients did and saw. */
export class History {
  readonly sends: Send[] = []
  readonly sessions: ReadSession[] = []
  #values = 0

  /** Notes a send, whose value nobody else sends. */
  send(producer: string, order: number, partition: number): Send {
    const value = `v${this.#values++}`
    const send: Send = { producer, order, partition, value, outcome: 'unknown', offset: -1, reason: '' }
    this.sends.push(send)
    return send
  }

  session(consumer: string): ReadSession {
    const session: ReadSession = { consumer, polls: [] }
    this.sessions.push(session)
    return session
  }
}
