/**
 * Makes one aggregate of several grouped streams, each with an aggregator of its own.
 *
 * One store and one row, where joins of several aggregates would need one each. Windows may follow before `aggregate`.
 *
 * @group Groups and aggregates
 * @box cogroup(...), cogroup(paid, ...), aggregate(() => 0)
 * @kafka `KGroupedStream#cogroup`, `CogroupedKStream#cogroup`
 * @guide streams-aggregates.md#several-streams-one-aggregate
 */
import { serde, topic } from '@millrace/client'
import { aggregate, cogroup, groupByKey, streams, to, toStream } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const deposits = topic('deposits', { key: serde.string(), value: serde.integer() })
const payments = topic('payments', { key: serde.string(), value: serde.integer() })
const out = topic('balances', { key: serde.string(), value: serde.json<number>() })

const app = streams({ id: 'cogroup', stores: 'memory' })
const paid = app.stream(payments).pipe(groupByKey())
app.stream(deposits).pipe(
  groupByKey(),
  cogroup((balance: number, amount) => balance + amount),
  cogroup(paid, (balance, amount) => balance - amount),
  aggregate(() => 0),
  toStream(),
  to(out),
)

const driver = testDriver(app)
driver.input(deposits).send({ key: 'ann', value: 20 })
driver.input(payments).send({ key: 'ann', value: 5 }, { key: 'bob', value: 3 })
console.log(driver.output(out).readKeyValues())
