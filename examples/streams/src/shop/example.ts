import { type Example, given, type InputRecord, shown } from '../harness/example.ts'
import { madeUpCustomers, madeUpDay, opensMs } from './made-up.ts'
import { conversions, customers, purchases, shopStatistics, views, visits } from './topology.ts'

/** How many come in the day that is made up. */
const visitors = 120
const partitions = 4

async function day(): Promise<InputRecord[]> {
  return [
    ...[...madeUpCustomers(visitors)].map(([visitor, customer]) => given(customers, visitor, customer, opensMs)),
    ...madeUpDay(1, visitors).map(({ kind, visitor, value }) =>
      kind === 'view' ? given(views, visitor, value, value.atMs) : given(purchases, visitor, value, value.atMs),
    ),
  ]
}

const time = (ms: number): string => new Date(ms).toISOString().slice(11, 16)

export const shopExample: Example = {
  name: 'shop',
  app: shopStatistics,
  inputs: [views, purchases, customers].map(({ name }) => ({ name, partitions })),
  outputs: [
    shown(visits, { kind: 'events', isByPartition: true }, ({ key, startMs, endMs }, { views: count, products }) => {
      return `${key} from ${time(startMs)} to ${time(endMs)}: ${count} views of ${products.join(', ')}`
    }),
    shown(
      conversions,
      { kind: 'events', isByPartition: true },
      (visitor, { customer, product, cents, secondsFromView }) => {
        const who = customer === null ? visitor : `${customer.name} of ${customer.city}`
        return `${who} bought ${product} for ${cents} cents, ${secondsFromView} s after looking at it`
      },
    ),
  ],
  records: day,
}
