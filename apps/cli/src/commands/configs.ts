import type { ConfigChanges, ConfigSource, DescribedConfig } from '@millrace/client'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { usageError } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { askTimeoutMs } from '../limits.ts'
import { Output } from '../output/output.ts'
import { render, table } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'

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

type Kind = 'topic' | 'broker'

/** Kafka's names of the places that values come from. */
const sourceNames: Readonly<Record<ConfigSource, string>> = {
  topic: 'DYNAMIC_TOPIC_CONFIG',
  dynamicBroker: 'DYNAMIC_BROKER_CONFIG',
  dynamicDefaultBroker: 'DYNAMIC_DEFAULT_BROKER_CONFIG',
  broker: 'STATIC_BROKER_CONFIG',
  default: 'DEFAULT_CONFIG',
}

/** `millrace config --effective` */
export async function effectiveConfigs(io: CliIo, options: ConfigEffectiveOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const id = options.broker ?? (await client.admin().describeCluster({ timeoutMs: askTimeoutMs })).controllerId
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
    const all = await client
      .admin()
      .describeConfigs(resource, { synonyms, documentation, ...keys, timeoutMs: askTimeoutMs })
    refuseUnknown(all, key)
    const isShown = (config: DescribedConfig): boolean =>
      options.all === true || key !== undefined || config.source !== 'default'
    const configs = all.filter(isShown)
    if (configs.length === 0 && options.format === 'text') {
      note(io, 'every key has its default; --all shows them')
      return exitCodes.ok
    }
    await print(io, options, configs, () => configTable(configs, { synonyms, documentation }))
    return exitCodes.ok
  })
}

/** The broker leaves out what it does not know, which would look as if it were not set. */
function refuseUnknown(configs: readonly DescribedConfig[], keys: readonly string[] = []): void {
  const unknown = keys.filter((key) => configs.every(({ name }) => name !== key))
  if (unknown.length > 0) throw usageError(`there is no config ${unknown.join(', ')}; --all shows those that there are`)
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
    const { warnings } = await client.admin().alterConfigs(resource, changes, { validateOnly })
    for (const warning of warnings) note(io, `millrace: warning: ${warning}`)
    const what = resource.name === '' ? 'all brokers' : `${kind} '${resource.name}'`
    const text = validateOnly ? `${what} could be altered so\n` : `altered ${what}\n`
    await print(io, options, { ...resource, altered: !validateOnly, warnings }, () => text)
    return exitCodes.ok
  })
}

function checkedName(kind: Kind, name: string | undefined): string {
  if (kind === 'topic' && name === undefined) throw usageError('name the topic')
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
    [
      config.name,
      shownValue(config.value, config.sensitive),
      sourceNames[config.source],
      config.readOnly ? 'no' : 'yes',
    ],
    ...(shown.synonyms ? config.synonyms : []).map(({ name, value, source }) => [
      `  ${name}`,
      shownValue(value, config.sensitive),
      sourceNames[source],
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
  await new Output(io.stdout).write(await render(format, inKafkasWords(data), text))
}

/** Sources as Kafka names them, wherever they are in `data`. */
function inKafkasWords(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(inKafkasWords)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      key === 'source' ? sourceNames[value as ConfigSource] : inKafkasWords(value),
    ]),
  )
}
