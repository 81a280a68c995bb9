/**
 * Joins two streams: each pair of records of one key whose times lie within the window.
 *
 * `within` looks both ways; `before` and `after` say how much earlier or later than the left record the right one may be. A pair has the later of both times. Both topics need the same number of partitions.
 *
 * @group Joins
 * @box join(clicks, joiner, { before: 0, after: '1m' })
 * @kafka `KStream#join(KStream, ...)`
 * @guide streams-joins.md#two-streams
 */
import { serde, topic } from '@millrace/client'
import { join, streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const ads = topic('ads', { key: serde.string(), value: serde.string() })
const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const out = topic('outcomes', { key: serde.string(), value: serde.string() })

const app = streams({ id: 'join', stores: 'memory' })
app.stream(ads).pipe(
  join(app.stream(clicks), (ad, click) => `${ad}, ${click}`, { before: 0, after: '1m' }),
  to(out),
)

const driver = testDriver(app)
driver.input(ads).send({ key: 'ann', value: 'hats', timestamp: 0 }, { key: 'bob', value: 'shoes', timestamp: 1000 })
driver
  .input(clicks)
  .send({ key: 'ann', value: 'click', timestamp: 20_000 }, { key: 'eve', value: 'click', timestamp: 30_000 })
driver.input(ads).send({ key: 'joe', value: 'socks', timestamp: 120_000 })
console.log(driver.output(out).readKeyValues())
