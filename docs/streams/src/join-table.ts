/**
 * Joins each record of a stream with the row of its key; without row there is no result.
 *
 * Changes of the table alone give nothing. The row is that which the table has now, or with `historyRetention` of the table the one of the record's time. With `grace` records wait so long for the table.
 *
 * @group Joins
 * @box joinTable(prices, (pieces, price) => pieces * price)
 * @kafka `KStream#join(KTable, ...)`
 * @guide streams-joins.md#a-stream-and-a-table
 */
import { serde, topic } from '@millrace/client'
import { joinTable, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const sales = topic('sales', { key: serde.string(), value: serde.integer() })
const prices = topic('prices', { key: serde.string(), value: serde.integer() })
const out = topic('revenue', { key: serde.string(), value: serde.json<number>() })

const app = streams({ id: 'join-table', stores: 'memory' })
app.stream(sales).pipe(
  joinTable(app.table(prices), (pieces, price) => pieces * price),
  to(out),
)

const driver = testDriver(app)
driver.input(prices).send({ key: 'tea', value: 2 })
driver.input(sales).send({ key: 'tea', value: 10 }, { key: 'rye', value: 1 })
driver.input(prices).send({ key: 'tea', value: 3 })
driver.input(sales).send({ key: 'tea', value: 10 })
console.log(driver.output(out).readKeyValues())
