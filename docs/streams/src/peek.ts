/**
 * Calls back for each record and passes it on.
 *
 * A side effect happens at least once: after a crash records are read again, also with `exactly_once`.
 *
 * @group Stateless
 * @box peek((n, key) => console.log(key, n))
 * @kafka `KStream#peek`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { peek, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const numbers = topic('numbers', { key: serde.string(), value: serde.integer() })
const out = topic('same', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'peek' })
app.stream(numbers).pipe(
  peek((number, key) => console.log('seen', key, number)),
  to(out),
)

const driver = testDriver(app)
driver.input(numbers).send({ key: 'a', value: 1 }, { key: 'b', value: 2 })
console.log(driver.output(out).readKeyValues())
