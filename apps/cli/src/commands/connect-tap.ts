import type { ShownRecord, StatusInfo } from '@millrace/connect'
import { connectorPath, ConnectRest } from '../connect/connect-rest.ts'
import { recordText } from '../connect/traced-text.ts'
import { othersOf } from '../connect/worker-urls.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { messageOf } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { Output } from '../output/output.ts'
import type { ConnectOption } from '../program/connect-commands.ts'

export interface TapOptions extends ConnectOption {
  readonly perSecond: number
  readonly records?: number
  readonly format: 'text' | 'json'
}

interface TappedLine {
  readonly task: number
  readonly skipped: number
  readonly record: ShownRecord
}

/** A record for people: how many passed before it that are not shown, which task, what. */
function tappedText(line: string): string {
  const { task, skipped, record } = JSON.parse(line) as TappedLine
  const before = skipped === 0 ? '' : `(${skipped} more)\n`
  return `${before}task ${task}: ${recordText(record)}`
}

/** `millrace connect tap` */
export async function tapConnector(io: CliIo, name: string, options: TapOptions): Promise<ExitCode> {
  const { perSecond, records = Number.POSITIVE_INFINITY, format } = options
  const rest = new ConnectRest(io, options.url)
  const status = await rest.ofConnector<StatusInfo>('GET', name, '/status')
  const output = new Output(io.stdout)
  const path = connectorPath(name, `/tap?perSecond=${perSecond}`)
  const enough = new AbortController()
  const signal = AbortSignal.any([io.interrupted, output.closed, enough.signal])
  let left = records
  const show = async (worker: ConnectRest): Promise<void> => {
    for await (const line of worker.lines(path, signal)) {
      if (left <= 0) return
      left -= 1
      output.add(`${format === 'json' ? line : tappedText(line)}\n`)
      await output.flush()
      if (left <= 0) enough.abort()
    }
  }
  const all = await Promise.allSettled([
    show(rest),
    ...othersOf(rest.url, status).map((url) =>
      show(new ConnectRest(io, url)).catch((error: unknown) => {
        note(io, `millrace: a task is at ${url}: ${messageOf(error)}`)
        throw error
      }),
    ),
  ])
  await output.flush()
  if (signal.aborted) return exitCodes.ok
  const [own, ...others] = all
  if (own?.status === 'rejected') throw own.reason
  return others.every((one) => one.status === 'fulfilled') ? exitCodes.ok : exitCodes.failed
}
