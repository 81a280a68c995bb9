/**
 * One kind of event. Making an event costs something, so ask `hasSubscribers` first: while nobody listens, nothing is made.
 * A channel of `node:diagnostics_channel` is one as it is.
 */
export interface EventChannel<Event extends object = object> {
  /** `millrace:` and what it tells of, such as `millrace:producer.batch.acknowledged`. */
  readonly name: string | symbol
  /** Whether anybody listens at the moment. */
  readonly hasSubscribers: boolean
  /** Tells everybody who listens, before it returns. What a listener throws never reaches the caller. */
  publish(event: Event): void
}

/** Structured events as a port, for those who watch from outside: tracing, metrics, tests. */
export interface Events {
  /** The channel of that name; the same one each time. */
  channel<Event extends object>(name: string): EventChannel<Event>
}

const deaf: EventChannel = { name: '', hasSubscribers: false, publish() {} }

/** Events that nobody can listen to. */
export const noEvents: Events = { channel: () => deaf }
