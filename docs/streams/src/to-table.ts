/**
 * Makes a table of a stream: the newest value of each key, of which null removes the row.
 *
 * Records without key are dropped. Options are those of all tables: see [how a table is kept](../streams-aggregates.md#how-a-table-is-kept).
 *
 * @group Tables
 * @box toTable()
 * @kafka `KStream#toTable`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { filter, type KeyValueStore, streams, to, toStream, toTable } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const readings = topic('readings', { key: serde.string(), value: serde.integer() })
const out = topic('newest', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'to-table', stores: 'memory' })
app.stream(readings).pipe(
  filter((celsius) => celsius > -90),
  toTable({ store: 'newest' }),
  toStream(),
  to(out),
)

const driver = testDriver(app)
driver.input(readings).send({ key: 'roof', value: 20 }, { key: 'roof', value: -99 }, { key: 'roof', value: 21 })
console.log(driver.output(out).readKeyValues())
console.log([...driver.store<KeyValueStore<string, unknown>>('newest').all()])
