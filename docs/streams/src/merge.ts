/**
 * Puts another stream in.
 *
 * There is no order between records of the two; those of each stay in order.
 *
 * @group Stateless
 * @box merge(refunds)
 * @kafka `KStream#merge`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { mapValues, merge, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const sales = topic('sales', { key: serde.string(), value: serde.integer() })
const refunds = topic('refunds', { key: serde.string(), value: serde.integer() })
const out = topic('moved', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'merge' })
const back = app.stream(refunds).pipe(mapValues((amount) => -amount))
app.stream(sales).pipe(merge(back), to(out))

const driver = testDriver(app)
driver.input(sales).send({ key: 'a', value: 5 })
driver.input(refunds).send({ key: 'a', value: 2 })
driver.input(sales).send({ key: 'b', value: 7 })
console.log(driver.output(out).readKeyValues())
