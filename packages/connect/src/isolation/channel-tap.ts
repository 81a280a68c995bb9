import { tapLinesUnreadMax } from '../limits.ts'
import type { Tap, TappedRecord } from '../look/record-tap.ts'

/** The tap of a task in a child process: what it takes is sent to the worker, as long as that keeps up. */
export class ChannelTap implements Tap {
  readonly #send: (tapped: TappedRecord, sent: () => void) => void
  readonly #listeners = new Set<(perSecond: number) => void>()
  #perSecond = 0
  #waiting = 0
  #skipped = 0

  /** `send` calls `sent` once the record is out. */
  constructor(send: (tapped: TappedRecord, sent: () => void) => void) {
    this.#send = send
  }

  /** The worker wants so many a second from now on. */
  set perSecond(perSecond: number) {
    this.#perSecond = perSecond
    for (const listener of this.#listeners) listener(perSecond)
  }

  subscribe(listener: (perSecond: number) => void): () => void {
    this.#listeners.add(listener)
    listener(this.#perSecond)
    return () => void this.#listeners.delete(listener)
  }

  take(tapped: TappedRecord): void {
    if (this.#waiting >= tapLinesUnreadMax) {
      this.#skipped += tapped.skipped + 1
      return
    }
    this.#waiting += 1
    const skipped = tapped.skipped + this.#skipped
    this.#skipped = 0
    this.#send({ ...tapped, skipped }, () => {
      this.#waiting -= 1
    })
  }
}
