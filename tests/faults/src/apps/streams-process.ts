// A process of its own that runs a copy of an application of Streams: running sums by key, kept on disk, and counts of the sums' last digits
// behind a repartition topic, kept in memory; and each number doubled by a function that takes its time, once in order, in tasks of its own, and
// once in any order, beside the sums. Exactly once; every change is forwarded.
import { setTimeout as delay } from 'node:timers/promises'
import { serde, topic } from '@millrace/client'
import { aggregate, count, groupBy, groupByKey, repartition, streams, to, toStream } from '@millrace/streams'
import { mapAsync, tap } from '@millrace/streams/operators'

const [addresses, stateDir] = process.argv.slice(2) as [string, string]
const text = { key: serde.string(), value: serde.long() }

/** What a copy tells whoever started it. */
export interface StreamsNote {
  readonly state?: string
  /** It is processing: about so many records more. */
  readonly processed?: number
  /** So many records more were restored, in a task or to warm up for one. */
  readonly restored?: number
  /** It ended with this code. */
  readonly failed?: string
}

const tell = (note: StreamsNote): void => {
  process.send?.(note)
}
const stopping = new AbortController()
process.on('message', (word) => {
  if (word === 'stop') stopping.abort()
})
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0))

let processed = 0
const restoredBefore = new Map<string, number>()
const app = streams({ id: 'sums', brokers: addresses.split(','), key: serde.string(), value: serde.long() })
const numbers = app.stream(topic('numbers', text))
const sums = numbers.pipe(
  tap(() => {
    processed += 1
    if (processed % 20 === 0) tell({ processed: 20 })
  }),
  groupByKey(),
  aggregate(
    () => 0,
    (sum, value) => sum + (value ?? 0),
    { store: 'sum' },
  ),
  toStream(),
)
sums.pipe(to(topic('sums', text)))
sums.pipe(
  groupBy((sum) => String((sum ?? 0) % 10)),
  count({ store: 'digits', kind: 'memory' }),
  toStream(),
  to(topic('digits', text)),
)
/** Some take much longer than those behind them. */
async function double({ value }: { readonly value: number }): Promise<number> {
  await delay(Math.random() < 0.05 ? 100 : Math.random() * 5)
  return 2 * value
}
numbers.pipe(repartition({ name: 'apart' }), mapAsync(double, { concurrency: 32 }), to(topic('in-order', text)))
numbers.pipe(mapAsync(double, { concurrency: 32, ordered: false }), to(topic('in-any-order', text)))
try {
  await app.run({
    signal: stopping.signal,
    stateDir,
    commitInterval: '50ms',
    cacheBytesMax: 0,
    standbyReplicas: 1,
    // Little enough that tasks warm up before they move.
    acceptableRecoveryLag: 200,
    onState: (state) => tell({ state }),
    onRestore: ({ role, taskId, store, restored }) => {
      // While the group still counts on the copy that was here before, this one warms up, and takes over without a restore.
      const what = `${role} ${taskId} ${store}`
      const before = restoredBefore.get(what) ?? 0
      // A task that begins again counts anew.
      tell({ restored: restored < before ? restored : restored - before })
      restoredBefore.set(what, restored)
    },
  })
} catch (error) {
  tell({ failed: String(error) })
  process.exitCode = 1
}
process.disconnect()
