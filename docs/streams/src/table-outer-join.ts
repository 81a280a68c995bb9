/**
 * Joins two tables by key: a row for each key that either has, with null for the side that has none.
 *
 * @group Joins
 * @box tableOuterJoin(cities, joiner)
 * @kafka `KTable#outerJoin(KTable, ...)`
 * @guide streams-joins.md#two-tables
 */
import { serde, topic } from '@millrace/client'
import { streams, tableOuterJoin, to, toStream } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const names = topic('names', { key: serde.string(), value: serde.string() })
const cities = topic('cities', { key: serde.string(), value: serde.string() })
const out = topic('people', { key: serde.string(), value: serde.string() })

const app = streams({ id: 'tableOuterJoin', stores: 'memory' })
app.table(names).pipe(
  tableOuterJoin(app.table(cities), (name, city) => `${name ?? 'somebody'} of ${city ?? 'nowhere'}`, {
    value: serde.string(),
  }),
  toStream(),
  to(out),
)

const driver = testDriver(app)
driver.input(names).send({ key: '1', value: 'Ann' })
driver.input(cities).send({ key: '1', value: 'Bern' }, { key: '2', value: 'Rome' })
driver.input(names).send({ key: '1', value: null })
console.log(driver.output(out).readKeyValues())
