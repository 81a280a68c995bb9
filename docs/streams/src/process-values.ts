/**
 * Puts in a processor of your own that keeps keys, so that nothing is repartitioned behind it.
 *
 * Forwarding a record with another key throws.
 *
 * @group Processors
 * @box processValues(changed, { stores })
 * @kafka `KStream#processValues`
 * @guide streams.md#processors-of-your-own
 */
import { serde, topic } from '@millrace/client'
import {
  type FixedKeyProcessorContext,
  type FixedKeyProcessorSupplier,
  keyValueStore,
  type KeyValueStore,
  processValues,
  streams,
  to,
} from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const numbers = topic('numbers', { key: serde.string(), value: serde.integer() })
const out = topic('changed', { key: serde.string(), value: serde.integer() })

/** Lets a number through only if it is not the last one of its key. */
const changed: FixedKeyProcessorSupplier<string, number, number> = () => {
  let last: KeyValueStore<string, number>
  let context: FixedKeyProcessorContext<string, number>
  return {
    init(given) {
      context = given
      last = context.store('last')
    },
    process(record) {
      if (last.get(record.key) === record.value) return
      last.put(record.key, record.value)
      context.forward(record)
    },
  }
}

const app = streams({ id: 'process-values' })
const store = keyValueStore('last', { key: serde.string(), value: serde.integer(), kind: 'memory' })
app.stream(numbers).pipe(processValues(changed, { stores: [store] }), to(out))

const driver = testDriver(app)
driver
  .input(numbers)
  .send({ key: 'a', value: 1 }, { key: 'a', value: 1 }, { key: 'b', value: 1 }, { key: 'a', value: 2 })
console.log(driver.output(out).readKeyValues())
