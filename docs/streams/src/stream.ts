/**
 * Begins with the records of a topic, or of several that have the same serdes.
 *
 * `timestampExtractor` says when each happened, if that is not the record's timestamp; a negative time drops the record. Without one, a record whose timestamp is negative can't be read, and stops
 * the task unless `failures` say otherwise; `logAndSkipOnInvalidTimestamp` and `usePartitionTimeOnInvalidTimestamp` are extractors for such. `offsetReset` says where to begin in a topic of
 * which nothing is committed yet.
 *
 * @group Sources and sinks
 * @box app.stream(numbers)
 * @kafka `StreamsBuilder#stream`
 * @guide streams.md#phases-are-types
 */
import { serde, topic } from '@millrace/client'
import { streams, to } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'

const morning = topic('morning', { key: serde.string(), value: serde.integer() })
const evening = topic('evening', { key: serde.string(), value: serde.integer() })
const all = topic('all-day', { key: serde.string(), value: serde.integer() })

const app = streams({ id: 'stream' })
app.stream([morning, evening]).pipe(to(all))

const driver = testDriver(app)
driver.input(morning).send({ key: 'a', value: 1 })
driver.input(evening).send({ key: 'b', value: 2 })
driver.input(morning).send({ key: 'b', value: 3 })
console.log(driver.output(all).readKeyValues())
