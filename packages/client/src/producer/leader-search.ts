import type { Clock, Random, Timer } from '@millrace/base'
import { Backoff, type BackoffOptions } from '../util/backoff.ts'

export interface LeaderSearchParts {
  readonly clock: Clock
  readonly random: Random
  readonly pace: BackoffOptions
  /** Whether something of the topic still waits for a leader, or for the one known to be one. */
  readonly isWanted: (topic: string) => boolean
  readonly ask: (topic: string) => void
}

/** Asks for topics again and again while their leaders are in doubt, at once and then at a pace. */
export class LeaderSearch {
  readonly #parts: LeaderSearchParts
  readonly #topics = new Map<string, Timer>()

  constructor(parts: LeaderSearchParts) {
    this.#parts = parts
  }

  begin(topic: string): void {
    if (this.#topics.has(topic)) return
    const { clock, random, pace, isWanted, ask } = this.#parts
    const backoff = new Backoff(pace, random)
    const wait = (): void => {
      const timer = clock.setTimer(backoff.nextMs(), () => {
        if (!isWanted(topic)) {
          this.#topics.delete(topic)
          return
        }
        ask(topic)
        wait()
      })
      this.#topics.set(topic, timer)
    }
    wait()
    ask(topic)
  }

  close(): void {
    for (const timer of this.#topics.values()) timer.cancel()
    this.#topics.clear()
  }
}
