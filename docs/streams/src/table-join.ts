/**
 * Joins two tables by key: a row for each key that both have.
 *
 * It changes when a row on either side does, and has the later of both times. A row that loses a side goes. A joiner that returns null leaves the row out.
 *
 * @group Joins
 * @box tableJoin(cities, joiner)
 * @kafka `KTable#join(KTable, ...)`
 * @guide streams-joins.md#two-tables
 */
import { serde, topic } from '@millrace/client'
import { streams, tableJoin, to, toStream } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const names = topic('names', { key: serde.string(), value: serde.string() })
const cities = topic('cities', { key: serde.string(), value: serde.string() })
const out = topic('people', { key: serde.string(), value: serde.string() })

const app = streams({ id: 'tableJoin', stores: 'memory' })
app.table(names).pipe(
  tableJoin(app.table(cities), (name, city) => `${name} of ${city}`, { value: serde.string() }),
  toStream(),
  to(out),
)

const driver = testDriver(app)
driver.input(names).send({ key: '1', value: 'Ann' })
driver.input(cities).send({ key: '1', value: 'Bern' }, { key: '2', value: 'Rome' })
driver.input(names).send({ key: '1', value: null })
console.log(driver.output(out).readKeyValues())
