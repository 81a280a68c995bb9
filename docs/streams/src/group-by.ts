/**
 * Groups a stream, or the rows of a table, by another key.
 *
 * Records go through a repartition topic; those whose new key is null are left out. Of a table `values` says what a row adds to its group; a row that changes or goes is taken out of the
 * group where it was.
 *
 * @group Groups and aggregates
 * @box groupBy((page) => page), count()
 * @kafka `KStream#groupBy`, `KTable#groupBy`
 * @guide streams-aggregates.md
 */
import { serde, topic } from '@millrace/client'
import { count, groupBy, streams, to, toStream } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const out = topic('clicks-by-page', { key: serde.string(), value: serde.long() })

const app = streams({ id: 'group-by', stores: 'memory' })
app.stream(clicks).pipe(
  groupBy((page) => page, { key: serde.string() }),
  count(),
  toStream(),
  to(out),
)

const driver = testDriver(app)
driver.input(clicks).send({ key: 'ann', value: '/' }, { key: 'bob', value: '/' }, { key: 'ann', value: '/pay' })
console.log(driver.output(out).readKeyValues())
