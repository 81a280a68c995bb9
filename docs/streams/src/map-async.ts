/**
 * Calls something that takes time for each record, such as a service, and passes on what it gives: several calls at a time, results in the order of the records.
 *
 * The result is the new value of its record, whose key, timestamp and headers stay; a promise, an Observable or a value will do. `concurrency` bounds the calls,
 * `{ ordered: false }` lets results leave as calls end. A commit covers only what is finished, so that no crash loses or repeats a result; the function itself is
 * called at least once. A call that fails, or takes longer than `timeout`, is a failure of its record.
 *
 * @group Asynchronous
 * @box mapAsync((city) => weatherOf(city))
 * @kafka nothing like it, a processor that waits holds up its task
 * @guide streams-async.md#calls-of-a-service
 */
import { serde, topic } from '@millrace/client'
import { streams, to } from '@millrace/streams'
import { mapAsync } from '@millrace/streams/operators'
import { testDriver } from '@millrace/streams/testing'
import { map, type Observable, timer } from 'rxjs'

const cities = topic('cities', { key: serde.string(), value: serde.string() })
const out = topic('weather', { key: serde.string(), value: serde.string() })

/** Stands for a service: the longer the name, the longer it takes. */
function weatherOf(city: string): Observable<string> {
  return timer(city.length * 1_000).pipe(map(() => `sun in ${city}`))
}

const app = streams({ id: 'map-async' })
app.stream(cities).pipe(
  mapAsync(({ value }) => weatherOf(value), { concurrency: 8, timeout: '10s' }),
  to(out),
)

const driver = testDriver(app)
driver.input(cities).send({ key: 'a', value: 'Rome' }, { key: 'b', value: 'Ulm' })
driver.advanceWallClock('3s')
driver.advanceWallClock('1s')
console.log(driver.output(out).readKeyValues())
