import path from 'node:path'
import { type LogLevel, logLevels } from '@millrace/node-io'
import { Command, InvalidArgumentError, Option } from 'commander'
import { parseConfigFile } from './config-file.ts'
import { readEnvironment } from './environment.ts'
import type { GivenConfig, GivenConfigs } from './given-configs.ts'
import { readConfigText } from './read-file.ts'

/** What the command line of `millrace-connect` asks for. */
export interface ConnectCommandLine {
  /** What the file, the environment and the flags give. */
  readonly given: GivenConfigs
  /** Where files that the configuration names are looked for: beside the file that names them, or in the working folder. */
  readonly folder: string
  readonly logLevel: LogLevel
}

interface Options {
  readonly config?: string
  readonly set?: readonly (readonly [string, string])[]
  readonly logLevel: LogLevel
}

/**
 * Reads a command line, such as `['--config', 'connect.json']`, the file that it names, and the environment. Throws commander's
 * CommanderError, after it has written what was wrong (or the help), and INVALID_CONFIG for the file or a variable.
 */
export function readCommandLine(
  commandLine: readonly string[],
  version: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): ConnectCommandLine {
  const { config, set, logLevel } = connectCommand(version)
    .parse([...commandLine], { from: 'user' })
    .opts<Options>()
  const entries = new Map<string, GivenConfig>()
  if (config !== undefined) {
    for (const [key, value] of parseConfigFile(readConfigText(config), config)) entries.set(key, { value, at: config })
  }
  const environment = readEnvironment(env)
  for (const [key, given] of environment.entries) entries.set(key, given)
  for (const [key, value] of set ?? []) entries.set(key, { value, at: '--set' })
  const folder = config === undefined ? process.cwd() : path.dirname(path.resolve(config))
  return { given: { entries, warnings: environment.warnings }, folder, logLevel }
}

/** The options of `millrace-connect`, for parsing and for the documentation. */
export function connectCommand(version: string): Command {
  return new Command('millrace-connect')
    .description("The Millrace Connect worker: runs connectors, behind Kafka Connect's REST API.")
    .version(version, '-V, --version')
    .option('--config <file>', 'a file of worker keys: JSON, or Java properties if its name ends in .properties')
    .option('--set <key=value>', 'sets a key; repeatable; over the environment, which is over the file', gatherSetting)
    .addOption(new Option('--log-level <level>', 'the least severe lines to log').choices(logLevels).default('info'))
    .addHelpText(
      'after',
      '\nThe environment sets keys too: MILLRACE_CONNECT_LISTENER_PORT=8084 is listener.port=8084. ' +
        'Every key: docs/connect.md.\n' +
        '\nExit codes: 0 stopped as asked, 1 crashed, 2 wrong usage or configuration, 3 address not to be had, 4 no broker reached.\n',
    )
    .showHelpAfterError("Run 'millrace-connect --help' for what there is.")
    .exitOverride()
}

function gatherSetting(
  text: string,
  before: readonly (readonly [string, string])[] | undefined,
): readonly (readonly [string, string])[] {
  const equals = text.indexOf('=')
  if (equals < 1) throw new InvalidArgumentError('It must be written as key=value, such as listener.port=8084.')
  return [...(before ?? []), [text.slice(0, equals).trim(), text.slice(equals + 1).trim()]]
}
