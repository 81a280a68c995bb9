/**
 * Puts in a processor of your own: with stores, punctuation, and as many outputs as it likes.
 *
 * Each task has one, made by the supplier. What works by key behind it repartitions; `processValues` keeps keys. `schedule` calls back by the clock, or by the time of the records.
 *
 * @group Processors
 * @box process(watch, { stores })
 * @kafka `KStream#process`, `Topology#addProcessor`
 * @guide streams.md#processors-of-your-own
 */
import { serde, topic } from '@millrace/client'
import {
  keyValueStore,
  type KeyValueStore,
  newRecord,
  process,
  type ProcessorSupplier,
  streams,
  to,
} from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const beats = topic('beats', { key: serde.string(), value: serde.string() })
const alarms = topic('alarms', { key: serde.string(), value: serde.string() })

/** Tells of machines that were silent for a minute, once. */
const watch: ProcessorSupplier<string, string, string, string> = () => {
  let seen: KeyValueStore<string, number>
  return {
    init(context) {
      seen = context.store('seen')
      context.schedule(60_000, 'wall-clock', () => {
        for (const [machine, atMs] of [...seen.all()]) {
          if (context.wallClockMs - atMs < 60_000) continue
          context.forward(newRecord(machine, 'silent', context.wallClockMs))
          seen.delete(machine)
        }
      })
    },
    process(record) {
      seen.put(record.key, record.timestamp)
    },
  }
}

const app = streams({ id: 'process' })
const store = keyValueStore('seen', { key: serde.string(), value: serde.long(), kind: 'memory' })
app.stream(beats).pipe(process(watch, { stores: [store] }), to(alarms))

const driver = testDriver(app)
driver.input(beats).send({ key: 'press', value: 'ok', timestamp: 0 }, { key: 'saw', value: 'ok', timestamp: 50_000 })
driver.advanceWallClock('1m')
console.log(driver.output(alarms).readKeyValues())
