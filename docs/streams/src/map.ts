/**
 * Makes another key and another value of each record.
 *
 * What works by key behind it (groups, joins, tables) repartitions first: where the key stays, `mapValues` spares that.
 *
 * @group Stateless
 * @box map((n, key) => [key + key, n + 1])
 * @kafka `KStream#map`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { map, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const numbers = topic('numbers', { key: serde.string(), value: serde.integer() })
const out = topic('out', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'map' })
app.stream(numbers).pipe(
  map((number, key) => [key + key, number + 1]),
  to(out),
)

const driver = testDriver(app)
driver.input(numbers).send({ key: 'a', value: 1 }, { key: 'b', value: 2 })
console.log(driver.output(out).readKeyValues())
