import { isStreamError } from '@millrace/base'
import type { Client, ConfigChanges } from '@millrace/client'
import type { ExitCode } from '../exit-codes.ts'
import { usageError } from '../failure.ts'
import { forEachName } from '../for-each-name.ts'
import { type CliIo, note } from '../io.ts'
import { print } from '../output/print.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { noSuchTopic, withClient } from '../session.ts'

type Pairs = readonly (readonly [key: string, value: string])[]

export interface TopicAlterOptions extends BrokersOption, FormatOption {
  readonly set?: Pairs
  readonly delete?: readonly string[]
  readonly append?: Pairs
  readonly subtract?: Pairs
  readonly partitions?: number
  readonly validateOnly?: boolean
}

interface AlteredTopic {
  readonly name: string
  readonly altered: boolean
  /** How many there are now, or would be. */
  readonly partitions?: number
  readonly warnings: readonly string[]
}

/** `millrace topic alter`: all that is asked for of a topic is checked before any of it is done. */
export async function alterTopics(io: CliIo, names: readonly string[], options: TopicAlterOptions): Promise<ExitCode> {
  const changes = changesOf(options)
  if (changes === undefined && options.partitions === undefined) {
    throw usageError('say what to alter: --set key=value, --delete key, --append, --subtract or --partitions')
  }
  const { validateOnly = false } = options
  return withClient(io, options, async (client) => {
    const { done, exitCode } = await forEachName(io, names, async (name) => {
      try {
        const checked = await alter(client, name, changes, options.partitions, true)
        return validateOnly ? checked : await alter(client, name, changes, options.partitions, false)
      } catch (error) {
        throw isStreamError(error, 'UNKNOWN_TOPIC_OR_PARTITION') ? await noSuchTopic(client, name, error) : error
      }
    })
    for (const { name, warnings } of done) {
      for (const warning of warnings) note(io, `millrace: warning: ${name}: ${warning}`)
    }
    await print(io, options, done, () => done.map(alteredText).join(''))
    return exitCode
  })
}

async function alter(
  client: Client,
  name: string,
  changes: ConfigChanges | undefined,
  partitions: number | undefined,
  validateOnly: boolean,
): Promise<AlteredTopic> {
  const admin = client.admin()
  const resource = { type: 'topic', name } as const
  const warnings = changes === undefined ? [] : (await admin.alterConfigs(resource, changes, { validateOnly })).warnings
  const created =
    partitions === undefined ? {} : { partitions: await admin.createPartitions(name, partitions, { validateOnly }) }
  return { name, altered: !validateOnly, ...created, warnings }
}

function alteredText({ name, altered, partitions }: AlteredTopic): string {
  const what = partitions === undefined ? '' : `, with ${partitions} partitions`
  return altered ? `altered topic '${name}'${what}\n` : `topic '${name}' could be altered so${what}\n`
}

/** Undefined if no config is to change. */
function changesOf(options: TopicAlterOptions): ConfigChanges | undefined {
  const { set = [], delete: deleted = [], append = [], subtract = [] } = options
  const keys = [...[...set, ...append, ...subtract].map(([key]) => key), ...deleted]
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined) throw usageError(`${twice} is named more than once`)
  if (keys.length === 0) return undefined
  return {
    set: Object.fromEntries(set),
    delete: deleted,
    append: Object.fromEntries(append),
    subtract: Object.fromEntries(subtract),
  }
}
