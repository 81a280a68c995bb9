/**
 * Counts the records of each key, or of each key and window; of a grouped table, its rows.
 *
 * Records without value are counted in tumbling, hopping and session windows alone, as Kafka Streams does.
 *
 * @group Groups and aggregates
 * @box count()
 * @kafka `KGroupedStream#count`, `KGroupedTable#count`, and those of windows
 * @guide streams-aggregates.md
 */
import { serde, topic } from '@millrace/client'
import { count, groupBy, streams, to, toStream } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const pets = topic('pets', { key: serde.string(), value: serde.string() })
const out = topic('pets-by-kind', { key: serde.string(), value: serde.long() })

const app = streams({ id: 'count', stores: 'memory' })
app.table(pets).pipe(
  groupBy((kind) => kind, { key: serde.string(), value: serde.string() }),
  count({ store: 'kinds' }),
  toStream(),
  to(out),
)

const driver = testDriver(app)
driver
  .input(pets)
  .send(
    { key: 'rex', value: 'dog' },
    { key: 'tom', value: 'cat' },
    { key: 'ivy', value: 'dog' },
    { key: 'rex', value: null },
  )
console.log(driver.output(out).readKeyValues())
