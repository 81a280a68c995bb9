import { parseArgs } from 'node:util'
import { connect } from '@millrace/client'
import { exampleNamed } from '../harness/examples.ts'
import { sendAll } from '../harness/send.ts'
import { createTopics } from '../harness/topics.ts'

const usage = `Usage: npm run feed -- EXAMPLE [--per-second N] [--brokers HOST:PORT,...]

  --per-second  how many records to send in a second (default: 200)
  --brokers     default: 127.0.0.1:9094`

/** `npm run feed`: sends an example its records. */
export async function feed(words: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      brokers: { type: 'string', default: '127.0.0.1:9094' },
      'per-second': { type: 'string', default: '200' },
    },
  })
  const perSecond = Number(values['per-second'])
  const example = exampleNamed(perSecond > 0 ? positionals[0] : undefined, usage)
  if (example === undefined) return
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  await using client = await connect({ brokers: values.brokers.split(','), clientId: `${example.name}-feed` })
  await createTopics(client, example)
  const sent = await sendAll(client, await example.records(), { perSecond, signal: stop.signal })
  console.log(`${sent.length} records are sent`)
}
