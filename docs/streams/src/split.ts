/**
 * Divides a stream: each record goes to the first branch that accepts it, or to `otherwise`.
 *
 * Without `otherwise`, which stands last, records that no branch accepts are dropped.
 *
 * @group Stateless
 * @box split(orders, { big, small: otherwise })
 * @kafka `KStream#split` with `Branched`, `KStream#branch`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { otherwise, split, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const orders = topic('orders', { key: serde.string(), value: serde.integer() })
const big = topic('big', { key: serde.string(), value: serde.integer() })
const small = topic('small', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'split' })
const branches = split(app.stream(orders), { big: (amount) => amount > 9, small: otherwise })
branches.big.pipe(to(big))
branches.small.pipe(to(small))

const driver = testDriver(app)
driver.input(orders).send({ key: 'a', value: 3 }, { key: 'b', value: 12 }, { key: 'c', value: 9 })
console.log(driver.output(big).readKeyValues(), driver.output(small).readKeyValues())
