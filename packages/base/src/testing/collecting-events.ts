import type { EventChannel, Events } from '../ports/events.ts'

/** One event that was published. */
export interface CollectedEvent {
  readonly name: string
  readonly event: object
}

/** Events that keep what was published on channels that a test listens to. */
export class CollectingEvents implements Events {
  /** Everything published on channels listened to, in order. */
  readonly published: CollectedEvent[] = []
  readonly #channels = new Map<string, EventChannel>()
  readonly #listened = new Set<string>()

  channel<Event extends object>(name: string): EventChannel<Event> {
    let channel = this.#channels.get(name)
    if (channel === undefined) {
      const listened = this.#listened
      const { published } = this
      channel = {
        name,
        get hasSubscribers() {
          return listened.has(name)
        },
        publish: (event) => void published.push({ name, event }),
      }
      this.#channels.set(name, channel)
    }
    return channel
  }

  /** From now on what is published on these channels is kept. */
  listen(...names: readonly string[]): this {
    for (const name of names) this.#listened.add(name)
    return this
  }

  /** The events of one channel. */
  of(name: string): object[] {
    return this.published.filter((one) => one.name === name).map(({ event }) => event)
  }

  /** Every channel that somebody asked for, whether listened to or not. */
  get channels(): string[] {
    return [...this.#channels.keys()]
  }
}
