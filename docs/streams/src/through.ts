/**
 * Writes to a topic of yours and goes on with what is read from it: `to` and `stream` in one.
 *
 * Another application may read the same topic. Where only the partitioning matters, `repartition` makes a topic of the application's own.
 *
 * @group Sources and sinks
 * @box through(middle)
 * @kafka `KStream#through`, or `to` and `stream`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { mapValues, streams, through, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const numbers = topic('numbers', { key: serde.string(), value: serde.integer() })
const middle = topic('doubled', { key: serde.string(), value: serde.integer() })
const out = topic('out', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'through' })
app.stream(numbers).pipe(
  mapValues((number) => number * 2),
  through(middle),
  mapValues((number) => number + 1),
  to(out),
)

const driver = testDriver(app)
driver.input(numbers).send({ key: 'a', value: 1 }, { key: 'b', value: 2 })
console.log(driver.output(middle).readKeyValues(), driver.output(out).readKeyValues())
