import type { StatusInfo } from '@millrace/connect'
import { connectorPath, ConnectRest } from '../connect/connect-rest.ts'
import { othersOf } from '../connect/worker-urls.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { messageOf } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { Output } from '../output/output.ts'
import { printable } from '../output/printable.ts'
import type { ConnectOption } from '../program/connect-commands.ts'

export interface LogsOptions extends ConnectOption {
  readonly tail: number
  readonly follow?: boolean
  readonly format: 'text' | 'json'
}

/** A line for people: when, how severe, which task, what; and the message of an error. */
export function logText(line: string): string {
  let fields: Readonly<Record<string, unknown>>
  try {
    fields = JSON.parse(line) as Readonly<Record<string, unknown>>
  } catch {
    return printable(line)
  }
  const { time = '', level = '', msg = '', task, err } = fields
  const error = typeof err === 'object' && err !== null && 'message' in err ? `: ${String(err.message)}` : ''
  const which = typeof task === 'number' ? ` task ${task}:` : ''
  return printable(`${String(time)} ${String(level).toUpperCase()}${which} ${String(msg)}${error}`)
}

/** `millrace connect logs` */
export async function connectorLogs(io: CliIo, name: string, options: LogsOptions): Promise<ExitCode> {
  const rest = new ConnectRest(io, options.url)
  const status = await rest.ofConnector<StatusInfo>('GET', name, '/status')
  const output = new Output(io.stdout)
  const path = connectorPath(name, `/logs?tail=${options.tail}&follow=${options.follow === true}`)
  const signal = AbortSignal.any([io.interrupted, output.closed])
  const show = async (worker: ConnectRest): Promise<void> => {
    for await (const line of worker.lines(path, signal)) {
      output.add(options.format === 'json' ? `${line}\n` : `${logText(line)}\n`)
      await output.flush()
    }
  }
  const all = await Promise.allSettled([
    show(rest),
    ...othersOf(rest.url, status).map((url) =>
      show(new ConnectRest(io, url)).catch((error: unknown) => {
        note(io, `millrace: the log of a task is at ${url}: ${messageOf(error)}`)
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
