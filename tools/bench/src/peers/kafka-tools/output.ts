// What Apache Kafka's performance tools print, read as numbers.
import type { Latencies } from '../../statistics.ts'

export interface ProducerPerformance {
  readonly recordsPerSecond: number
  readonly acknowledgement: Latencies
}

const producerSummary =
  /([\d.]+) records\/sec.* ([\d.]+) ms 50th, ([\d.]+) ms 95th, ([\d.]+) ms 99th, ([\d.]+) ms 99\.9th/g

/** The line that ProducerPerformance closes with; those before it are of windows of time. Throws if there is none. */
export function parseProducerPerformance(output: string): ProducerPerformance {
  const found = [...output.matchAll(producerSummary)].at(-1)
  if (found === undefined) throw new Error(`ProducerPerformance printed no summary: ${lastLine(output)}`)
  const [, rate, p50, , p99, p999] = found.map(Number)
  return {
    recordsPerSecond: Number(rate),
    acknowledgement: { p50Ms: Number(p50), p99Ms: Number(p99), p999Ms: Number(p999) },
  }
}

export interface ConsumerPerformance {
  readonly records: number
  /** Without the time that joining the group took. */
  readonly recordsPerSecond: number
}

/** The line under ConsumerPerformance's header. Throws if a column is missing, or nothing was consumed. */
export function parseConsumerPerformance(output: string): ConsumerPerformance {
  const lines = output.split('\n').map((line) => line.split(',').map((cell) => cell.trim()))
  const at = lines.findIndex((cells) => cells.includes('fetch.nMsg.sec'))
  const [header, values] = [lines[at], lines[at + 1]]
  const number = (column: string) => Number(values?.[header?.indexOf(column) ?? -1])
  const [records, recordsPerSecond] = [number('data.consumed.in.nMsg'), number('fetch.nMsg.sec')]
  if (!(records > 0 && recordsPerSecond > 0))
    throw new Error(`ConsumerPerformance printed no figures: ${lastLine(output)}`)
  return { records, recordsPerSecond }
}

export interface EndToEndLatency {
  readonly averageMs: number
  /** Whole milliseconds, rounded down: the tool has no more. */
  readonly latency: Latencies
}

/** What EndToEndLatency closes with. Throws if it is not there. */
export function parseEndToEndLatency(output: string): EndToEndLatency {
  const average = /Avg latency: ([\d.,]+) ms/.exec(output)?.[1]?.replace(',', '.')
  const percentiles = /Percentiles: 50th = ([\d.]+), 99th = ([\d.]+), 99\.9th = ([\d.]+)/.exec(output)
  if (average === undefined || percentiles === null)
    throw new Error(`EndToEndLatency printed no percentiles: ${lastLine(output)}`)
  const [, p50, p99, p999] = percentiles.map(Number)
  return { averageMs: Number(average), latency: { p50Ms: Number(p50), p99Ms: Number(p99), p999Ms: Number(p999) } }
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1)?.slice(0, 500) ?? ''
}
