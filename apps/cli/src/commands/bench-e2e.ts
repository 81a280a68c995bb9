import type { Client } from '@millrace/client'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { CliIo } from '../io.ts'
import { LatencyHistogram } from '../output/latency.ts'
import { Progress } from '../output/progress.ts'
import { grouped } from '../output/render.ts'
import { withClient } from '../session.ts'
import { type BenchOptions, type BenchResult, printResult, startMeter, withBenchTopic } from './bench.ts'
import { payloads } from './payload.ts'

export type BenchEndToEndOptions = BenchOptions

/** Records sent before those that are measured: code gets compiled, connections made. */
const warmUpCount = 200

/** `millrace bench e2e` */
export async function benchEndToEnd(io: CliIo, options: BenchEndToEndOptions): Promise<ExitCode> {
  return withClient(io, options, (client) =>
    withBenchTopic(client, options, async (topic) => {
      const result = await pingPong(io, client, topic, options)
      await printResult(io, options, result)
      return result.failed === 0 ? exitCodes.ok : exitCodes.failed
    }),
  )
}

async function pingPong(io: CliIo, client: Client, topic: string, options: BenchEndToEndOptions): Promise<BenchResult> {
  await using producer = client.producer({ lingerMs: 0, compression: options.compression })
  await using consumer = client.consumer()
  const ends = await client.admin().listOffsets(topic, 'latest')
  const from = new Map(ends.map(({ partition, offset }) => [partition, { offset: offset ?? 0 }]))
  const records = consumer.records(topic, { from, signal: io.interrupted })
  const nextValue = payloads(options.size, options.seed)
  const latency = new LatencyHistogram()
  const one = async (): Promise<number> => {
    const sentMs = performance.now()
    const [step] = await Promise.all([records.next(), producer.send(topic, { value: nextValue() })])
    if (step.done === true) throw new Error('the consumer ended by itself')
    return performance.now() - sentMs
  }
  for (let count = 0; count < warmUpCount; count += 1) await one()
  using _progress = new Progress(io, () => `${grouped(latency.count)} of ${grouped(options.count)} records`)
  const stop = startMeter()
  while (latency.count < options.count && !io.interrupted.aborted) latency.add(await one())
  return stop('produce to consume, one at a time', latency.count, 0, options.size, latency.summary())
}
