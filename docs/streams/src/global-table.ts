/**
 * Reads a topic as a table that every copy of the application has whole, for joins by any key.
 *
 * It is read before anything else begins, has no changelog of its own, and its topic may have any number of partitions. For small tables that change seldom.
 *
 * @group Sources and sinks
 * @box joinGlobalTable(countries, ...)
 * @kafka `StreamsBuilder#globalTable`
 * @guide streams-joins.md#a-global-table
 */
import { serde, topic } from '@millrace/client'
import { joinGlobalTable, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const visits = topic('visits', { key: serde.string(), value: serde.string() })
const countries = topic('countries', { key: serde.string(), value: serde.string() })
const named = topic('named-visits', { key: serde.string(), value: serde.string() })

const app = streams({ id: 'global-table', stores: 'memory' })
const names = app.globalTable(countries)
app.stream(visits).pipe(
  joinGlobalTable(
    names,
    (code) => code,
    (_code, name) => name,
  ),
  to(named),
)

const driver = testDriver(app)
driver.input(countries).send({ key: 'ch', value: 'Switzerland' }, { key: 'pt', value: 'Portugal' })
driver.input(visits).send({ key: 'ann', value: 'pt' }, { key: 'bob', value: 'ch' })
console.log(driver.output(named).readKeyValues())
