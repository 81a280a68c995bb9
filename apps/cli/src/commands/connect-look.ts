import type { Seen } from '@millrace/connect'
import { ConnectRest, failureOf } from '../connect/connect-rest.ts'
import { readConnectorFile } from '../connect/connector-file.ts'
import { tracedText } from '../connect/traced-text.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure, usageError } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { lookTimeoutMs } from '../limits.ts'
import { print } from '../output/print.ts'
import { printable } from '../output/printable.ts'
import { table } from '../output/render.ts'
import type { ConnectOption } from '../program/connect-commands.ts'
import type { FormatOption } from '../program/shared-options.ts'

export interface LookOptions extends ConnectOption, FormatOption {
  /** A connector that there is not yet. */
  readonly file?: string
}

export interface PreviewOptions extends LookOptions {
  readonly records: number
  readonly timeMs: number
}

type SeenOf<Kind extends Seen['kind']> = Omit<Extract<Seen, { readonly kind: Kind }>, 'kind'>

/** Has a worker look at a connector that it has, or at one of a file. Answers what it is called, too. */
async function look<Kind extends Seen['kind']>(
  io: CliIo,
  kind: Kind,
  name: string | undefined,
  { file, url }: LookOptions,
  query = '',
): Promise<{ readonly name: string; readonly seen: SeenOf<Kind> }> {
  const rest = new ConnectRest(io, url)
  if ((name === undefined) === (file === undefined)) {
    throw usageError('say which connector: by its name, or by -f FILE one that there is not yet')
  }
  const timeoutMs = lookTimeoutMs
  if (file === undefined) {
    const called = name ?? ''
    return { name: called, seen: await rest.ofConnector('POST', called, `/${kind}${query}`, { timeoutMs }) }
  }
  const { name: called, config } = await readConnectorFile(file)
  const plugin = config['connector.class'] ?? ''
  if (plugin === '') throw new CommandFailure(exitCodes.failed, `${file}: the config has no connector.class`)
  const path = `/connector-plugins/${encodeURIComponent(plugin)}/${kind}${query}`
  const answer = await rest.ask('POST', path, config, { timeoutMs })
  if (answer.status >= 400) throw failureOf(answer)
  return { name: called, seen: answer.body as SeenOf<Kind> }
}

/** `millrace connect check` */
export async function checkConnector(io: CliIo, name: string | undefined, options: LookOptions): Promise<ExitCode> {
  const { name: called, seen } = await look(io, 'check', name, options)
  const { problems } = seen
  await print(io, options, { name: called, problems }, () =>
    problems.length === 0
      ? `${called}: it works\n`
      : problems.map(({ option, message }) => `${called}: ${option}: ${printable(message)}\n`).join(''),
  )
  return problems.length === 0 ? exitCodes.ok : exitCodes.failed
}

/** `millrace connect discover` */
export async function discoverFor(io: CliIo, name: string | undefined, options: LookOptions): Promise<ExitCode> {
  const { name: called, seen } = await look(io, 'discover', name, options)
  const { found, isMore } = seen
  await print(io, options, { name: called, found }, () =>
    found.length === 0
      ? 'there is nothing\n'
      : table(
          ['KIND', 'NAME', 'OPTION'],
          found.map((one) => [one.kind, printable(one.name), one.option]),
        ),
  )
  if (isMore) note(io, 'millrace: there is more than that')
  return exitCodes.ok
}

const whyEnded = {
  records: undefined,
  bytes: 'millrace: these are as many as are shown: there is much in them',
  time: 'millrace: no more came in that time: --time-ms waits longer',
  end: undefined,
} as const

/** `millrace connect preview` */
export async function previewConnector(
  io: CliIo,
  name: string | undefined,
  options: PreviewOptions,
): Promise<ExitCode> {
  const query = `?records=${options.records}&timeMs=${options.timeMs}`
  const { seen } = await look(io, 'preview', name, options, query)
  const { records, ended } = seen
  await print(io, options, seen, () =>
    records.length === 0 ? 'there are no records\n' : records.map((one, index) => tracedText(one, index + 1)).join(''),
  )
  const why = whyEnded[ended]
  if (why !== undefined) note(io, why)
  return records.some(({ error }) => error !== undefined) ? exitCodes.failed : exitCodes.ok
}
