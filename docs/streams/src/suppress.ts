/**
 * Holds back updates of a table: all of a window but the last, or more than one of a row in some time.
 *
 * `untilTimeLimit('10s')` passes at most one update of a row in ten seconds of stream time. What waits has a changelog, so that nothing is lost or said twice when the task moves; `maxRecords` and `maxBytes`
 * bound it.
 *
 * @group Windows
 * @box suppress(untilWindowCloses())
 * @kafka `KTable#suppress`
 * @guide streams-aggregates.md#suppress
 */
import { serde, topic } from '@millrace/client'
import {
  count,
  groupByKey,
  streams,
  suppress,
  timeWindowedSerde,
  to,
  toStream,
  tumbling,
  untilWindowCloses,
  windowedBy,
} from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const out = topic('per-minute', { key: timeWindowedSerde(serde.string(), 60_000), value: serde.long() })

const app = streams({ id: 'suppress', stores: 'memory' })
app
  .stream(clicks)
  .pipe(
    groupByKey(),
    windowedBy(tumbling('1m', { grace: '10s' })),
    count(),
    suppress(untilWindowCloses()),
    toStream(),
    to(out),
  )

const driver = testDriver(app)
driver
  .input(clicks)
  .send(
    { key: 'a', value: '/', timestamp: 10_000 },
    { key: 'a', value: '/', timestamp: 61_000 },
    { key: 'a', value: '/', timestamp: 50_000 },
    { key: 'a', value: '/', timestamp: 70_000 },
  )
for (const [window, times] of driver.output(out).readKeyValues()) console.log(window?.key, window?.startMs, times)
