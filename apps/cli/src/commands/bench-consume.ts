import { isStreamError } from '@millrace/base'
import type { Client, Consumer } from '@millrace/client'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { CliIo } from '../io.ts'
import { Progress } from '../output/progress.ts'
import { grouped } from '../output/render.ts'
import { withClient } from '../session.ts'
import { type BenchOptions, type BenchResult, printResult, startMeter, withBenchTopic } from './bench.ts'
import { publish } from './bench-produce.ts'

export interface BenchConsumeOptions extends BenchOptions {
  readonly api: 'batch' | 'record'
}

/** `millrace bench consume` */
export async function benchConsume(io: CliIo, options: BenchConsumeOptions): Promise<ExitCode> {
  return withClient(io, options, (client) =>
    withBenchTopic(client, options, async (topic) => {
      if (options.topic === undefined) await fill(io, client, topic, options)
      const result = await readBack(io, client, topic, options)
      await printResult(io, options, result)
      return result.failed === 0 ? exitCodes.ok : exitCodes.failed
    }),
  )
}

async function fill(io: CliIo, client: Client, topic: string, options: BenchConsumeOptions): Promise<void> {
  await using producer = client.producer({ compression: options.compression })
  await publish(io, producer, topic, { ...options, api: 'batch', inFlight: 8 * 1024 * 1024 })
}

interface Tally {
  records: number
  valueBytes: number
  /** Made of every key's and value's bytes, so that none can be left unread. */
  touched: number
}

async function readBack(io: CliIo, client: Client, topic: string, options: BenchConsumeOptions): Promise<BenchResult> {
  const tally: Tally = { records: 0, valueBytes: 0, touched: 0 }
  await using consumer = client.consumer()
  using _progress = new Progress(io, () => `${grouped(tally.records)} of ${grouped(options.count)} records read`)
  const stop = startMeter()
  try {
    await (options.api === 'batch' ? byBatch : byRecord)(consumer, topic, options.count, tally, io.interrupted)
  } catch (error) {
    if (!isStreamError(error, 'ABORTED')) throw error
  }
  const expected = options.topic === undefined ? options.count : tally.records
  const size = tally.records === 0 ? options.size : Math.round(tally.valueBytes / tally.records)
  return stop(`consume by ${options.api}`, tally.records, expected - tally.records, size)
}

async function byBatch(
  consumer: Consumer,
  topic: string,
  count: number,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  for await (const batch of consumer.batches(topic, { from: 'earliest', until: 'end', signal })) {
    for (const { key, value } of batch.records) touch(tally, key, value)
    if (tally.records >= count) return
  }
}

async function byRecord(
  consumer: Consumer,
  topic: string,
  count: number,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  for await (const { key, value } of consumer.records(topic, { from: 'earliest', until: 'end', signal })) {
    touch(tally, key, value)
    if (tally.records >= count) return
  }
}

function touch(tally: Tally, key: Buffer | null, value: Buffer | null): void {
  tally.records += 1
  tally.touched = (tally.touched + (key?.at(-1) ?? 0) + (value?.at(-1) ?? 0)) | 0
  tally.valueBytes += value?.length ?? 0
}
