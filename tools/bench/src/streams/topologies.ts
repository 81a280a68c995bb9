import { serde, topic } from '@millrace/client'
import {
  count,
  groupByKey,
  join,
  mapValues,
  streams,
  type Streams,
  type StreamsOptions,
  tableJoin,
  timeWindowedSerde,
  type TimestampExtractor,
  to,
  toStream,
  tumbling,
  windowedBy,
} from '@millrace/streams'
import { joinWithinMs, windowSizeMs, type WorkloadName } from './workloads.ts'

const text = { key: serde.string(), value: serde.string() }

/** Topics of a topology, and who is told of each record that it takes. */
export interface TopologyParts {
  readonly inputs: readonly string[]
  readonly output: string
  readonly taken?: () => void
}

/** The name of the store of counts. */
export const countStore = 'counts'

/** What is measured, as an application; Java's program has the same. */
export function applicationOf(
  name: WorkloadName,
  { inputs, output, taken }: TopologyParts,
  options: StreamsOptions,
): Streams {
  const app = streams({ key: serde.string(), value: serde.string(), ...options })
  const [first = '', second = ''] = inputs
  // Called once for each record, by streams and by tables.
  const extractor: TimestampExtractor<string, string> = ({ timestamp }) => {
    taken?.()
    return timestamp
  }
  const read = taken === undefined ? {} : { timestampExtractor: extractor }
  const source = topic(first, text)
  switch (name) {
    case 'map':
      app.stream(source, read).pipe(
        mapValues((value) => `${value}-mapped`),
        to(topic(output, text)),
      )
      break
    case 'count':
    case 'count-many':
      app
        .stream(source, read)
        .pipe(
          groupByKey(),
          count({ store: countStore }),
          toStream(),
          to(topic(output, { key: serde.string(), value: serde.long() })),
        )
      break
    case 'window':
      app
        .stream(source, read)
        .pipe(
          groupByKey(),
          windowedBy(tumbling(windowSizeMs)),
          count({ store: countStore }),
          toStream(),
          to(topic(output, { key: timeWindowedSerde(serde.string(), windowSizeMs), value: serde.long() })),
        )
      break
    case 'stream-join': {
      const other = app.stream(topic(second, text), read)
      const joiner = (left: string, right: string) => `${left}|${right}`
      app.stream(source, read).pipe(join(other, joiner, { within: joinWithinMs }), to(topic(output, text)))
      break
    }
    case 'table-join': {
      const other = app.table(topic(second, text), read)
      const joiner = (left: string, right: string) => `${left}|${right}`
      app.table(source, read).pipe(tableJoin(other, joiner), toStream(), to(topic(output, text)))
      break
    }
  }
  return app
}
