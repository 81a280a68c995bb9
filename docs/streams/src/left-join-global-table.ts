/**
 * Joins each record of a stream with a row of a global table, or with null if there is none.
 *
 * @group Joins
 * @box leftJoinGlobalTable(countries, keyOf, joiner)
 * @kafka `KStream#leftJoin(GlobalKTable, ...)`
 * @guide streams-joins.md#a-global-table
 */
import { serde, topic } from '@millrace/client'
import { leftJoinGlobalTable, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const visits = topic('visits', { key: serde.string(), value: serde.string() })
const countries = topic('countries', { key: serde.string(), value: serde.string() })
const out = topic('named-visits', { key: serde.string(), value: serde.string() })

const app = streams({ id: 'leftJoinGlobalTable', stores: 'memory' })
app.stream(visits).pipe(
  leftJoinGlobalTable(
    app.globalTable(countries),
    (code) => code,
    (_code, name) => name ?? 'somewhere',
  ),
  to(out),
)

const driver = testDriver(app)
driver.input(countries).send({ key: 'pt', value: 'Portugal' })
driver.input(visits).send({ key: 'ann', value: 'pt' }, { key: 'bob', value: 'xx' })
console.log(driver.output(out).readKeyValues())
