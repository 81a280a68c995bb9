/**
 * Makes one aggregate of all values of a key, of another type than the values.
 *
 * An aggregator that returns null removes the row. Sessions need `merge`, since a record between two of them makes them one; grouped tables `subtract`.
 *
 * @group Groups and aggregates
 * @box aggregate(() => [], (seen, page) => [...seen, page])
 * @kafka `KGroupedStream#aggregate`, `CogroupedKStream#aggregate`, and those of tables and windows
 * @guide streams-aggregates.md
 */
import { serde, topic } from '@millrace/client'
import { aggregate, groupByKey, streams, to, toStream } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const out = topic('pages-seen', { key: serde.string(), value: serde.json<readonly string[]>() })

const app = streams({ id: 'aggregate', stores: 'memory' })
app.stream(clicks).pipe(
  groupByKey(),
  aggregate(
    (): readonly string[] => [],
    (seen, page) => (seen.includes(page) ? seen : [...seen, page]),
    { store: 'pages' },
  ),
  toStream(),
  to(out),
)

const driver = testDriver(app)
driver.input(clicks).send({ key: 'ann', value: '/' }, { key: 'ann', value: '/pay' }, { key: 'bob', value: '/' })
console.log(driver.output(out).readKeyValues())
