/**
 * Keeps the records that the predicate refuses.
 *
 * Here of a table: a row that is refused goes, with a tombstone.
 *
 * @group Stateless
 * @box filterNot((n) => n % 2 === 0)
 * @kafka `KStream#filterNot`, `KTable#filterNot`
 * @guide streams.md#stateless-operators
 */
import { serde, topic } from '@millrace/client'
import { filterNot, streams, to, toStream } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const levels = topic('levels', { key: serde.string(), value: serde.integer() })
const low = topic('low', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'filter-not', stores: 'memory' })
app.table(levels).pipe(
  filterNot((level) => level > 10),
  toStream(),
  to(low),
)

const driver = testDriver(app)
driver
  .input(levels)
  .send({ key: 'a', value: 4 }, { key: 'b', value: 6 }, { key: 'a', value: 12 }, { key: 'a', value: 9 })
console.log(driver.output(low).readKeyValues())
