import type { ConnectorInfo, ConnectorToMake, ConnectorValidation } from '@millrace/connect'
import { changeLines, compareConfigs, type OptionChange } from '../connect/compare-configs.ts'
import { connectorPath, ConnectRest, failureOf } from '../connect/connect-rest.ts'
import { readConnectorFile } from '../connect/connector-file.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import { forEachName } from '../for-each-name.ts'
import { type CliIo, note } from '../io.ts'
import { print } from '../output/print.ts'
import type { FormatOption } from '../program/shared-options.ts'
import type { ConnectOption } from '../program/connect-commands.ts'

export interface ConnectFileOptions extends ConnectOption, FormatOption {
  readonly file: readonly string[]
}

export interface ConnectLintOptions extends ConnectFileOptions {
  readonly allowUnknown?: boolean
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

interface Problem {
  readonly option: string
  readonly message: string
}

function problemsOf({ configs }: ConnectorValidation): readonly Problem[] {
  return configs.flatMap(({ value }) => value.errors.map((message) => ({ option: value.name, message })))
}

/** Options that nothing reads; a worker of Kafka Connect does not tell them. */
function warningsOf({ warnings = [] }: ConnectorValidation): readonly Problem[] {
  return warnings.map(({ name, message }) => ({ option: name, message }))
}

function refuse(file: string, validation: ConnectorValidation): void {
  const problems = problemsOf(validation)
  if (problems.length === 0) return
  const lines = problems.map(({ option, message }) => `${option}: ${message}`).join('; ')
  throw new CommandFailure(exitCodes.failed, `${file}: ${lines}`)
}

interface Linted {
  readonly file: string
  readonly name: string
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
}

function lintLines({ file, problems, warnings }: Linted): string {
  const lines = [
    ...problems.map(({ option, message }) => `${file}: ${option}: ${message}\n`),
    ...warnings.map(({ option, message }) => `${file}: ${option}: warning: ${message}\n`),
  ]
  return lines.length === 0 ? `${file}: nothing is wrong\n` : lines.join('')
}

/** `millrace connect lint` */
export async function lintConnectors(io: CliIo, options: ConnectLintOptions): Promise<ExitCode> {
  const rest = new ConnectRest(io, options.url)
  const { done, exitCode } = await forEachName(io, options.file, async (file): Promise<Linted> => {
    const connector = await readConnectorFile(file)
    const validation = await validate(rest, connector)
    return { file, name: connector.name, problems: problemsOf(validation), warnings: warningsOf(validation) }
  })
  await print(io, options, done, () => done.map(lintLines).join(''))
  const isWrong = ({ problems, warnings }: Linted): boolean =>
    problems.length > 0 || (warnings.length > 0 && options.allowUnknown !== true)
  return done.some(isWrong) ? exitCodes.failed : exitCode
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
  const { done, exitCode } = await forEachName(io, options.file, (file) =>
    apply(io, rest, file, options.dryRun === true),
  )
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

async function apply(io: CliIo, rest: ConnectRest, file: string, dryRun: boolean): Promise<Applied> {
  const connector = await readConnectorFile(file)
  const { name, config } = connector
  const validation = await validate(rest, connector)
  refuse(file, validation)
  // Kafka Connect takes what nothing reads, and so do we: whoever misspelled an option wants to know.
  for (const { option, message } of warningsOf(validation)) note(io, `millrace: ${file}: ${option}: ${message}`)
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
