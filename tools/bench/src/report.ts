import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import { type Row, barText, missedBars, shown } from './bars.ts'
import type { Latencies, Summary } from './statistics.ts'

/** Limits of the machine, measured in the same run. */
export interface MachineLimits {
  readonly rawUpMibPerSecond: number
  readonly rawDownMibPerSecond: number
  readonly appendSyncMibPerSecond: number
  readonly appendSyncP50Ms: number
  readonly encodeRecordsPerSecond: number
}

/** `median (least - greatest) unit`. */
export function spread({ median, least, greatest, count }: Summary, unit: Row['unit']): string {
  const range = count === 1 ? '' : ` (${shown(least, unit)} - ${shown(greatest, unit)})`
  return `${shown(median, unit)}${range} ${unit}`
}

export function latencyText({ p50Ms, p99Ms, p999Ms }: Latencies): string {
  return [p50Ms, p99Ms, p999Ms].map((ms) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(1))).join(' / ')
}

/** The table of a run in Markdown. */
export function table(rows: readonly Row[]): string {
  const lines = [
    '| work | median (least - greatest) | bar | | ack p50 / p99 / p99.9, ms | CPU s a GB, broker + client | |',
    '|---|---|---|---|---|---|---|',
  ]
  for (const row of rows) {
    const { figure, unit, acknowledgement, cpuPerGb } = row
    const ack = acknowledgement === undefined ? '' : latencyText(acknowledgement)
    const cpu = cpuPerGb === undefined ? '' : `${cpuPerGb.broker.toFixed(1)} + ${cpuPerGb.client.toFixed(1)}`
    const bars = row.bars.map(barText).join('; ')
    const met = row.bars.length === 0 ? '' : 'met'
    const verdict = missedBars(row).length === 0 ? met : '**below**'
    lines.push(
      `| ${row.name} | ${spread(figure, unit)} | ${bars} | ${verdict} | ${ack} | ${cpu} | ${row.remark ?? ''} |`,
    )
  }
  return lines.join('\n')
}

/** Which machine, which code. */
export function circumstances(root: string): string {
  const git = (...arguments_: string[]) => execFileSync('git', arguments_, { cwd: root, encoding: 'utf8' }).trim()
  const changed = git('status', '--porcelain', '--', 'packages', 'apps', 'proto', 'tools').length > 0
  const [cpu] = cpus()
  return (
    `Commit ${git('rev-parse', '--short=12', 'HEAD')}${changed ? ' with uncommitted changes' : ''}; Node ${process.version}; ` +
    `${cpus().length} x ${cpu?.model ?? 'unknown processor'}; ${(totalmem() / 1024 ** 3).toFixed(0)} GiB of memory.`
  )
}

export function limitsList(limits: MachineLimits): string {
  const whole = (value: number) => shown(value, 'MiB/s')
  return [
    `- a bare gRPC stream (grpc-js, 1 MiB messages, two processes): ${whole(limits.rawUpMibPerSecond)} MiB/s up, ${whole(limits.rawDownMibPerSecond)} MiB/s down`,
    `- append 2 MiB and fdatasync, again and again: ${whole(limits.appendSyncMibPerSecond)} MiB/s; append 200 bytes and fdatasync: ${limits.appendSyncP50Ms.toFixed(2)} ms (p50)`,
    `- encoding 100 B records into batches, one core: ${whole(limits.encodeRecordsPerSecond)} records/s`,
  ].join('\n')
}

/** The page with `text` between the markers `name: begin` and `name: end`; what is written around them by hand stays. */
export function withPart(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`]
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`the page has lost its markers ${begin} and ${end}`)
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`
}

/** Writes a run's part of docs/performance.md. */
export function writeReport(root: string, name: string, text: string): void {
  const file = path.join(root, 'docs/performance.md')
  writeFileSync(file, withPart(readFileSync(file, 'utf8'), name, text))
}
