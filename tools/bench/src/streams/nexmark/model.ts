import { type Serde, serde, topic } from '@millrace/client'
import type { Windowed } from '@millrace/streams'

/** Somebody who sells or bids. */
export interface Person {
  readonly id: number
  readonly name: string
  readonly city: string
  readonly state: string
  readonly ts: number
}

/** Something that is sold, until `expires`. */
export interface Auction {
  readonly id: number
  readonly seller: number
  readonly category: number
  readonly initial: number
  readonly expires: number
  readonly ts: number
}

/** What somebody would pay. */
export interface Bid {
  readonly auction: number
  readonly bidder: number
  readonly price: number
  readonly ts: number
}

const key = serde.string()

/** Keyed by the person's id. */
export const persons = topic('person', { key, value: serde.json<Person>() })
/** Keyed by the auction's id. */
export const auctions = topic('auction', { key, value: serde.json<Auction>() })
/** Keyed by the auction's id. */
export const bids = topic('bid', { key, value: serde.json<Bid>() })

/** Keys of windows as text: `key@start/end`. */
const windowText: Serde<Windowed<string>> = {
  name: 'window as text',
  serialize: ({ key: inner, startMs, endMs }) => `${inner}@${startMs}/${endMs}`,
  deserialize(bytes) {
    const [inner = '', times = ''] = bytes.toString('utf8').split('@')
    const [startMs = 0, endMs = 0] = times.split('/').map(Number)
    return { key: inner, startMs, endMs }
  },
}

const outputName = 'out'

/** Where results go: by key, and by window. */
export const output = <Value>() => topic(outputName, { key, value: serde.json<Value>() })
export const windowOutput = <Value>() => topic(outputName, { key: windowText, value: serde.json<Value>() })
