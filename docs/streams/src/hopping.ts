/**
 * Windows that overlap: one begins every `advance`, so that each record is in several.
 *
 * The start is inclusive, the end exclusive; starts are multiples of the advance since 1970 UTC.
 *
 * @group Windows
 * @box hopping('1m', { advance: '30s' })
 * @kafka `TimeWindows.ofSizeAndGrace(...).advanceBy`
 * @guide streams-aggregates.md#windows
 */
import { serde, topic } from '@millrace/client'
import { count, groupByKey, hopping, streams, timeWindowedSerde, to, toStream, windowedBy } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const out = topic('clicks-in-windows', { key: timeWindowedSerde(serde.string(), 60_000), value: serde.long() })

const app = streams({ id: 'hopping', stores: 'memory' })
app.stream(clicks).pipe(groupByKey(), windowedBy(hopping('1m', { advance: '30s' })), count(), toStream(), to(out))

const driver = testDriver(app)
driver.input(clicks).send({ key: 'a', value: '/', timestamp: 10_000 }, { key: 'a', value: '/', timestamp: 40_000 })
for (const [window, times] of driver.output(out).readKeyValues()) console.log(window?.startMs, window?.endMs, times)
