/** What kind of thing happens. `turn` is a process that lets its input be handled first; it is no event of its own. */
export type EventKind = 'delivery' | 'disk' | 'timer' | 'turn' | 'fault' | 'check'

/** What happens, as text; a function where only a trace that somebody reads is worth making it, asked right after the event. */
export type EventLabel = string | (() => string)

/** Something that will happen. */
export interface ScheduledEvent {
  readonly atUs: number
  /** Tells events of one moment apart: what was scheduled first happens first. */
  readonly sequence: number
  readonly kind: EventKind
  /** Whose event it is, for the trace and to hold it back while that process is frozen. */
  readonly owner: EventOwner | undefined
  /** For the trace. */
  readonly label: EventLabel
  readonly fire: () => void
  cancelled: boolean
}

/** A process, as the queue knows it. */
export interface EventOwner {
  readonly name: string
  /** Whether the event is to happen now. One that is not may be kept by the owner, for when it can. */
  admits(event: ScheduledEvent): boolean
}

/** Cancelled events are swept out once there are this many, and more than the others. */
const cancelledMin = 1024

/** All that will happen, in order of time, and within one moment in the order in which it was scheduled. A binary heap. */
export class EventQueue {
  readonly #heap: ScheduledEvent[] = []
  #sequence = 0
  #cancelled = 0
  #nowUs = 0

  /** The simulated time in microseconds since the start. */
  get nowUs(): number {
    return this.#nowUs
  }

  /** Events that wait. */
  get size(): number {
    return this.#heap.length - this.#cancelled
  }

  /** Has `fire` happen in `delayUs` microseconds of simulated time. */
  schedule(
    delayUs: number,
    kind: EventKind,
    owner: EventOwner | undefined,
    label: EventLabel,
    fire: () => void,
  ): ScheduledEvent {
    const atUs = this.#nowUs + Math.max(0, Math.ceil(delayUs))
    const event = { atUs, sequence: this.#sequence++, kind, owner, label, fire, cancelled: false }
    this.#heap.push(event)
    this.#up(this.#heap.length - 1)
    return event
  }

  /** Takes an event back. Idempotent, and harmless after it happened. */
  cancel(event: ScheduledEvent): void {
    if (event.cancelled) return
    event.cancelled = true
    this.#cancelled += 1
    if (this.#cancelled > cancelledMin && this.#cancelled > this.#heap.length / 2) this.#sweep()
  }

  /** The next event, taken out, with the time moved to it; undefined if nothing is left to happen. */
  take(): ScheduledEvent | undefined {
    for (;;) {
      const event = this.#pop()
      if (event === undefined) return undefined
      if (event.cancelled) {
        this.#cancelled = Math.max(0, this.#cancelled - 1)
        continue
      }
      this.#nowUs = event.atUs
      // A cancel after this is not of an event that waits.
      event.cancelled = true
      return event
    }
  }

  #pop(): ScheduledEvent | undefined {
    const heap = this.#heap
    const top = heap[0]
    const last = heap.pop()
    if (top === undefined || last === undefined) return undefined
    if (heap.length > 0) {
      heap[0] = last
      this.#down(0)
    }
    return top
  }

  #sweep(): void {
    const kept = this.#heap.filter(({ cancelled }) => !cancelled)
    this.#heap.length = 0
    this.#cancelled = 0
    kept.sort((one, other) => (isBefore(one, other) ? -1 : 1))
    // A sorted array is a heap.
    for (const event of kept) this.#heap.push(event)
  }

  #up(from: number): void {
    const heap = this.#heap
    const event = heap[from]
    if (event === undefined) return
    let index = from
    while (index > 0) {
      const parentIndex = (index - 1) >> 1
      const parent = heap[parentIndex]
      if (parent === undefined || !isBefore(event, parent)) break
      heap[index] = parent
      index = parentIndex
    }
    heap[index] = event
  }

  #down(from: number): void {
    const heap = this.#heap
    const event = heap[from]
    if (event === undefined) return
    let index = from
    for (;;) {
      const left = heap[2 * index + 1]
      if (left === undefined) break
      const right = heap[2 * index + 2]
      const isRight = right !== undefined && isBefore(right, left)
      const child = isRight ? right : left
      if (!isBefore(child, event)) break
      heap[index] = child
      index = 2 * index + (isRight ? 2 : 1)
    }
    heap[index] = event
  }
}

function isBefore(one: ScheduledEvent, other: ScheduledEvent): boolean {
  return one.atUs < other.atUs || (one.atUs === other.atUs && one.sequence < other.sequence)
}
