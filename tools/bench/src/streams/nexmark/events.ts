import { xorshift } from '../../payloads.ts'
import type { Auction, Bid, Person } from './model.ts'

/** An event of the auction site, with the topic that it belongs to and its time. */
export type NexmarkEvent =
  | { readonly topic: 'person'; readonly value: Person }
  | { readonly topic: 'auction'; readonly value: Auction }
  | { readonly topic: 'bid'; readonly value: Bid }

/** Of fifty events in a row one is a person and three are auctions, as the benchmark has it. */
const round = 50
const personsEach = 1
const auctionsEach = 3
const names = ['Ann', 'Bob', 'Cleo', 'Dan', 'Eve', 'Finn']
const cities = ['Boise', 'Phoenix', 'Portland', 'Seattle', 'San Diego']
const states = ['ID', 'AZ', 'OR', 'WA', 'CA']
/** Bids are for auctions among the last of these, by persons among the last of those. */
const recentAuctions = 100
const recentPersons = 1_000
const auctionLastsMs = 20_000

/** The first `count` events from a seed, one each `stepMs` from `baseMs` on. */
export function* events(
  count: number,
  baseMs = 0,
  stepMs = 1,
  seed = 7,
): Generator<NexmarkEvent, undefined, undefined> {
  const next = xorshift(seed)
  const oneOf = (choices: readonly string[]): string => choices[next() % choices.length] ?? ''
  /** Of the last `recent` of `total`. */
  const recentOf = (total: number, recent: number): number => total - 1 - (next() % Math.min(total, recent))
  let personCount = 0
  let auctionCount = 0
  for (let at = 0; at < count; at += 1) {
    const ts = baseMs + at * stepMs
    const place = at % round
    if (place < personsEach) {
      const value = { id: personCount, name: oneOf(names), city: oneOf(cities), state: oneOf(states), ts }
      personCount += 1
      yield { topic: 'person', value }
    } else if (place < personsEach + auctionsEach) {
      const seller = recentOf(personCount, recentPersons)
      const category = 10 + (next() % 5)
      const value = {
        id: auctionCount,
        seller,
        category,
        initial: 1 + (next() % 100),
        expires: ts + auctionLastsMs,
        ts,
      }
      auctionCount += 1
      yield { topic: 'auction', value }
    } else {
      const auction = recentOf(auctionCount, recentAuctions)
      const bidder = recentOf(personCount, recentPersons)
      yield { topic: 'bid', value: { auction, bidder, price: 1 + (next() % 1_000), ts } }
    }
  }
}

/** The key under which an event lies in its topic. */
export function keyOf({ topic, value }: NexmarkEvent): string {
  return String(topic === 'bid' ? value.auction : value.id)
}
