import { drainBetween } from './drain.ts'
import type { EventKind, EventLabel, EventOwner, ScheduledEvent } from './event-queue.ts'
import { EventQueue } from './event-queue.ts'

/** Told of each event right after it and all that followed from it by promises has happened. */
export type EventObserver = (event: ScheduledEvent) => void

/** Runs the queue: one event, everything that follows from it without time passing, the next event. */
export class EventLoop {
  readonly queue = new EventQueue()
  readonly #observers: EventObserver[] = []
  #events = 0
  #last: ScheduledEvent | undefined

  /** Events so far: deliveries, disk completions, timers and faults. */
  get events(): number {
    return this.#events
  }

  /** Simulated milliseconds since the start. */
  get nowMs(): number {
    return this.queue.nowUs / 1000
  }

  /** Calls `observer` after each event. */
  observe(observer: EventObserver): void {
    this.#observers.push(observer)
  }

  /** As {@link EventQueue.schedule}, in milliseconds. */
  after(
    delayMs: number,
    kind: EventKind,
    owner: EventOwner | undefined,
    label: EventLabel,
    fire: () => void,
  ): ScheduledEvent {
    return this.queue.schedule(delayMs * 1000, kind, owner, label, fire)
  }

  /** Runs until `isDone` says so before an event, or nothing is left to happen. */
  async run(isDone: () => boolean): Promise<void> {
    await drainBetween(() => {
      this.#settleLast()
      if (isDone()) return false
      const event = this.#nextAdmitted()
      if (event === undefined) return false
      this.#last = event
      if (event.kind !== 'turn') this.#events += 1
      event.fire()
      return true
    })
  }

  /** Runs until `promise` has settled, and gives what it did. Throws if everything stands still before. */
  async until<T>(promise: Promise<T>, withinMs = Infinity): Promise<T> {
    let settled = false
    const note = (): void => {
      settled = true
    }
    promise.then(note, note)
    const endMs = this.nowMs + withinMs
    await this.run(() => settled || this.nowMs > endMs)
    if (!settled) throw new Error(`nothing came of it by ${this.nowMs} ms of simulated time`)
    return promise
  }

  #nextAdmitted(): ScheduledEvent | undefined {
    for (;;) {
      const event = this.queue.take()
      if (event === undefined || event.owner === undefined || event.owner.admits(event)) return event
    }
  }

  #settleLast(): void {
    const event = this.#last
    if (event === undefined) return
    this.#last = undefined
    for (const observer of this.#observers) observer(event)
  }
}
