import type { Origin } from './payload.ts'

/** A run of acknowledged records of one producer in one partition: consecutive sequences at the offsets given. */
export interface Acknowledgement {
  readonly producer: number
  readonly partition: number
  readonly sequence: number
  readonly offset: number
}

export type Violation = 'lost' | 'doubled' | 'foreign' | 'reordered' | 'gap' | 'moved'

/** What went wrong with one record. */
export interface Finding {
  readonly violation: Violation
  readonly detail: string
}

interface Lane {
  /** Offsets by sequence of what was acknowledged and not yet read. */
  readonly acknowledged: Map<number, number>
  /** The last sequence read; -1 before the first. */
  lastRead: number
}

/**
 * The set of acknowledged records, kept outside of broker and producers, and the judge of what is read back.
 * Each partition is read once, from its beginning on, in steps; what was judged is forgotten.
 */
export class Ledger {
  readonly #lanes = new Map<string, Lane>()
  #acknowledgedCount = 0
  #readCount = 0

  get acknowledgedCount(): number {
    return this.#acknowledgedCount
  }

  get readCount(): number {
    return this.#readCount
  }

  #lane(producer: number, partition: number): Lane {
    const key = `${producer}/${partition}`
    let lane = this.#lanes.get(key)
    if (lane === undefined) this.#lanes.set(key, (lane = { acknowledged: new Map(), lastRead: -1 }))
    return lane
  }

  /** Notes an acknowledgement. An acknowledgement of what was read before already is fine: acknowledgements travel too. */
  acknowledge({ producer, partition, sequence, offset }: Acknowledgement): void {
    this.#acknowledgedCount += 1
    const lane = this.#lane(producer, partition)
    if (sequence > lane.lastRead) lane.acknowledged.set(sequence, offset)
  }

  /** Judges the next record of a partition, in the order of offsets. */
  read(partition: number, offset: number, origin: Origin | undefined): Finding | undefined {
    this.#readCount += 1
    const where = `partition ${partition}, offset ${offset}`
    if (origin === undefined || origin.partition !== partition) return { violation: 'foreign', detail: where }
    const lane = this.#lane(origin.producer, partition)
    const who = `producer ${origin.producer}, sequence ${origin.sequence}, ${where}`
    if (origin.sequence === lane.lastRead) return { violation: 'doubled', detail: who }
    if (origin.sequence < lane.lastRead) return { violation: 'reordered', detail: `${who}, after ${lane.lastRead}` }
    if (origin.sequence > lane.lastRead + 1) {
      const missing = lane.lastRead + 1
      lane.lastRead = origin.sequence
      return {
        violation: lane.acknowledged.has(missing) ? 'lost' : 'gap',
        detail: `${who}: ${missing} is missing before it`,
      }
    }
    lane.lastRead = origin.sequence
    const promised = lane.acknowledged.get(origin.sequence)
    lane.acknowledged.delete(origin.sequence)
    if (promised !== undefined && promised !== offset) {
      return { violation: 'moved', detail: `${who}: acknowledged at ${promised}` }
    }
    return undefined
  }

  /** Everything acknowledged so far that has not been read. To be compared with `stillMissing` after a read to the end. */
  outstanding(): Acknowledgement[] {
    return [...this.#lanes].flatMap(([key, lane]) => {
      const [producer, partition] = key.split('/').map(Number) as [number, number]
      return [...lane.acknowledged].map(([sequence, offset]) => ({ producer, partition, sequence, offset }))
    })
  }

  /** Those of `before` that have not been read since: each is a lost record. */
  stillMissing(before: readonly Acknowledgement[]): Finding[] {
    return before
      .filter(({ producer, partition, sequence }) => this.#lane(producer, partition).acknowledged.has(sequence))
      .map(({ producer, partition, sequence, offset }) => ({
        violation: 'lost' as const,
        detail: `producer ${producer}, sequence ${sequence}, partition ${partition}, acknowledged at offset ${offset}`,
      }))
  }
}
