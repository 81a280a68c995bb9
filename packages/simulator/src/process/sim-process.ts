import type { EventKind, EventLabel, EventOwner, ScheduledEvent } from '../queue/event-queue.ts'
import type { EventLoop } from '../queue/event-loop.ts'

/**
 * One run of a program on a machine: everything that is to happen to it goes through here. A killed one has nothing happen to it any more,
 * so its code never goes on; a frozen one (SIGSTOP) has it later.
 */
export class SimProcess implements EventOwner {
  readonly name: string
  /** The machine: processes of one host share its network. */
  readonly host: string
  readonly #loop: EventLoop
  #alive = true
  #frozen = false
  #parked: ScheduledEvent[] = []

  constructor(name: string, host: string, loop: EventLoop) {
    this.name = name
    this.host = host
    this.#loop = loop
  }

  get alive(): boolean {
    return this.#alive
  }

  get frozen(): boolean {
    return this.#frozen
  }

  /** Simulated milliseconds since the start of all. */
  get nowMs(): number {
    return this.#loop.nowMs
  }

  /** Has something happen to this process, if it is alive by then. */
  schedule(delayMs: number, kind: EventKind, label: EventLabel, fire: () => void): ScheduledEvent {
    return this.#loop.after(delayMs, kind, this, label, fire)
  }

  /** Takes back what was scheduled, also what is parked. */
  cancel(event: ScheduledEvent): void {
    this.#loop.queue.cancel(event)
  }

  admits(event: ScheduledEvent): boolean {
    if (!this.#alive) return false
    if (!this.#frozen) return true
    // It waits, so that it can be taken back again.
    event.cancelled = false
    this.#parked.push(event)
    return false
  }

  /** Ends it at once: nothing of what it waits for comes any more. */
  kill(): void {
    this.#alive = false
    this.#parked = []
  }

  /** Stops it where it stands, as SIGSTOP does. Its kernel goes on: connections are taken for it and data waits. */
  freeze(): void {
    this.#frozen = true
  }

  /**
   * Lets it go on. As Node does after a stall, it fires the timers that are due before it looks at what has arrived.
   */
  thaw(): void {
    if (!this.#frozen) return
    this.#frozen = false
    const parked = this.#parked.filter(({ cancelled }) => !cancelled)
    this.#parked = []
    const isTimer = ({ kind }: ScheduledEvent): boolean => kind === 'timer'
    for (const event of [...parked.filter(isTimer), ...parked.filter((one) => !isTimer(one))]) this.#again(event)
  }

  #again(event: ScheduledEvent): void {
    // The holder of the event may still take it back: what it holds is the first one.
    this.schedule(0, event.kind, event.label, () => {
      if (!event.cancelled) event.fire()
    })
  }
}
