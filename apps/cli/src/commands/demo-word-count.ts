import { isStreamError } from '@millrace/base'
import { type Client, serde, topic } from '@millrace/client'
import { count, flatMapValues, groupBy, type Streams, streams, to, toStream } from '@millrace/streams'

/** Where made-up lines go. */
export const demoLines = topic('demo-lines', { key: serde.string(), value: serde.string() })
/** How often each word occurred in them so far; JSON, so that it can be read wherever it is shown. */
export const demoWordCounts = topic('demo-word-counts', { key: serde.string(), value: serde.json<number>() })

/** Makes both unless they are there. */
export async function createDemoTopics(client: Client): Promise<void> {
  for (const { name, partitions } of [
    { name: demoLines.name, partitions: 3 },
    { name: demoWordCounts.name, partitions: 1 },
  ]) {
    try {
      await client.admin().createTopic(name, { partitions })
    } catch (error) {
      if (!isStreamError(error, 'TOPIC_ALREADY_EXISTS')) throw error
    }
  }
}

/** Counts the words of the lines. */
export function demoWordCount(): Streams {
  const app = streams({ id: 'demo-word-count', stores: 'memory' })
  app.stream(demoLines).pipe(
    flatMapValues((line) => line.split(' ')),
    groupBy((word) => word, { name: 'words', key: serde.string(), value: serde.string() }),
    count({ store: 'counts' }),
    toStream(),
    to(demoWordCounts),
  )
  return app
}
