import type { ConnectorInfo, ConnectorToMake, ConnectorValidation } from '@millrace/connect'
import { changeLines, compareConfigs, type OptionChange } from '../connect/compare-configs.ts'
import { connectorPath, ConnectRest, failureOf } from '../connect/connect-rest.ts'
import { readConnectorFile } from '../connect/connector-file.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import { forEachName } from '../for-each-name.ts'
import type { CliIo } from '../io.ts'
import { print } from '../output/print.ts'
import type { FormatOption } from '../program/shared-options.ts'
import type { ConnectOption } from '../program/connect-commands.ts'

export interface ConnectFileOptions extends ConnectOption, FormatOption {
  readonly file: readonly string[]
}

export interface ConnectApplyOptions extends ConnectFileOptions {
  readonly dryRun?: boolean
}

const initialStates = { STARTED: 'RUNNING', PAUSED: 'PAUSED', STOPPED: 'STOPPED' } as const

/** What is wrong with a connector's config, as the worker finds. */
async function validate(rest: ConnectRest, { config }: ConnectorToMake): Promise<ConnectorValidation> {
  const plugin = config['connector.class'] ?? ''
  if (plugin === '') throw new CommandFailure(exitCodes.failed, 'the config has no connector.class')
  return rest.get('PUT', `/connector-plugins/${encodeURIComponent(plugin)}/config/validate`, config)
}

function problemsOf({
  configs,
}: ConnectorValidation): readonly { readonly option: string; readonly message: string }[] {
  return configs.flatMap(({ value }) => value.errors.map((message) => ({ option: value.name, message })))
}

function refuse(file: string, validation: ConnectorValidation): void {
  const problems = problemsOf(validation)
  if (problems.length === 0) return
  const lines = problems.map(({ option, message }) => `${option}: ${message}`).join('; ')
  throw new CommandFailure(exitCodes.failed, `${file}: ${lines}`)
}

/** `millrace connect lint` */
export async function lintConnectors(io: CliIo, options: ConnectFileOptions): Promise<ExitCode> {
  const rest = new ConnectRest(io, options.url)
  const { done, exitCode } = await forEachName(io, options.file, async (file) => {
    const connector = await readConnectorFile(file)
    return { file, name: connector.name, problems: problemsOf(await validate(rest, connector)) }
  })
  await print(io, options, done, () =>
    done
      .map(({ file, problems }) =>
        problems.length === 0
          ? `${file}: nothing is wrong\n`
          : problems.map(({ option, message }) => `${file}: ${option}: ${message}\n`).join(''),
      )
      .join(''),
  )
  return done.some(({ problems }) => problems.length > 0) ? exitCodes.failed : exitCode
}

/** `millrace connect create` */
export async function createConnectors(io: CliIo, options: ConnectFileOptions): Promise<ExitCode> {
  const rest = new ConnectRest(io, options.url)
  const { done, exitCode } = await forEachName(io, options.file, async (file) => {
    const connector = await readConnectorFile(file)
    await create(rest, connector)
    return { name: connector.name, change: 'created' as const }
  })
  await print(io, options, done, () => done.map(({ name }) => `created connector '${name}'\n`).join(''))
  return exitCode
}

async function create(rest: ConnectRest, { name, config, target }: ConnectorToMake): Promise<void> {
  await rest.get('POST', '/connectors', { name, config, initial_state: initialStates[target] })
}

interface Applied {
  readonly name: string
  readonly change: 'created' | 'changed' | 'unchanged'
  readonly options: readonly OptionChange[]
}

/** `millrace connect apply` */
export async function applyConnectors(io: CliIo, options: ConnectApplyOptions): Promise<ExitCode> {
  const rest = new ConnectRest(io, options.url)
  const { done, exitCode } = await forEachName(io, options.file, (file) => apply(rest, file, options.dryRun === true))
  const would = options.dryRun === true ? 'would be ' : ''
  await print(io, options, done, () =>
    done
      .map(({ name, change, options: changes }) =>
        change === 'unchanged' ? `${name}: unchanged\n` : `${name}: ${would}${change}\n${changeLines(changes)}`,
      )
      .join(''),
  )
  return exitCode
}

async function apply(rest: ConnectRest, file: string, dryRun: boolean): Promise<Applied> {
  const connector = await readConnectorFile(file)
  const { name, config } = connector
  const validation = await validate(rest, connector)
  refuse(file, validation)
  const secret = new Set(
    validation.configs.filter(({ definition }) => definition.type === 'PASSWORD').map(({ value }) => value.name),
  )
  const found = await rest.ask('GET', connectorPath(name))
  if (found.status !== 404 && found.status >= 400) throw failureOf(found)
  const before = found.status === 404 ? undefined : (found.body as ConnectorInfo).config
  const changes = compareConfigs(before ?? {}, config, secret)
  const change = before === undefined ? 'created' : changes.length === 0 ? 'unchanged' : 'changed'
  if (!dryRun && change === 'created') await create(rest, connector)
  if (!dryRun && change === 'changed') await rest.get('PUT', connectorPath(name, '/config'), config)
  return { name, change, options: changes }
}
