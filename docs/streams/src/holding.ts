/**
 * Takes an operator of RxJS that emits later, or several records as one, and keeps the offsets of its records back until it has emitted them: what waits in it is
 * read again after a crash.
 *
 * It must emit records as they came in, each once: by itself, as `delay` does, or in an array, as `bufferCount` and `bufferTime` do; an array has the key, timestamp
 * and headers of its newest. Operators that leave records out, such as `debounceTime`, say `{ drops: true }`.
 *
 * @group Asynchronous
 * @box holding(bufferCount(3))
 * @kafka a processor with a store and a punctuation
 * @guide streams-async.md#operators-that-keep-records-back
 */
import { serde, topic } from '@millrace/client'
import { streams, to } from '@millrace/streams'
import { bufferCount, holding, map } from '@millrace/streams/operators'
import { testDriver } from '@millrace/streams/testing'

const readings = topic('readings', { key: serde.string(), value: serde.integer() })
const out = topic('sums', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'holding' })
app.stream(readings).pipe(
  holding(bufferCount(3)),
  map((three) => three.reduce((sum, { value }) => sum + value, 0)),
  to(out),
)

const driver = testDriver(app)
driver
  .input(readings)
  .send({ key: 'a', value: 1 }, { key: 'b', value: 2 }, { key: 'c', value: 3 }, { key: 'd', value: 4 })
console.log(driver.output(out).readKeyValues())
