/** What is asked of an input: whether a record of it waits here. */
export interface InputHead {
  readonly topic: string
  /** Of its next record; undefined: none waits. */
  readonly headTimestampMs: number | undefined
}

/**
 * How long a task waits for inputs of which nothing waits here: until brokers have nothing of them either, and have had nothing for so long. Each is
 * waited for by itself: one that is idle for good holds the task up once, and takes nothing from the time that others are given. Kafka's
 * `max.task.idle.ms`.
 */
export class EmptyInputs {
  readonly #maxIdleMs: number
  /** By topic: since when it has been empty, here and at its broker. */
  readonly #sinceMs = new Map<string, number>()

  constructor(maxIdleMs: number) {
    this.#maxIdleMs = maxIdleMs
  }

  /** Whether one of them is waited for. */
  get isWaiting(): boolean {
    return this.#sinceMs.size > 0
  }

  /** Whether the oldest record that waits here may be processed. */
  mayGoOn<Input extends InputHead>(
    inputs: readonly Input[],
    nowMs: number,
    isCaughtUp: (input: Input) => boolean | undefined,
  ): boolean {
    let mayGoOn = true
    for (const input of inputs) {
      const { topic } = input
      const isEmpty = input.headTimestampMs === undefined
      if (isEmpty && isCaughtUp(input) === true) {
        if (this.#maxIdleMs === 0) continue
        const sinceMs = this.#sinceMs.get(topic) ?? nowMs
        this.#sinceMs.set(topic, sinceMs)
        if (nowMs - sinceMs < this.#maxIdleMs) mayGoOn = false
      } else {
        if (this.#sinceMs.size > 0) this.#sinceMs.delete(topic)
        if (isEmpty) mayGoOn = false
      }
    }
    return mayGoOn
  }
}
