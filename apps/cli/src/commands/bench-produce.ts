import type { Producer } from '@millrace/client'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { CliIo } from '../io.ts'
import { LatencyHistogram } from '../output/latency.ts'
import { Progress } from '../output/progress.ts'
import { grouped } from '../output/render.ts'
import { withClient } from '../session.ts'
import { type BenchOptions, type BenchResult, printResult, startMeter, withBenchTopic } from './bench.ts'
import { payloads } from './payload.ts'

export interface BenchProduceOptions extends BenchOptions {
  readonly api: 'batch' | 'record'
  readonly acks: 'all' | 'leader'
  readonly linger: number
  readonly batchBytes: number
  readonly inFlight: number
}

/** `millrace bench produce` */
export async function benchProduce(io: CliIo, options: BenchProduceOptions): Promise<ExitCode> {
  return withClient(io, options, (client) =>
    withBenchTopic(client, options, async (topic) => {
      await using producer = client.producer({
        acks: options.acks,
        lingerMs: options.linger,
        batchBytes: options.batchBytes,
        compression: options.compression,
      })
      const result = await publish(io, producer, topic, options)
      await printResult(io, options, result)
      return result.failed === 0 ? exitCodes.ok : exitCodes.failed
    }),
  )
}

/** What may be sent with one promise in `batch`. */
const callSizeBytes = 64 * 1024

/** Sends `count` records, no more than `inFlight` bytes of them unacknowledged. */
export async function publish(
  io: CliIo,
  producer: Producer,
  topic: string,
  options: Pick<BenchProduceOptions, 'api' | 'count' | 'size' | 'seed' | 'inFlight'>,
): Promise<BenchResult> {
  const nextValue = payloads(options.size, options.seed)
  const latency = new LatencyHistogram()
  const perCall = options.api === 'record' ? 1 : Math.max(1, Math.floor(callSizeBytes / Math.max(1, options.size)))
  const inFlightMax = Math.max(perCall, Math.floor(options.inFlight / Math.max(1, options.size)))
  let inFlight = 0
  let failed = 0
  let firstError: Error | undefined
  let wake: (() => void) | undefined
  const settled = (records: number): void => {
    inFlight -= records
    if (inFlight + perCall > inFlightMax || wake === undefined) return
    const resume = wake
    wake = undefined
    resume()
  }
  const send = (records: number): void => {
    const sentMs = performance.now()
    inFlight += records
    const call =
      options.api === 'record'
        ? producer.send(topic, { value: nextValue() })
        : producer.sendBatch(
            topic,
            Array.from({ length: records }, () => ({ value: nextValue() })),
          )
    call.then(
      () => {
        latency.add(performance.now() - sentMs, records)
        settled(records)
      },
      (error: unknown) => {
        firstError ??= error instanceof Error ? error : new Error(String(error))
        failed += records
        settled(records)
      },
    )
  }
  using _progress = new Progress(
    io,
    () => `${grouped(latency.count)} of ${grouped(options.count)} records acknowledged`,
  )
  const stop = startMeter()
  let sent = 0
  while (sent < options.count && !io.interrupted.aborted) {
    const records = Math.min(perCall, options.count - sent)
    if (inFlight + records > inFlightMax) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    send(records)
    sent += records
  }
  await producer.flush()
  const result = stop(`produce, one promise a ${options.api}`, latency.count, failed, options.size, latency.summary())
  if (latency.count === 0 && firstError !== undefined) throw firstError
  return result
}
