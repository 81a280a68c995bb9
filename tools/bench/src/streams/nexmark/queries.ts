// The queries of Nexmark (https://github.com/nexmark/nexmark) that need nothing but streams, in our DSL.
import {
  aggregate,
  cogroup,
  count,
  emitStrategy,
  filter,
  foreignKeyJoin,
  groupBy,
  groupByKey,
  hopping,
  joinTable,
  mapValues,
  onWindowClose,
  reduce,
  selectKey,
  session,
  type Streams,
  suppress,
  to,
  toStream,
  toTable,
  tumbling,
  untilWindowCloses,
  windowedBy,
} from '@millrace/streams'
import type { NexmarkEvent } from './events.ts'
import { type Auction, auctions, type Bid, bids, output, type Person, persons, windowOutput } from './model.ts'

const windowMs = 10_000
const advanceMs = 2_000
const graceMs = 1_000
const sessionGapMs = 2_000
const statsWindowMs = 20_000
const dayMs = 86_400_000
const westStates = ['OR', 'ID', 'CA']

/** A bid with what the auction says of it. */
interface AuctionBid {
  readonly auction: number
  readonly bidder: number
  readonly price: number
  readonly category: number
  readonly bidTs: number
  readonly openTs: number
  readonly expires: number
}

function bidInAuction(bid: Bid, auction: Auction): AuctionBid {
  const { bidder, price, ts } = bid
  const { category, expires } = auction
  return { auction: bid.auction, bidder, price, category, bidTs: ts, openTs: auction.ts, expires }
}

const isInTime = ({ openTs, bidTs, expires }: AuctionBid): boolean => openTs <= bidTs && bidTs <= expires

/** The first of equal ones stays. */
const higher = <Priced extends { readonly price: number }>(one: Priced, other: Priced): Priced =>
  other.price > one.price ? other : one

/** The highest bid of each auction, of those made while it was open. */
function winningBids(app: Streams) {
  const opened = app.table(auctions, { store: 'auctions' })
  return app
    .stream(bids)
    .pipe(joinTable(opened, bidInAuction), filter(isInTime), groupByKey(), reduce(higher, { store: 'winning' }))
}

interface HotAuction {
  readonly auction: string
  readonly count: number
}

/** The newer row of the same auction, else the higher count, else the smaller auction. */
function hotter(one: HotAuction, other: HotAuction): HotAuction {
  if (one.auction === other.auction) return other
  if (one.count !== other.count) return one.count > other.count ? one : other
  return Number(one.auction) < Number(other.auction) ? one : other
}

function hotAuctions(app: Streams, isFinal: boolean): void {
  const counted = app
    .stream(bids)
    .pipe(
      groupByKey(),
      windowedBy(hopping(windowMs, { advance: advanceMs, grace: graceMs })),
      count({ store: 'counts' }),
    )
  const results = isFinal ? counted.pipe(suppress(untilWindowCloses()), toStream()) : counted.pipe(toStream())
  results.pipe(
    mapValues((bidCount, { key }): HotAuction => ({ auction: key, count: bidCount ?? 0 })),
    groupBy((_, { startMs, endMs }) => `${startMs}/${endMs}`),
    reduce(hotter, { store: 'q5' }),
    toStream(),
    to(output()),
  )
}

function highestBids(app: Streams, isFinal: boolean): void {
  const windowed = app.stream(bids).pipe(
    groupBy(() => 'all'),
    windowedBy(tumbling(windowMs, { grace: graceMs })),
  )
  const highest = isFinal
    ? windowed.pipe(emitStrategy(onWindowClose()), reduce(higher, { store: 'q7', retention: '3d' }))
    : windowed.pipe(reduce(higher, { store: 'q7' }))
  highest.pipe(toStream(), to(windowOutput()))
}

interface NewSeller {
  readonly name: string | null
  readonly auctions: number
}

interface Stats {
  readonly bids: number
  readonly low: number
  readonly mid: number
  readonly high: number
  readonly min: number
  readonly max: number
  readonly sum: number
}

const noStats: Stats = { bids: 0, low: 0, mid: 0, high: 0, min: 0, max: 0, sum: 0 }

function withBid({ bids: before, low, mid, high, min, max, sum }: Stats, { price }: Bid): Stats {
  return {
    bids: before + 1,
    low: price < 100 ? low + 1 : low,
    mid: price >= 100 && price < 500 ? mid + 1 : mid,
    high: price >= 500 ? high + 1 : high,
    min: before === 0 ? price : Math.min(min, price),
    max: Math.max(max, price),
    sum: sum + price,
  }
}

interface Offer {
  readonly bidder: number
  readonly price: number
}

/** The highest three, earlier ones first. */
function topThree(best: readonly Offer[], { bidder, price }: Bid): readonly Offer[] {
  return [...best, { bidder, price }].toSorted((one, other) => other.price - one.price).slice(0, 3)
}

/** A query, and which events it asks for. */
export interface Query {
  readonly reads: readonly NexmarkEvent['topic'][]
  /** Adds it to an application. */
  readonly add: (app: Streams) => void
}

const ofBids = (add: Query['add']): Query => ({ reads: ['bid'], add })
const ofBidsInAuctions = (add: Query['add']): Query => ({ reads: ['bid', 'auction'], add })
const ofSellers = (add: Query['add']): Query => ({ reads: ['person', 'auction'], add })

/** By the names that the recorded cases have. */
export const queries: Readonly<Record<string, Query>> = {
  q0: ofBids((app) => void app.stream(bids).pipe(to(output()))),
  q1: ofBids(
    (app) =>
      void app.stream(bids).pipe(
        mapValues((bid) => ({ ...bid, price: Math.floor((bid.price * 908) / 1000) })),
        to(output()),
      ),
  ),
  q2: ofBids(
    (app) =>
      void app.stream(bids).pipe(
        filter(({ auction }) => auction % 5 === 0),
        mapValues(({ auction, price }) => ({ auction, price })),
        to(output()),
      ),
  ),
  q3: ofSellers((app) => {
    const ofCategory = app.table(auctions, { store: 'auctions' }).pipe(filter(({ category }) => category === 10))
    const west = app.table(persons, { store: 'persons' }).pipe(filter(({ state }) => westStates.includes(state)))
    const sold = ({ id }: Auction, { name, city, state }: Person) => ({ name, city, state, auction: id })
    ofCategory.pipe(
      foreignKeyJoin(west, ({ seller }) => String(seller), sold, { store: 'q3' }),
      toStream(),
      to(output()),
    )
  }),
  q4: ofBidsInAuctions(
    (app) =>
      void winningBids(app).pipe(
        groupBy(({ category }) => `c${category}`),
        aggregate(
          () => ({ sum: 0, count: 0 }),
          ({ sum, count: bidCount }, { price }) => ({ sum: sum + price, count: bidCount + 1 }),
          {
            store: 'q4',
            subtract: ({ sum, count: bidCount }, { price }) => ({ sum: sum - price, count: bidCount - 1 }),
          },
        ),
        mapValues(({ sum, count: bidCount }) => (bidCount === 0 ? null : Math.floor(sum / bidCount))),
        toStream(),
        to(output()),
      ),
  ),
  'q5-updates': ofBids((app) => hotAuctions(app, false)),
  'q5-final': ofBids((app) => hotAuctions(app, true)),
  'q7-windowUpdate': ofBids((app) => highestBids(app, false)),
  'q7-windowClose': ofBids((app) => highestBids(app, true)),
  q8: ofSellers((app) => {
    const opened = app.stream(auctions).pipe(groupBy(({ seller }) => String(seller)))
    app.stream(persons).pipe(
      groupByKey(),
      cogroup((seller: NewSeller, { name }) => ({ ...seller, name })),
      cogroup(opened, (seller: NewSeller) => ({ ...seller, auctions: seller.auctions + 1 })),
      windowedBy(tumbling(windowMs, { grace: graceMs })),
      aggregate((): NewSeller => ({ name: null, auctions: 0 }), { store: 'q8' }),
      toStream(),
      filter((seller) => seller !== null && seller.name !== null && seller.auctions > 0),
      to(windowOutput()),
    )
  }),
  q9: ofBidsInAuctions((app) => void winningBids(app).pipe(toStream(), to(output()))),
  q11: ofBids(
    (app) =>
      void app.stream(bids).pipe(
        groupBy(({ bidder }) => String(bidder)),
        windowedBy(session(sessionGapMs, { grace: graceMs })),
        count({ store: 'q11' }),
        toStream(),
        to(windowOutput()),
      ),
  ),
  q17: ofBids(
    (app) =>
      void app.stream(bids).pipe(
        groupByKey(),
        windowedBy(tumbling(statsWindowMs, { grace: dayMs })),
        aggregate(() => noStats, withBid, { store: 'q17' }),
        mapValues((stats) => ({ ...stats, avg: Math.floor(stats.sum / stats.bids) })),
        toStream(),
        to(windowOutput()),
      ),
  ),
  q18: ofBids(
    (app) =>
      void app.stream(bids).pipe(
        selectKey(({ bidder, auction }) => `${bidder}|${auction}`),
        toTable({ store: 'q18' }),
        toStream(),
        to(output()),
      ),
  ),
  q19: ofBids(
    (app) =>
      void app.stream(bids).pipe(
        groupByKey(),
        aggregate((): readonly Offer[] => [], topThree, { store: 'q19' }),
        toStream(),
        to(output()),
      ),
  ),
  q20: ofBidsInAuctions((app) => {
    const ofCategory = app.table(auctions, { store: 'auctions' }).pipe(filter(({ category }) => category === 10))
    app.stream(bids).pipe(joinTable(ofCategory, bidInAuction), to(output()))
  }),
}
