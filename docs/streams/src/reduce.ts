/**
 * Makes one value of all values of a key: the first is the aggregate, the reducer adds the others.
 *
 * A reducer that returns null removes the row. Of a grouped table `subtract` takes away what a row was.
 *
 * @group Groups and aggregates
 * @box reduce((highest, n) => Math.max(highest, n))
 * @kafka `KGroupedStream#reduce`, `KGroupedTable#reduce`, and those of windows
 * @guide streams-aggregates.md
 */
import { serde, topic } from '@millrace/client'
import { groupByKey, reduce, streams, to, toStream } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const numbers = topic('numbers', { key: serde.string(), value: serde.integer() })
const out = topic('highest', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'reduce', stores: 'memory' })
app.stream(numbers).pipe(
  groupByKey(),
  reduce((highest, number) => Math.max(highest, number)),
  toStream(),
  to(out),
)

const driver = testDriver(app)
driver
  .input(numbers)
  .send({ key: 'a', value: 3 }, { key: 'a', value: 7 }, { key: 'b', value: 1 }, { key: 'a', value: 5 })
console.log(driver.output(out).readKeyValues())
