/**
 * Joins each record of a stream with the row of its key, or with null if there is none.
 *
 * Records without key give a result too.
 *
 * @group Joins
 * @box leftJoinTable(prices, joiner)
 * @kafka `KStream#leftJoin(KTable, ...)`
 * @guide streams-joins.md#a-stream-and-a-table
 */
import { serde, topic } from '@millrace/client'
import { leftJoinTable, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const sales = topic('sales', { key: serde.string(), value: serde.integer() })
const prices = topic('prices', { key: serde.string(), value: serde.integer() })
const out = topic('revenue', { key: serde.string(), value: serde.json<number>() })

const app = streams({ id: 'left-join-table', stores: 'memory' })
app.stream(sales).pipe(
  leftJoinTable(app.table(prices), (pieces, price) => pieces * (price ?? 1)),
  to(out),
)

const driver = testDriver(app)
driver.input(sales).send({ key: 'tea', value: 10 })
driver.input(prices).send({ key: 'tea', value: 2 })
driver.input(sales).send({ key: 'tea', value: 10 })
console.log(driver.output(out).readKeyValues())
