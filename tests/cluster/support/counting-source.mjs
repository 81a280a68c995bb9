// A source for tests of workers: what it gives is known, so what is lost or doubled shows.
import { configSchema, defineSource, option, Schema, sourceRecord } from '@millrace/connect'

const low = { importance: 'LOW' }

/** Counts on, in as many tasks as it may have, until it is told to stop: `0:1`, `0:2`, ... of the first part. */
export const counter = defineSource({
  name: 'Counter',
  version: '1.0.0',
  doc: 'Counts.',
  config: configSchema({
    topic: option.string({ importance: 'HIGH', doc: 'Where to.' }),
    'batch.size': option.int({ ...low, default: 1, doc: 'How many at once.' }),
    'pause.ms': option.int({ ...low, default: 5, doc: 'How long it rests then.' }),
  }),
  exactlyOnce: () => true,
  checkPosition: ({ offset }) => (typeof offset['at'] === 'number' ? undefined : 'an offset has a number, at'),
  plan: (_, tasksMax) => Array.from({ length: tasksMax }, (_each, part) => ({ key: String(part) })),
  async *open({ config: { topic, 'batch.size': size, 'pause.ms': pauseMs }, key, offset, signal }) {
    const sourcePartition = { part: key }
    const one = (at) => {
      const value = { schema: Schema.string(), value: `${key}:${at}` }
      return sourceRecord({ topic, value, sourcePartition, sourceOffset: { at } })
    }
    let last = Number((await offset(sourcePartition))?.['at'] ?? 0)
    while (!signal.aborted) {
      const first = last + 1
      last += size
      yield { records: Array.from({ length: size }, (_each, index) => one(first + index)) }
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  },
})
