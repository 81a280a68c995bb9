import { parseArgs } from 'node:util'
import { connect, isStreamError } from '@millrace/client'
import type { ExampleOutput } from '../harness/example.ts'
import { exampleNamed } from '../harness/examples.ts'
import { createTopics } from '../harness/topics.ts'

const usage = 'Usage: npm run watch -- EXAMPLE [--brokers HOST:PORT,...]'

/** `npm run watch`: shows what an example writes, as it comes. */
export async function watch(words: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { brokers: { type: 'string', default: '127.0.0.1:9094' } },
  })
  const example = exampleNamed(positionals[0], usage)
  if (example === undefined) return
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  await using client = await connect({ brokers: values.brokers.split(','), clientId: `${example.name}-watch` })
  await createTopics(client, example)
  /** Only what is committed: what a copy that died left open was never there. */
  const show = async ({ name, line }: ExampleOutput): Promise<void> => {
    await using consumer = client.consumer({ isolation: 'read_committed' })
    for await (const { key, value } of consumer.records(name, { from: 'earliest', signal: stop.signal }))
      console.log(`${name}: ${line(key, value)}`)
  }
  try {
    await Promise.all(example.outputs.map(show))
  } catch (error) {
    if (!stop.signal.aborted || !isStreamError(error, 'ABORTED')) throw error
  }
}
