import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '@millrace/client'
import { exampleNamed } from '../harness/examples.ts'
import { createTopics } from '../harness/topics.ts'

const usage = `Usage: npm start -- EXAMPLE [COPY] [--brokers HOST:PORT,...] [--state DIR]

  COPY       which one it is, so that each has its own state: 1 (the default), 2, ...
  --brokers  default: 127.0.0.1:9094
  --state    where it keeps its state (default: millrace-examples in the system's temporary folder)`

/** `npm start`: runs one copy of an example until it is told to stop (Ctrl-C, SIGTERM). */
export async function run(words: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      brokers: { type: 'string', default: '127.0.0.1:9094' },
      state: { type: 'string', default: path.join(tmpdir(), 'millrace-examples') },
    },
  })
  const [name, copy = '1'] = positionals
  const example = exampleNamed(name, usage)
  if (example === undefined) return
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const brokers = values.brokers.split(',')
  await using client = await connect({ brokers, clientId: `${example.name}-${copy}` })
  await createTopics(client, example)
  await example.app().run({
    client,
    signal: stop.signal,
    stateDir: path.join(values.state, copy),
    // A trickle of records: closed windows are looked for at each, not once a second.
    emitInterval: 0,
    onState: (state) => console.log(`[${example.name} ${copy}] ${state}`),
  })
}
