/**
 * Joins each record of a stream with a row of a global table, by any key that you compute; without row there is no result.
 *
 * Topics may have any number of partitions, since every copy has the whole table. A record sees the table as it is when the record is processed.
 *
 * @group Joins
 * @box joinGlobalTable(countries, keyOf, joiner)
 * @kafka `KStream#join(GlobalKTable, ...)`
 * @guide streams-joins.md#a-global-table
 */
import { serde, topic } from '@millrace/client'
import { joinGlobalTable, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const visits = topic('visits', { key: serde.string(), value: serde.string() })
const countries = topic('countries', { key: serde.string(), value: serde.string() })
const out = topic('named-visits', { key: serde.string(), value: serde.string() })

const app = streams({ id: 'joinGlobalTable', stores: 'memory' })
app.stream(visits).pipe(
  joinGlobalTable(
    app.globalTable(countries),
    (code) => code,
    (_code, name) => name,
  ),
  to(out),
)

const driver = testDriver(app)
driver.input(countries).send({ key: 'pt', value: 'Portugal' })
driver.input(visits).send({ key: 'ann', value: 'pt' }, { key: 'bob', value: 'xx' })
console.log(driver.output(out).readKeyValues())
