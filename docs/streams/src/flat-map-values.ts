/**
 * Makes any number of values of each record; each has the record's key.
 *
 * @group Stateless
 * @box flatMapValues((line) => line.split(' '))
 * @kafka `KStream#flatMapValues`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { flatMapValues, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const lines = topic('lines', { key: serde.string(), value: serde.string() })
const words = topic('words', { key: serde.string(), value: serde.string() })

const app = streams({ id: 'flat-map-values' })
app.stream(lines).pipe(
  flatMapValues((line) => line.split(' ')),
  to(words),
)

const driver = testDriver(app)
driver.input(lines).send({ key: 'a', value: 'to be' }, { key: 'b', value: 'or' })
console.log(driver.output(words).readKeyValues())
