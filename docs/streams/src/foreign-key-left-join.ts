/**
 * As [`foreignKeyJoin`](foreign-key-join.md), with a result for each row: null for the other where there is none, or where the row points to none.
 *
 * @group Joins
 * @box foreignKeyLeftJoin(customers, (order) => order.customer, joiner)
 * @kafka `KTable#leftJoin(KTable, Function, ...)`
 * @guide streams-joins.md#by-a-foreign-key
 */
import { serde, topic } from '@millrace/client'
import { foreignKeyLeftJoin, streams, to, toStream } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const orders = topic('orders', { key: serde.string(), value: serde.json<{ customer: string; item: string }>() })
const customers = topic('customers', { key: serde.string(), value: serde.string() })
const out = topic('named-orders', { key: serde.string(), value: serde.string() })

const app = streams({ id: 'foreignKeyLeftJoin', stores: 'memory' })
app.table(orders).pipe(
  foreignKeyLeftJoin(
    app.table(customers),
    (order) => order.customer,
    (order, name) => `${order.item} for ${name ?? 'somebody'}`,
    { value: serde.string() },
  ),
  toStream(),
  to(out),
)

const driver = testDriver(app)
driver.input(customers).send({ key: 'c1', value: 'Ann' })
driver
  .input(orders)
  .send({ key: 'o1', value: { customer: 'c1', item: 'rye' } }, { key: 'o2', value: { customer: 'c2', item: 'tea' } })
driver.input(customers).send({ key: 'c1', value: 'Anna' })
console.log(driver.output(out).readKeyValues())
