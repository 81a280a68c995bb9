/**
 * Says when results of windows go on: with each change (`onWindowUpdate()`, the default), or once, when the window can't change any more.
 *
 * Windows that closed are looked for at most once in `emitInterval` by the clock (a second; in the test driver at each record). None is lost when time jumps.
 *
 * @group Windows
 * @box emitStrategy(onWindowClose())
 * @kafka `TimeWindowedKStream#emitStrategy`, `SessionWindowedKStream#emitStrategy`
 * @guide streams-aggregates.md#windows
 */
import { serde, topic } from '@millrace/client'
import {
  count,
  emitStrategy,
  groupByKey,
  onWindowClose,
  streams,
  timeWindowedSerde,
  to,
  toStream,
  tumbling,
  windowedBy,
} from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const clicks = topic('clicks', { key: serde.string(), value: serde.string() })
const out = topic('per-minute', { key: timeWindowedSerde(serde.string(), 60_000), value: serde.long() })

const app = streams({ id: 'emit-strategy', stores: 'memory' })
app
  .stream(clicks)
  .pipe(groupByKey(), windowedBy(tumbling('1m')), emitStrategy(onWindowClose()), count(), toStream(), to(out))

const driver = testDriver(app)
driver
  .input(clicks)
  .send(
    { key: 'a', value: '/', timestamp: 10_000 },
    { key: 'b', value: '/', timestamp: 20_000 },
    { key: 'a', value: '/', timestamp: 50_000 },
    { key: 'a', value: '/', timestamp: 61_000 },
  )
for (const [window, times] of driver.output(out).readKeyValues()) console.log(window?.key, window?.startMs, times)
