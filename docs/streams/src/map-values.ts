/**
 * Makes another value of each record, or of each row of a table; the key stays.
 *
 * So nothing is repartitioned behind it. It is not called for a table's tombstones.
 *
 * @group Stateless
 * @box mapValues((n) => n * 10)
 * @kafka `KStream#mapValues`, `KTable#mapValues`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { mapValues, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const numbers = topic('numbers', { key: serde.string(), value: serde.integer() })
const tens = topic('tens', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'map-values' })
app.stream(numbers).pipe(
  mapValues((number) => number * 10),
  to(tens),
)

const driver = testDriver(app)
driver.input(numbers).send({ key: 'a', value: 1 }, { key: 'b', value: 2 }, { key: 'a', value: 3 })
console.log(driver.output(tens).readKeyValues())
