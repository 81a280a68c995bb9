import { StreamError } from '@millrace/base'
import { Change } from './change.ts'

/** Whether a broker's process goes on, as seen by all that it does with the world. */
export class Gate {
  #state: 'open' | 'held' | 'dead' = 'open'
  readonly #change = new Change()

  get isOpen(): boolean {
    return this.#state === 'open'
  }

  /** As by SIGSTOP: nothing passes until it is released. */
  hold(): void {
    this.#to('held')
  }

  /** As by SIGCONT: everything that waits passes. */
  release(): void {
    this.#to('open')
  }

  /** As by SIGKILL: nothing passes any more, and what waits never will. */
  kill(): void {
    this.#to('dead')
  }

  /** Resolves with the next change. */
  changed(): Promise<void> {
    return this.#change.next()
  }

  /** Throws BROKER_UNAVAILABLE if the process is dead. */
  check(): void {
    if (this.#state === 'dead') throw new StreamError('BROKER_UNAVAILABLE', 'the broker was killed')
  }

  /** Resolves once the process is held no more: it goes on, or is dead. */
  async over(): Promise<void> {
    while (this.#state === 'held') await this.changed()
  }

  #to(state: 'open' | 'held' | 'dead'): void {
    if (this.#state === 'dead') return
    this.#state = state
    this.#change.tell()
  }
}
