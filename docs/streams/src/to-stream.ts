/**
 * Gives the changes of a table as a stream; a row that goes is a tombstone.
 *
 * Caches may hold back changes of a row until the next commit: the last one comes always, those between may not. In the test driver all come, unless it is given a cache.
 *
 * @group Tables
 * @box toStream()
 * @kafka `KTable#toStream`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { filter, streams, to, toStream } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const stock = topic('stock', { key: serde.string(), value: serde.integer() })
const out = topic('in-stock', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'to-stream', stores: 'memory' })
app.table(stock).pipe(
  filter((pieces) => pieces > 0),
  toStream(),
  to(out),
)

const driver = testDriver(app)
driver.input(stock).send({ key: 'rye', value: 3 }, { key: 'rye', value: 0 }, { key: 'rye', value: 4 })
console.log(driver.output(out).readKeyValues())
