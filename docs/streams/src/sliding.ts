/**
 * Windows that lie where the records are: any two records at most so far apart are together in one.
 *
 * Both ends are inclusive. There is a window that ends at each record, and one that begins right behind each, if anything is in it.
 *
 * @group Windows
 * @box sliding('10s')
 * @kafka `SlidingWindows.ofTimeDifferenceWithNoGrace`, `SlidingWindows.ofTimeDifferenceAndGrace`
 * @guide streams-aggregates.md#windows
 */
import { serde, topic } from '@millrace/client'
import { count, groupByKey, sliding, streams, timeWindowedSerde, to, toStream, windowedBy } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const out = topic('clicks-in-windows', { key: timeWindowedSerde(serde.string(), 10_000), value: serde.long() })

const app = streams({ id: 'sliding', stores: 'memory' })
app.stream(clicks).pipe(groupByKey(), windowedBy(sliding('10s')), count(), toStream(), to(out))

const driver = testDriver(app)
driver
  .input(clicks)
  .send(
    { key: 'a', value: '/', timestamp: 10_000 },
    { key: 'a', value: '/', timestamp: 15_000 },
    { key: 'a', value: '/', timestamp: 30_000 },
  )
for (const [window, times] of driver.output(out).readKeyValues()) console.log(window?.startMs, window?.endMs, times)
