// Connectors that take their process down, each in a way of its own; the first time alone, which a file says.
import { existsSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { configSchema, defineSource, option, Schema, sourceRecord } from '@millrace/connect'

const high = { importance: 'HIGH' }

/** What each does the first time. */
const harms = {
  exit: () => process.exit(7),
  loop: () => {
    for (;;) Math.hypot(1, 1)
  },
  leak: () => {
    const kept = []
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, at) => ({ at })))
  },
  throw: () => {
    setImmediate(() => {
      throw new Error('nobody waits for this')
    })
    return new Promise(() => {})
  },
  none: () => {},
}

export const planted = defineSource({
  name: 'Planted',
  version: '1.0.0',
  doc: 'Says what it sees of its process, once it has done it harm.',
  config: configSchema({
    topic: option.string({ ...high, doc: 'Where to.' }),
    harm: option.oneOf(Object.keys(harms), { ...high, default: 'none', doc: 'What it does first.' }),
    done: option.string({ ...high, default: '', doc: 'The file that says that it has done that.' }),
    password: option.password({ ...high, default: null, doc: 'A secret.' }),
  }),
  check: async ({ topic }) => (topic === 'refused' ? [{ option: 'topic', message: 'not to that one' }] : []),
  mayBePreviewed: () => true,
  async *open({ config: { topic, harm, done, password }, logger, signal }) {
    if (done !== '' && !existsSync(done)) {
      writeFileSync(done, '')
      await harms[harm]()
    }
    logger.warn({ err: new Error('seen'), at: 3 }, 'it reads')
    const seen = { pid: process.pid, argv: process.argv, execArgv: process.execArgv, env: process.env }
    const value = {
      schema: Schema.string(),
      value: JSON.stringify({ ...seen, length: password?.reveal().length ?? 0 }),
    }
    yield { records: [sourceRecord({ topic, value, sourcePartition: { p: 1 }, sourceOffset: { at: 1 } })] }
    await new Promise((resolve) => {
      if (signal.aborted) resolve(undefined)
      else signal.addEventListener('abort', resolve)
    })
  },
})
