/**
 * Divides a group by time: each window has an aggregate of its own.
 *
 * A window takes records until stream time, the highest timestamp seen, has passed its end by the `grace`. What comes later goes to the topic `late`, or is dropped and counted.
 *
 * @group Windows
 * @box windowedBy(tumbling('1m', { grace: '10s' }), { late })
 * @kafka `KGroupedStream#windowedBy`, `CogroupedKStream#windowedBy`
 * @guide streams-aggregates.md#windows
 */
import { serde, topic } from '@millrace/client'
import { count, groupByKey, streams, timeWindowedSerde, to, toStream, tumbling, windowedBy } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const late = topic('too-late', { key: serde.string(), value: serde.string() })
const out = topic('per-minute', { key: timeWindowedSerde(serde.string(), 60_000), value: serde.long() })

const app = streams({ id: 'windowed-by', stores: 'memory' })
app
  .stream(clicks)
  .pipe(groupByKey(), windowedBy(tumbling('1m', { grace: '10s' }), { late }), count(), toStream(), to(out))

const driver = testDriver(app)
driver.input(clicks).send(
  { key: 'a', value: '/', timestamp: 10_000 },
  { key: 'a', value: '/', timestamp: 62_000 },
  { key: 'a', value: '/', timestamp: 50_000 }, // within the grace
  { key: 'a', value: '/', timestamp: 71_000 },
  { key: 'a', value: '/', timestamp: 55_000 }, // too late
)
console.log(
  driver
    .output(out)
    .readKeyValues()
    .map(([window, times]) => [window?.startMs, times]),
)
console.log(driver.output(late).readKeyValues())
