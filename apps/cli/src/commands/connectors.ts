import type { ConnectorInfo, StatusInfo } from '@millrace/connect'
import { ConnectRest } from '../connect/connect-rest.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { forEachName } from '../for-each-name.ts'
import type { CliIo } from '../io.ts'
import { print } from '../output/print.ts'
import { table } from '../output/render.ts'
import type { ConnectOption } from '../program/connect-commands.ts'
import type { FormatOption } from '../program/shared-options.ts'

type CommonOptions = ConnectOption & FormatOption

type Expanded = Readonly<Record<string, { readonly status: StatusInfo; readonly info: ConnectorInfo }>>

/** `millrace connect ls` */
export async function listConnectors(io: CliIo, options: CommonOptions): Promise<ExitCode> {
  const rest = new ConnectRest(io, options.url)
  const all = await rest.get<Expanded>('GET', '/connectors?expand=status&expand=info')
  const listed = Object.entries(all)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, { status, info }]) => ({
      name,
      type: status.type,
      class: info.config['connector.class'] ?? '',
      state: status.connector.state,
      tasks: status.tasks.length,
      tasksRunning: status.tasks.filter(({ state }) => state === 'RUNNING').length,
    }))
  await print(io, options, listed, () =>
    table(
      ['NAME', 'TYPE', 'STATE', 'TASKS', 'CLASS'],
      listed.map((one) => [one.name, one.type, one.state, `${one.tasksRunning}/${one.tasks}`, one.class]),
      [3],
    ),
  )
  return exitCodes.ok
}

/** `millrace connect status` */
export async function connectorStatuses(
  io: CliIo,
  names: readonly string[],
  options: CommonOptions,
): Promise<ExitCode> {
  const rest = new ConnectRest(io, options.url)
  const { done, exitCode } = await forEachName(io, names, (name) =>
    rest.ofConnector<StatusInfo>('GET', name, '/status'),
  )
  await print(io, options, done, () => done.map(described).join('\n'))
  return exitCode
}

function described({ name, type, connector, tasks }: StatusInfo): string {
  const trace = connector.trace === undefined ? '' : `${connector.trace}\n`
  const rows = tasks.map((task) => [String(task.id), task.state, task.worker_id])
  const failed = tasks.flatMap((task) => (task.trace === undefined ? [] : `\ntask ${task.id}: ${task.trace}\n`))
  const stuck = tasks.flatMap(({ id, no_progress: stall }) =>
    stall === undefined ? [] : `\ntask ${id} has made no progress since ${stall.since}: ${stall.reason}\n`,
  )
  const all = rows.length === 0 ? '' : `\n${table(['TASK', 'STATE', 'WORKER'], rows, [0])}`
  return `${name}: ${connector.state}, a ${type} on ${connector.worker_id}\n${trace}${all}${failed.join('')}${stuck.join('')}`
}

/** What is done to connectors by name: the request, and how it is told. */
export interface ConnectorAction {
  readonly method: string
  readonly path: string
  readonly told: string
}

/** `millrace connect pause`, `resume`, `stop`, `restart`, `delete` */
export async function actOnConnectors(
  io: CliIo,
  names: readonly string[],
  { method, path, told }: ConnectorAction,
  options: CommonOptions,
): Promise<ExitCode> {
  const rest = new ConnectRest(io, options.url)
  const { done, exitCode } = await forEachName(io, names, async (name) => {
    await rest.ofConnector(method, name, path)
    return { name, done: told }
  })
  await print(io, options, done, () => done.map(({ name }) => `${told} connector '${name}'\n`).join(''))
  return exitCode
}
