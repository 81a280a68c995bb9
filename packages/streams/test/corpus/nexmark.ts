import type { Windowed } from '../../src/stores/store.ts'

/** Persons, auctions and bids, as rows of the corpus are. */
type Fields = Readonly<Record<string, number & string>>

const of = (value: unknown): Fields => value as Fields

interface Stats {
  readonly bids: number
  readonly low: number
  readonly mid: number
  readonly high: number
  readonly min: number
  readonly max: number
  readonly sum: number
}

interface Sum {
  readonly sum: number
  readonly count: number
}

interface Hot {
  readonly auction: string
  readonly count: number
}

/** The functions `nx.*` of the corpus; fields stand in the order in which it has them. */
export const nexmark: Readonly<Record<string, (one: unknown, other?: unknown, key?: unknown) => unknown>> = {
  'nx.euro': (bid) => ({ ...of(bid), price: Math.floor(((of(bid)['price'] ?? 0) * 908) / 1000) }),
  'nx.auctionMod5': (bid) => (of(bid)['auction'] ?? 0) % 5 === 0,
  'nx.category10': (auction) => of(auction)['category'] === 10,
  'nx.westState': (person) => ['OR', 'ID', 'CA'].includes(of(person)['state'] ?? ''),
  'nx.auctionPrice': (bid) => ({ auction: of(bid)['auction'], price: of(bid)['price'] }),
  'nx.bidInAuction': (bid, auction) => ({
    auction: of(bid)['auction'],
    bidder: of(bid)['bidder'],
    price: of(bid)['price'],
    category: of(auction)['category'],
    bidTs: of(bid)['ts'],
    openTs: of(auction)['ts'],
    expires: of(auction)['expires'],
  }),
  'nx.inTime': (bid) => {
    const { openTs = 0, bidTs = 0, expires = 0 } = bid as Record<string, number>
    return openTs <= bidTs && bidTs <= expires
  },
  'nx.higherBid': (one, other) => ((of(other)['price'] ?? 0) > (of(one)['price'] ?? 0) ? other : one),
  'nx.category': (bid) => `c${of(bid)['category']}`,
  'nx.averageAdd': (total, bid) => {
    const { sum, count } = total as Sum
    return { sum: sum + (of(bid)['price'] ?? 0), count: count + 1 }
  },
  'nx.averageRemove': (total, bid) => {
    const { sum, count } = total as Sum
    return { sum: sum - (of(bid)['price'] ?? 0), count: count - 1 }
  },
  'nx.average': (total) => {
    const { sum, count } = total as Sum
    return count === 0 ? null : Math.floor(sum / count)
  },
  'nx.auctionCount': (count, key) => ({ auction: (key as Windowed<string>).key, count }),
  'nx.windowSpan': (_, key) => {
    const { startMs, endMs } = key as Windowed<string>
    return `${startMs}/${endMs}`
  },
  'nx.hotter': (one, other) => {
    const [held, next] = [one as Hot, other as Hot]
    if (held.auction === next.auction) return next
    if (held.count !== next.count) return held.count > next.count ? held : next
    return Number(held.auction) < Number(next.auction) ? held : next
  },
  'nx.seller': (auction) => String(of(auction)['seller']),
  'nx.bidder': (bid) => String(of(bid)['bidder']),
  'nx.bidderAuction': (bid) => `${of(bid)['bidder']}|${of(bid)['auction']}`,
  'nx.newPerson': (total, person) => ({ ...of(total), name: of(person)['name'] }),
  'nx.newAuction': (total) => ({ ...of(total), auctions: (of(total)['auctions'] ?? 0) + 1 }),
  'nx.both': (total) => of(total)['name'] !== null && (of(total)['auctions'] ?? 0) > 0,
  'nx.stats': (total, bid) => {
    const { bids, low, mid, high, min, max, sum } = total as Stats
    const { price = 0 } = bid as { price?: number }
    return {
      bids: bids + 1,
      low: low + (price < 100 ? 1 : 0),
      mid: mid + (price >= 100 && price < 500 ? 1 : 0),
      high: high + (price >= 500 ? 1 : 0),
      min: bids === 0 ? price : Math.min(min, price),
      max: Math.max(max, price),
      sum: sum + price,
    }
  },
  'nx.withAverage': (total) => {
    const stats = total as Stats
    return { ...stats, avg: Math.floor(stats.sum / stats.bids) }
  },
  'nx.top3': (total, bid) =>
    [...(total as Fields[]), { bidder: of(bid)['bidder'], price: of(bid)['price'] }]
      .toSorted((one, other) => (other['price'] ?? 0) - (one['price'] ?? 0))
      .slice(0, 3),
  'nx.q3': (auction, person) => ({
    name: of(person)['name'],
    city: of(person)['city'],
    state: of(person)['state'],
    auction: of(auction)['id'],
  }),
}
