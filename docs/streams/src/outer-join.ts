/**
 * As [`join`](join.md), and each record of either stream that finds no match goes out too, with null for the other.
 *
 * It goes when its window and the `grace` are over by the time of the records.
 *
 * @group Joins
 * @box outerJoin(clicks, joiner, { before: 0, after: '1m' })
 * @kafka `KStream#outerJoin(KStream, ...)`
 * @guide streams-joins.md#two-streams
 */
import { serde, topic } from '@millrace/client'
import { outerJoin, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const ads = topic('ads', { key: serde.string(), value: serde.string() })
const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const out = topic('outcomes', { key: serde.string(), value: serde.string() })

const app = streams({ id: 'outerJoin', stores: 'memory' })
app.stream(ads).pipe(
  outerJoin(app.stream(clicks), (ad, click) => `${ad ?? 'no ad'}, ${click ?? 'no click'}`, { before: 0, after: '1m' }),
  to(out),
)

const driver = testDriver(app)
driver.input(ads).send({ key: 'ann', value: 'hats', timestamp: 0 }, { key: 'bob', value: 'shoes', timestamp: 1000 })
driver
  .input(clicks)
  .send({ key: 'ann', value: 'click', timestamp: 20_000 }, { key: 'eve', value: 'click', timestamp: 30_000 })
driver.input(ads).send({ key: 'joe', value: 'socks', timestamp: 120_000 })
console.log(driver.output(out).readKeyValues())
