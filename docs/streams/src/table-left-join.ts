/**
 * Joins two tables by key: a row for each key of the left one, with null where the other has none.
 *
 * @group Joins
 * @box tableLeftJoin(cities, joiner)
 * @kafka `KTable#leftJoin(KTable, ...)`
 * @guide streams-joins.md#two-tables
 */
import { serde, topic } from '@millrace/client'
import { streams, tableLeftJoin, to, toStream } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const names = topic('names', { key: serde.string(), value: serde.string() })
const cities = topic('cities', { key: serde.string(), value: serde.string() })
const out = topic('people', { key: serde.string(), value: serde.string() })

const app = streams({ id: 'tableLeftJoin', stores: 'memory' })
app.table(names).pipe(
  tableLeftJoin(app.table(cities), (name, city) => `${name} of ${city ?? 'nowhere'}`, { value: serde.string() }),
  toStream(),
  to(out),
)

const driver = testDriver(app)
driver.input(names).send({ key: '1', value: 'Ann' })
driver.input(cities).send({ key: '1', value: 'Bern' }, { key: '2', value: 'Rome' })
driver.input(names).send({ key: '1', value: null })
console.log(driver.output(out).readKeyValues())
