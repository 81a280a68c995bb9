import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import type { Row } from './rows.ts'

/** Limits of the machine, measured in the same run. */
export interface MachineLimits {
  readonly rawUpMibPerSecond: number
  readonly rawDownMibPerSecond: number
  readonly appendSyncMibPerSecond: number
  readonly appendSyncP50Ms: number
  readonly encodeRecordsPerSecond: number
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US')

function shown(value: number, unit: Row['unit']): string {
  switch (unit) {
    case 'records/s':
    case 'MiB/s':
      return whole(value)
    case 'ms':
      return value >= 100 ? whole(value) : value.toFixed(2)
    case 'MB':
      return value.toFixed(0)
  }
}

/** The table of a run in Markdown. */
export function table(rows: readonly Row[]): string {
  const lines = [
    '| work | median (least - greatest) | bar | | ack p50 / p99 / p99.9, ms | CPU s a GB, broker + client | |',
    '|---|---|---|---|---|---|---|',
  ]
  for (const row of rows) {
    const { figure, unit, acknowledgement, cpuPerGb } = row
    const spread = `${shown(figure.median, unit)} (${shown(figure.least, unit)} - ${shown(figure.greatest, unit)}) ${unit}`
    const ack =
      acknowledgement === undefined
        ? ''
        : [acknowledgement.p50Ms, acknowledgement.p99Ms, acknowledgement.p999Ms].map((ms) => ms.toFixed(1)).join(' / ')
    const cpu = cpuPerGb === undefined ? '' : `${cpuPerGb.broker.toFixed(1)} + ${cpuPerGb.client.toFixed(1)}`
    lines.push(
      `| ${row.name} | ${spread} | ${shown(row.bar, unit)} | ${row.met ? 'met' : '**below**'} | ${ack} | ${cpu} | ${row.remark ?? ''} |`,
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
  return [
    `- a bare gRPC stream (grpc-js, 1 MiB messages, two processes): ${whole(limits.rawUpMibPerSecond)} MiB/s up, ${whole(limits.rawDownMibPerSecond)} MiB/s down`,
    `- append 2 MiB and fdatasync, again and again: ${whole(limits.appendSyncMibPerSecond)} MiB/s; append 200 bytes and fdatasync: ${limits.appendSyncP50Ms.toFixed(2)} ms (p50)`,
    `- encoding 100 B records into batches, one core: ${whole(limits.encodeRecordsPerSecond)} records/s`,
  ].join('\n')
}
