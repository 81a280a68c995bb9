/**
 * Windows that follow one another: each record is in exactly one.
 *
 * The start is inclusive, the end exclusive; starts are multiples of the size since 1970 UTC. Without `grace` nothing is taken after a window's end.
 *
 * @group Windows
 * @box tumbling('1m')
 * @kafka `TimeWindows.ofSizeWithNoGrace`, `TimeWindows.ofSizeAndGrace`
 * @guide streams-aggregates.md#windows
 */
import { serde, topic } from '@millrace/client'
import { count, groupByKey, streams, timeWindowedSerde, to, toStream, tumbling, windowedBy } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const out = topic('clicks-in-windows', { key: timeWindowedSerde(serde.string(), 60_000), value: serde.long() })

const app = streams({ id: 'tumbling', stores: 'memory' })
app.stream(clicks).pipe(groupByKey(), windowedBy(tumbling('1m')), count(), toStream(), to(out))

const driver = testDriver(app)
driver
  .input(clicks)
  .send(
    { key: 'a', value: '/', timestamp: 10_000 },
    { key: 'a', value: '/', timestamp: 50_000 },
    { key: 'a', value: '/', timestamp: 60_000 },
    { key: 'a', value: '/', timestamp: 110_000 },
  )
for (const [window, times] of driver.output(out).readKeyValues()) console.log(window?.startMs, window?.endMs, times)
