/**
 * Keeps the records that the predicate accepts.
 *
 * Of a table it keeps rows: one that is not accepted any more is removed, which is a tombstone behind `toStream`.
 *
 * @group Stateless
 * @box filter((n) => n % 2 === 0)
 * @kafka `KStream#filter`, `KTable#filter`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { filter, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const numbers = topic('numbers', { key: serde.string(), value: serde.integer() })
const even = topic('even', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'filter' })
app.stream(numbers).pipe(
  filter((number) => number % 2 === 0),
  to(even),
)

const driver = testDriver(app)
driver
  .input(numbers)
  .send({ key: 'a', value: 1 }, { key: 'a', value: 2 }, { key: 'b', value: 3 }, { key: 'b', value: 4 })
console.log(driver.output(even).readKeyValues())
