/**
 * Groups a stream by its key, to be counted, reduced or aggregated.
 *
 * If an operator before may have changed the key, records go through a repartition topic first: `name`, `key` and `value` are for that.
 *
 * @group Groups and aggregates
 * @box groupByKey(), count()
 * @kafka `KStream#groupByKey`
 * @guide streams-aggregates.md
 */
import { serde, topic } from '@millrace/client'
import { count, groupByKey, streams, to, toStream } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const out = topic('clicks-so-far', { key: serde.string(), value: serde.long() })

const app = streams({ id: 'group-by-key', stores: 'memory' })
app.stream(clicks).pipe(groupByKey(), count(), toStream(), to(out))

const driver = testDriver(app)
driver.input(clicks).send({ key: 'ann', value: '/' }, { key: 'bob', value: '/' }, { key: 'ann', value: '/pay' })
console.log(driver.output(out).readKeyValues())
