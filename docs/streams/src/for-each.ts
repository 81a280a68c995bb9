/**
 * Calls back for each record; nothing leaves.
 *
 * A side effect happens at least once: after a crash records are read again.
 *
 * @group Stateless
 * @box forEach((n, key) => console.log(key, n))
 * @kafka `KStream#foreach`, `KStream#print`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { forEach, streams } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const numbers = topic('numbers', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'for-each' })
app.stream(numbers).pipe(forEach((number, key) => console.log(key, number)))

const driver = testDriver(app)
driver.input(numbers).send({ key: 'a', value: 1 }, { key: 'b', value: 2 })
