/**
 * Sends the records through a topic of the application's own, by their key or as `partitioner` says.
 *
 * Operators that need it repartition by themselves. By hand it is for more partitions than the input has, for a partitioner, or to have one such topic where several would be made. The topic is
 * `<application id>-<name>-repartition`.
 *
 * @group Stateless
 * @box repartition({ name: 'by-city', partitions: 4 })
 * @kafka `KStream#repartition`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { repartition, selectKey, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const orders = topic('orders', { key: serde.string(), value: serde.string() })
const out = topic('by-city', { key: serde.string(), value: serde.string() })

const app = streams({ id: 'shop' })
app.stream(orders).pipe(
  selectKey((order) => order.split('/')[0] ?? ''),
  repartition({ name: 'by-city', partitions: 4, key: serde.string(), value: serde.string() }),
  to(out),
)

const driver = testDriver(app)
driver.input(orders).send({ key: '1', value: 'bern/rye' }, { key: '2', value: 'rome/oats' })
console.log(driver.output(out).readKeyValues())
