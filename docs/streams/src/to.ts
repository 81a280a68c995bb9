/**
 * Writes the records to a topic, or to one that each record names.
 *
 * The topic's serdes are used; `partitioner` chooses the partition, which otherwise goes by the key as producers do, and for windows by the key that they are of. Topics that records name must be
 * there already.
 *
 * @group Sources and sinks
 * @box to(totals)
 * @kafka `KStream#to`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const orders = topic('orders', { key: serde.string(), value: serde.integer() })
const small = topic('small', { key: serde.string(), value: serde.integer() })
const big = topic('big', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'to' })
app.stream(orders).pipe(to((order) => (order.value > 9 ? 'big' : 'small'), { value: serde.integer() }))

const driver = testDriver(app)
driver.input(orders).send({ key: 'a', value: 3 }, { key: 'b', value: 12 }, { key: 'c', value: 5 })
console.log(driver.output(small).readKeyValues(), driver.output(big).readKeyValues())
