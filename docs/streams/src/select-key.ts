/**
 * Gives each record another key.
 *
 * What works by key behind it repartitions, so that records of one key meet.
 *
 * @group Stateless
 * @box selectKey((word) => word[0])
 * @kafka `KStream#selectKey`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { selectKey, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const words = topic('words', { key: serde.string(), value: serde.string() })
const out = topic('by-initial', { key: serde.string(), value: serde.string() })

const app = streams({ id: 'select-key' })
app.stream(words).pipe(
  selectKey((word) => word.charAt(0)),
  to(out),
)

const driver = testDriver(app)
driver.input(words).send({ key: '1', value: 'rye' }, { key: '2', value: 'oats' }, { key: '3', value: 'rice' })
console.log(driver.output(out).readKeyValues())
