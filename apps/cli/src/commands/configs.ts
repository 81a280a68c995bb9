import { closestName, isStreamError } from '@millrace/base'
import type { Client, ConfigChanges, ConfigResource, DescribedConfig } from '@millrace/client'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { usageError } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { askTimeoutMs } from '../limits.ts'
import { Output } from '../output/output.ts'
import { render, table } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { noSuchTopic, withClient } from '../session.ts'

type CommonOptions = BrokersOption & FormatOption

export interface ConfigEffectiveOptions extends CommonOptions {
  readonly broker?: number
}

export interface ConfigDescribeOptions extends CommonOptions {
  readonly all?: boolean
  readonly key?: readonly string[]
  readonly synonyms?: boolean
  readonly documentation?: boolean
}

type Pairs = readonly (readonly [key: string, value: string])[]

export interface ConfigAlterOptions extends CommonOptions {
  readonly set?: Pairs
  readonly delete?: readonly string[]
  readonly append?: Pairs
  readonly subtract?: Pairs
  readonly validateOnly?: boolean
}

type Kind = ConfigResource['type']

/** `millrace config --effective` */
export async function effectiveConfigs(io: CliIo, options: ConfigEffectiveOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const { controllerId, nodeId } = await client.admin().describeCluster({ timeoutMs: askTimeoutMs })
    // Every broker knows what is set for all; while no controller is active, the one that answered does.
    const id = options.broker ?? (controllerId < 0 ? nodeId : controllerId)
    const resource = { type: 'broker', name: String(id) } as const
    const configs = await client.admin().describeConfigs(resource, { synonyms: true, timeoutMs: askTimeoutMs })
    await print(io, options, configs, () => configTable(configs, { synonyms: false, documentation: false }))
    return exitCodes.ok
  })
}

/** `millrace config describe` */
export async function describeConfigs(
  io: CliIo,
  kind: Kind,
  name: string | undefined,
  options: ConfigDescribeOptions,
): Promise<ExitCode> {
  const resource = { type: kind, name: checkedName(kind, name) }
  const { synonyms = false, documentation = false, key } = options
  return withClient(io, options, async (client) => {
    const keys = key === undefined ? {} : { keys: key }
    const described = client
      .admin()
      .describeConfigs(resource, { synonyms, documentation, ...keys, timeoutMs: askTimeoutMs })
    const all = await described.catch((error: unknown) => refuseTopic(client, resource, error))
    await refuseUnknown(client, resource, all, key)
    const isShown = (config: DescribedConfig): boolean =>
      options.all === true || key !== undefined || config.source !== 'DEFAULT_CONFIG'
    const configs = all.filter(isShown)
    if (configs.length === 0 && options.format === 'text') {
      note(io, nothingSet(resource))
      return exitCodes.ok
    }
    await print(io, options, configs, () => configTable(configs, { synonyms, documentation }))
    return exitCodes.ok
  })
}

function nothingSet({ type, name }: ConfigResource): string {
  if (type === 'broker' && name === '') return 'nothing is set for all brokers together; name one to see what it has'
  return 'every key has its default; --all shows them'
}

/** The broker leaves out what it does not know, which would look as if it were not set. */
async function refuseUnknown(
  client: Client,
  resource: ConfigResource,
  configs: readonly DescribedConfig[],
  keys: readonly string[] = [],
): Promise<void> {
  const unknown = keys.filter((key) => configs.every(({ name }) => name !== key))
  const [first] = unknown
  if (first === undefined) return
  const known = (await client.admin().describeConfigs(resource, { timeoutMs: askTimeoutMs })).map(({ name }) => name)
  const meant = closestName(first, known)
  const hint = meant === undefined ? '--all shows those that there are' : `did you mean '${meant}'?`
  throw usageError(`there is no config ${unknown.join(', ')}; ${hint}`)
}

/** Rethrows `error`; for a topic that there is not, with the name that was perhaps meant. */
async function refuseTopic(client: Client, { type, name }: ConfigResource, error: unknown): Promise<never> {
  throw type === 'topic' && isStreamError(error, 'UNKNOWN_TOPIC_OR_PARTITION')
    ? await noSuchTopic(client, name, error)
    : error
}

/** `millrace config alter` */
export async function alterConfigs(
  io: CliIo,
  kind: Kind,
  name: string | undefined,
  options: ConfigAlterOptions,
): Promise<ExitCode> {
  const resource = { type: kind, name: checkedName(kind, name) }
  const changes = changesOf(options)
  const { validateOnly = false } = options
  return withClient(io, options, async (client) => {
    const altering = client.admin().alterConfigs(resource, changes, { validateOnly })
    const { warnings } = await altering.catch((error: unknown) => refuseTopic(client, resource, error))
    for (const warning of warnings) note(io, `millrace: warning: ${warning}`)
    const what = `the configs of ${resource.name === '' ? 'all brokers' : `${kind} '${resource.name}'`}`
    const text = validateOnly ? `${what} can be altered so; nothing was changed\n` : `altered ${what}\n`
    await print(io, options, { ...resource, altered: !validateOnly, warnings }, () => text)
    return exitCodes.ok
  })
}

function checkedName(kind: Kind, name: string | undefined): string {
  if (kind !== 'broker' && name === undefined) throw usageError(`name the ${kind}`)
  return name ?? ''
}

function changesOf(options: ConfigAlterOptions): ConfigChanges {
  const { set = [], delete: deleted = [], append = [], subtract = [] } = options
  const keys = [...[...set, ...append, ...subtract].map(([key]) => key), ...deleted]
  if (keys.length === 0) throw usageError('say what to change: --set key=value, --delete key, --append or --subtract')
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined) throw usageError(`${twice} is named more than once`)
  return {
    set: Object.fromEntries(set),
    delete: deleted,
    append: Object.fromEntries(append),
    subtract: Object.fromEntries(subtract),
  }
}

interface Shown {
  readonly synonyms: boolean
  readonly documentation: boolean
}

function configTable(configs: readonly DescribedConfig[], shown: Shown): string {
  const rows = configs.flatMap((config) => [
    [config.name, shownValue(config.value, config.sensitive), config.source, config.readOnly ? 'no' : 'yes'],
    ...(shown.synonyms ? config.synonyms : []).map(({ name, value, source }) => [
      `  ${name}`,
      shownValue(value, config.sensitive),
      source,
    ]),
  ])
  const documentation = configs.map((config) => `${config.name}: ${config.documentation}\n`).join('')
  return table(['KEY', 'VALUE', 'SOURCE', 'ALTERABLE'], rows) + (shown.documentation ? `\n${documentation}` : '')
}

function shownValue(value: string | undefined, sensitive: boolean): string {
  if (value === undefined) return sensitive ? '[hidden]' : '-'
  return value === '' ? "''" : value
}

async function print(io: CliIo, { format }: FormatOption, data: unknown, text: () => string): Promise<void> {
  await new Output(io.stdout).write(await render(format, data, text))
}
