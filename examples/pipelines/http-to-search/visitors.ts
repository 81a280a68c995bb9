import { setTimeout as delay } from 'node:timers/promises'
import type { Load } from '../lib/pipeline.ts'

/** What a visitor of a site did. */
export interface Event {
  readonly id: string
  readonly visitor: string
  readonly page: string
  /** How long it took: a whole number, as the type of the field is that of the first one that the index gets. */
  readonly milliseconds: number
}

const pages = ['/', '/bread', '/bread/rye', '/über-uns', '/search?q="oats"', '/cart']

/** The event with this number: whoever knows how many were sent knows them all. */
export function eventOf(number: number): Event {
  const page = pages[(number * 7) % pages.length] ?? '/'
  return { id: `e-${number}`, visitor: `v-${(number * 31) % 997}`, page, milliseconds: (number * 250) % 100_000 }
}

const atOnce = 32

/** Sends events, many at once, each again until it is acknowledged, as every sender of webhooks has to. */
export class Visitors {
  /** Events that were acknowledged: all below this number. */
  acknowledged = 0
  /** How often one was sent again. */
  again = 0
  readonly #url: string
  readonly #secret: string

  constructor(url: string, secret: string) {
    this.#url = url
    this.#secret = secret
  }

  async load({ goesOn, signal }: Load): Promise<void> {
    while (await goesOn(this.acknowledged)) {
      const numbers = Array.from({ length: 10 * atOnce }, (_, at) => this.acknowledged + at)
      const left = numbers.values()
      // As many senders as there are to be requests at once, who take the next one from the same pile.
      const send = async (): Promise<void> => {
        for (const number of left) await this.#send(eventOf(number), signal)
      }
      await Promise.all(Array.from({ length: atOnce }, send))
      this.acknowledged += numbers.length
    }
  }

  async #send(event: Event, signal: AbortSignal): Promise<void> {
    const headers = {
      authorization: `Bearer ${this.#secret}`,
      'content-type': 'application/json',
      'idempotency-key': event.id,
    }
    for (;;) {
      signal.throwIfAborted()
      // 204 means stored; nothing else does, no answer least of all.
      const status = await fetch(this.#url, { method: 'POST', headers, body: JSON.stringify(event) }).then(
        (answer) => answer.status,
        () => undefined,
      )
      if (status === 204) return
      if (status !== undefined && status < 500) throw new Error(`the webhook answers ${status}`)
      this.again += 1
      await delay(100, undefined, { signal })
    }
  }
}
