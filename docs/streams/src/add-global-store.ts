/**
 * Keeps what a processor of your own makes of a topic, whole in every copy of the application. Any processor may read the store by its name, none but that
 * one may write to it.
 *
 * The topic is its changelog, so give the store `logged: false`: each copy reads it through the processor before anything else begins; with a store on disk it goes on
 * from where it was. What the processor forwards goes nowhere, and `schedule` is refused. Where the newest value of each key is all that is needed, take `globalTable`.
 *
 * @group Sources and sinks
 * @box process(judge)
 * @kafka `StreamsBuilder#addGlobalStore`, `Topology#addGlobalStore`
 * @guide streams-stores.md#global-stores
 */
import { serde, topic } from '@millrace/client'
import {
  keyValueStore,
  type KeyValueStore,
  process,
  type ProcessorContext,
  type ProcessorSupplier,
  streams,
  to,
  withValue,
} from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const limits = topic('limits', { key: serde.string(), value: serde.integer() })
const payments = topic('payments', { key: serde.string(), value: serde.integer() })
const judged = topic('judged', { key: serde.string(), value: serde.string() })

/** Keeps the lowest limit that was ever set for each account. */
const lowest: ProcessorSupplier<string, number, never, never> = () => {
  let store: KeyValueStore<string, number>
  return {
    init: (context) => (store = context.store('lowest')),
    process: ({ key, value }) => store.put(key, Math.min(value, store.get(key) ?? Infinity)),
  }
}

const judge: ProcessorSupplier<string, number, string, string> = () => {
  let context: ProcessorContext<string, string>
  let store: KeyValueStore<string, number>
  return {
    init(given) {
      context = given
      store = context.store('lowest')
    },
    process(record) {
      const isFine = record.value <= (store.get(record.key) ?? Infinity)
      context.forward(withValue(record, isFine ? 'fine' : 'too much'))
    },
  }
}

const app = streams({ id: 'add-global-store' })
const store = { key: serde.string(), value: serde.integer(), kind: 'memory', logged: false } as const
app.addGlobalStore(keyValueStore('lowest', store), limits, lowest)
app.stream(payments).pipe(process(judge), to(judged))

const driver = testDriver(app)
driver.input(limits).send({ key: 'ann', value: 100 }, { key: 'ann', value: 500 })
driver.input(payments).send({ key: 'ann', value: 200 }, { key: 'bob', value: 900 })
console.log(driver.output(judged).readKeyValues())
