/**
 * Reads a topic as a table: the newest value of each key, of which null removes the row.
 *
 * Records without key are dropped. The table has a store only if something needs it: a `store` name, a join, an operator behind it that must know old values. With
 * `historyRetention` the store keeps old versions of rows, for joins as of the record's time.
 *
 * @group Sources and sinks
 * @box app.table(prices)
 * @kafka `StreamsBuilder#table`
 * @guide streams.md#phases-are-types
 */
import { serde, topic } from '@millrace/client'
import { type KeyValueStore, streams, to, toStream } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const prices = topic('prices', { key: serde.string(), value: serde.integer() })
const changes = topic('price-changes', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'table', stores: 'memory' })
app.table(prices, { store: 'prices' }).pipe(toStream(), to(changes))

const driver = testDriver(app)
driver
  .input(prices)
  .send({ key: 'tea', value: 2 }, { key: 'rye', value: 5 }, { key: 'tea', value: 3 }, { key: 'rye', value: null })
console.log(driver.output(changes).readKeyValues())
console.log([...driver.store<KeyValueStore<string, unknown>>('prices').all()])
