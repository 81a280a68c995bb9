/**
 * Makes any number of records of each, with keys of their own.
 *
 * What works by key behind it repartitions; where the key stays, use `flatMapValues`.
 *
 * @group Stateless
 * @box flatMap((line) => ...)
 * @kafka `KStream#flatMap`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { flatMap, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const lines = topic('lines', { key: serde.string(), value: serde.string() })
const out = topic('lengths', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'flat-map' })
app.stream(lines).pipe(
  flatMap((line) => line.split(' ').map((word) => [word, word.length] as const)),
  to(out),
)

const driver = testDriver(app)
driver.input(lines).send({ key: 'a', value: 'to be' }, { key: 'b', value: 'or not' })
console.log(driver.output(out).readKeyValues())
