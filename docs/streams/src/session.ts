/**
 * Windows of activity: a session ends when its key had no record for the gap.
 *
 * A record between two sessions makes them one: the old ones go, each with a tombstone. Start and end are those of the first and last record. `aggregate` of sessions needs `merge`.
 *
 * @group Windows
 * @box session('30s')
 * @kafka `SessionWindows.ofInactivityGapWithNoGrace`, `SessionWindows.ofInactivityGapAndGrace`
 * @guide streams-aggregates.md#windows
 */
import { serde, topic } from '@millrace/client'
import { count, groupByKey, session, sessionWindowedSerde, streams, to, toStream, windowedBy } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const out = topic('clicks-in-windows', { key: sessionWindowedSerde(serde.string()), value: serde.long() })

const app = streams({ id: 'session', stores: 'memory' })
app.stream(clicks).pipe(groupByKey(), windowedBy(session('30s')), count(), toStream(), to(out))

const driver = testDriver(app)
driver
  .input(clicks)
  .send(
    { key: 'a', value: '/', timestamp: 0 },
    { key: 'a', value: '/', timestamp: 20_000 },
    { key: 'a', value: '/', timestamp: 70_000 },
    { key: 'a', value: '/', timestamp: 45_000 },
  )
for (const [window, times] of driver.output(out).readKeyValues()) console.log(window?.startMs, window?.endMs, times)
