/**
 * Joins each row with the row of another table that it points to: orders with customers.
 *
 * The tables need not be partitioned alike. A change of the other row changes all rows that point to it.
 *
 * @group Joins
 * @box foreignKeyJoin(customers, (order) => order.customer, joiner)
 * @kafka `KTable#join(KTable, Function, ...)`
 * @guide streams-joins.md#by-a-foreign-key
 */
import { serde, topic } from '@millrace/client'
import { foreignKeyJoin, streams, to, toStream } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const orders = topic('orders', { key: serde.string(), value: serde.json<{ customer: string; item: string }>() })
const customers = topic('customers', { key: serde.string(), value: serde.string() })
const out = topic('named-orders', { key: serde.string(), value: serde.string() })

const app = streams({ id: 'foreignKeyJoin', stores: 'memory' })
app.table(orders).pipe(
  foreignKeyJoin(
    app.table(customers),
    (order) => order.customer,
    (order, name) => `${order.item} for ${name}`,
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
