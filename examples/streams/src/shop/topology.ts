import { serde, topic } from '@millrace/client'
import {
  aggregate,
  filter,
  groupByKey,
  join,
  leftJoinTable,
  mapValues,
  session,
  sessionWindowedSerde,
  type Streams,
  streams,
  suppress,
  to,
  toStream,
  untilWindowCloses,
  windowedBy,
} from '@millrace/streams'
import type { RunningOptions } from '../harness/example.ts'
import { keptForever } from '../harness/old-records.ts'

/** A visitor has looked at a product. */
export interface View {
  readonly product: string
  readonly atMs: number
}

/** A visitor has bought a product. */
export interface Purchase {
  readonly product: string
  readonly cents: number
  readonly atMs: number
}

/** Who a visitor is, if they have said so. */
export interface Customer {
  readonly name: string
  readonly city: string
}

/** What a visitor did until they were gone for a quarter of an hour. */
export interface Visit {
  readonly views: number
  /** Each once, in the order in which they were seen first. */
  readonly products: readonly string[]
}

/** A product that was bought after it was looked at. */
export interface Conversion {
  readonly product: string
  readonly cents: number
  readonly secondsFromView: number
  /** null: a guest. */
  readonly customer: Customer | null
}

/** All by visitor, in equally many partitions: what belongs together is joined within one. */
export const views = topic('shop-views', { key: serde.string(), value: serde.json<View>() })
export const purchases = topic('shop-purchases', { key: serde.string(), value: serde.json<Purchase>() })
export const customers = topic('shop-customers', { key: serde.string(), value: serde.json<Customer>() })

export const visits = topic('shop-visits', { key: sessionWindowedSerde(serde.string()), value: serde.json<Visit>() })
export const conversions = topic('shop-conversions', { key: serde.string(), value: serde.json<Conversion>() })

/** Visits as sessions, and what became of views: purchases within half an hour, with the customer who made them. */
export function shopStatistics(options: RunningOptions = {}): Streams {
  // A task takes views, purchases and customers by their times: it waits so long for those that are not there yet.
  const app = streams({ id: 'shop', maxTaskIdle: '1s', ...options })
  const seen = app.stream(views)

  seen.pipe(
    groupByKey(),
    windowedBy(session('15m', { grace: '1m' })),
    aggregate((): Visit => ({ views: 0, products: [] }), addView, {
      merge: joinVisits,
      store: 'visits',
      logged: keptForever,
    }),
    suppress(untilWindowCloses()),
    toStream(),
    to(visits),
  )

  seen.pipe(
    join(app.stream(purchases), (view, purchase) => ({ view, purchase }), {
      before: 0,
      after: '30m',
      grace: '5m',
      logged: keptForever,
    }),
    filter(({ view, purchase }) => view.product === purchase.product),
    mapValues(({ view, purchase: { product, cents, atMs } }) => ({
      product,
      cents,
      secondsFromView: (atMs - view.atMs) / 1000,
    })),
    leftJoinTable(app.table(customers, { store: 'customers' }), (sold, customer): Conversion => ({
      ...sold,
      customer,
    })),
    to(conversions),
  )
  return app
}

function addView({ views: before, products }: Visit, { product }: View): Visit {
  return { views: before + 1, products: products.includes(product) ? products : [...products, product] }
}

/** Of two visits that a view between them made one. */
function joinVisits(one: Visit, other: Visit): Visit {
  return { views: one.views + other.views, products: [...new Set([...one.products, ...other.products])] }
}
