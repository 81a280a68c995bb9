// An application that threads run: each loads this module, and finds it among the exports.
import { existsSync, writeFileSync } from 'node:fs'
import { isMainThread, threadId } from 'node:worker_threads'
import { serde, topic } from '@millrace/client'
import { count, groupByKey, mapValues, streams, to, toStream } from '@millrace/streams'

export const inputs = topic('threaded', { key: serde.string(), value: serde.string() })
export const counts = topic('threaded-counts', { key: serde.string(), value: serde.long() })
export const places = topic('threaded-places', { key: serde.string(), value: serde.string() })

export const app = streams({ id: 'threaded', key: serde.string(), value: serde.string() })

const stream = app.stream(inputs)
stream.pipe(
  mapValues((value) => {
    if (value === 'fail') throw new Error('it is to fail')
    // Once: the next thread finds that it was there.
    if (value?.startsWith('crash ') && !existsSync(value.slice(6))) {
      writeFileSync(value.slice(6), '')
      setTimeout(() => {
        throw new Error('nobody catches this')
      })
    }
    if (value === 'exit') process.exit(3)
    return `${isMainThread ? 'main' : 'thread'} ${threadId}`
  }),
  to(places),
)
stream.pipe(groupByKey(), count({ store: 'counts', value: serde.long() }), toStream(), to(counts))
