import { serde, topic } from '@millrace/client'
import { count, flatMapValues, groupBy, type Streams, streams, to, toStream } from '@millrace/streams'
import type { RunningOptions } from '../harness/example.ts'

/** Lines of text; they need no key. */
export const lines = topic('word-count-lines', { key: serde.string(), value: serde.string() })
/** How often each word occurred so far. */
export const counts = topic('word-count-counts', { key: serde.string(), value: serde.long() })

/** Counts words: those of one line lie in any partition, so they meet in a repartition topic. */
export function wordCount(options: RunningOptions = {}): Streams {
  const app = streams({ id: 'word-count', ...options })
  app.stream(lines).pipe(
    flatMapValues((line) => line.toLowerCase().match(/\p{L}+/gu) ?? []),
    groupBy((word) => word, { key: serde.string(), value: serde.string() }),
    count({ store: 'counts' }),
    toStream(),
    to(counts),
  )
  return app
}
