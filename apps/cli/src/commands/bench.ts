import type { Client } from '@millrace/client'
import type { CliIo } from '../io.ts'
import type { LatencySummary } from '../output/latency.ts'
import { Output } from '../output/output.ts'
import { grouped, render } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { existingTopic } from '../session.ts'

/** The options that the benchmarks share. */
export interface BenchOptions extends BrokersOption, FormatOption {
  readonly count: number
  readonly size: number
  readonly topic?: string
  readonly partitions: number
  readonly compression: 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd'
  readonly seed: number
}

/** What a benchmark found. */
export interface BenchResult {
  readonly benchmark: string
  readonly records: number
  /** Records that were not acknowledged or did not arrive. */
  readonly failed: number
  readonly valueSizeBytes: number
  readonly seconds: number
  readonly recordsPerSecond: number
  /** 1,000,000 bytes of values a second. */
  readonly megabytesPerSecond: number
  readonly latency?: LatencySummary
  /** CPU seconds of this process, not of the broker. */
  readonly cpuSeconds: number
}

/** Runs `work` on the topic that was named, or on a new one that is removed afterwards. */
export async function withBenchTopic<T>(
  client: Client,
  options: BenchOptions,
  work: (topic: string) => Promise<T>,
): Promise<T> {
  if (options.topic !== undefined) {
    await existingTopic(client, options.topic)
    return work(options.topic)
  }
  const name = `millrace-bench-${Date.now().toString(36)}-${process.pid.toString(36)}`
  await client.admin().createTopic(name, { partitions: options.partitions })
  try {
    return await work(name)
  } finally {
    await client.admin().deleteTopic(name)
  }
}

/** Time and CPU from now on. */
export function startMeter(): (
  benchmark: string,
  records: number,
  failed: number,
  valueSizeBytes: number,
  latency?: LatencySummary,
) => BenchResult {
  const startedMs = performance.now()
  const cpu = process.cpuUsage()
  return (benchmark, records, failed, valueSizeBytes, latency) => {
    const seconds = (performance.now() - startedMs) / 1_000
    const used = process.cpuUsage(cpu)
    const round = (value: number): number => Math.round(value * 1_000) / 1_000
    return {
      benchmark,
      records,
      failed,
      valueSizeBytes,
      seconds: round(seconds),
      recordsPerSecond: Math.round(records / seconds),
      megabytesPerSecond: round((records * valueSizeBytes) / seconds / 1_000_000),
      ...(latency === undefined ? {} : { latency }),
      cpuSeconds: round((used.user + used.system) / 1_000_000),
    }
  }
}

/** Prints what was found. */
export async function printResult(io: CliIo, { format }: FormatOption, result: BenchResult): Promise<void> {
  await new Output(io.stdout).write(await render(format, result, () => text(result)))
}

function text(result: BenchResult): string {
  const lines: [string, string][] = [
    [
      'records',
      `${grouped(result.records)} of ${grouped(result.valueSizeBytes)} bytes in ${result.seconds.toFixed(2)} s`,
    ],
    ...(result.failed > 0 ? [['failed', grouped(result.failed)] as [string, string]] : []),
    ['rate', `${grouped(result.recordsPerSecond)} records/s, ${result.megabytesPerSecond.toFixed(1)} MB/s`],
  ]
  if (result.latency !== undefined) {
    const { p50Ms, p99Ms, p999Ms, maxMs } = result.latency
    const [p50, p99, p999, max] = [p50Ms, p99Ms, p999Ms, maxMs].map((value) => value.toFixed(2))
    lines.push(['latency', `p50 ${p50}  p99 ${p99}  p99.9 ${p999}  max ${max} ms`])
  }
  lines.push(['cpu', `${result.cpuSeconds.toFixed(2)} s in this process`])
  return lines.map(([name, value]) => `${name.padEnd(9)}${value}\n`).join('')
}
