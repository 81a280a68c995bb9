/**
 * One window of all records from a start on, without end.
 *
 * Records from before the start are left out.
 *
 * @group Windows
 * @box unlimited({ startMs: 60_000 })
 * @kafka `UnlimitedWindows.of().startOn`
 * @guide streams-aggregates.md#windows
 */
import { serde, topic } from '@millrace/client'
import { count, groupByKey, streams, timeWindowedSerde, to, toStream, unlimited, windowedBy } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const out = topic('clicks-since', { key: timeWindowedSerde(serde.string(), Infinity), value: serde.long() })

const app = streams({ id: 'unlimited', stores: 'memory' })
app.stream(clicks).pipe(groupByKey(), windowedBy(unlimited({ startMs: 60_000 })), count(), toStream(), to(out))

const driver = testDriver(app)
driver
  .input(clicks)
  .send(
    { key: 'a', value: '/', timestamp: 10_000 },
    { key: 'a', value: '/', timestamp: 70_000 },
    { key: 'a', value: '/', timestamp: 9_000_000 },
  )
for (const [window, times] of driver.output(out).readKeyValues()) console.log(window?.startMs, window?.endMs, times)
