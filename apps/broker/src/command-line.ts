import { readFileSync } from 'node:fs'
import { StreamError } from '@millrace/base'
import { type LogLevel, logLevels } from '@millrace/node-io'
import { Command, InvalidArgumentError, Option } from 'commander'
import { parseConfigFile, parseSetting } from './config-file.ts'
import { effectiveFormats, type EffectiveFormat } from './effective.ts'
import { readEnvironment } from './environment.ts'
import type { GivenConfig, GivenConfigs } from './given-configs.ts'

/** What the command line of `millrace-broker` asks for. */
export interface BrokerCommandLine {
  /** What the file, the environment and the flags give. */
  readonly given: GivenConfigs
  readonly logLevel: LogLevel
  /** Print the configuration instead of running a broker. */
  readonly effective: boolean
  readonly format: EffectiveFormat
}

interface Options {
  readonly config?: string
  readonly set?: readonly (readonly [string, string])[]
  readonly logLevel: LogLevel
  readonly effective?: boolean
  readonly format: EffectiveFormat
}

/**
 * Reads a command line, such as `['--config', 'broker.yaml']`, the file that it names, and the environment. Throws commander's
 * CommanderError, after it has written what was wrong (or the help), and INVALID_CONFIG for the file or a variable.
 */
export function readCommandLine(
  commandLine: readonly string[],
  version: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): BrokerCommandLine {
  const { config, set, logLevel, effective, format } = brokerCommand(version)
    .parse([...commandLine], { from: 'user' })
    .opts<Options>()
  const entries = new Map<string, GivenConfig>()
  if (config !== undefined) {
    for (const [key, { value, line }] of parseConfigFile(readConfigFile(config), config)) {
      entries.set(key, { value, where: 'file', at: `${config}:${line}` })
    }
  }
  const environment = readEnvironment(env)
  for (const [key, { value, variable }] of environment.entries) entries.set(key, { value, where: 'env', at: variable })
  for (const [key, value] of set ?? []) entries.set(key, { value, where: 'flag', at: '--set' })
  return { given: { entries, warnings: environment.warnings }, logLevel, effective: effective === true, format }
}

/** The options of `millrace-broker`, for parsing and for the documentation. */
export function brokerCommand(version: string): Command {
  return new Command('millrace-broker')
    .description('The Millrace broker: keeps the records of topics in a folder and serves them.')
    .version(version, '-V, --version')
    .option('--config <file>', 'a YAML file of broker keys, such as listener.port: 9094')
    .option('--set <key=value>', 'sets a key; repeatable; over the environment, which is over the file', gatherSetting)
    .addOption(new Option('--log-level <level>', 'the least severe lines to log').choices(logLevels).default('info'))
    .option('--effective', 'print each key with its value, source and where it was given, and end')
    .addOption(new Option('--format <format>', 'how --effective prints').choices(effectiveFormats).default('text'))
    .addHelpText(
      'after',
      '\nThe environment sets keys too: MILLRACE_LISTENER_PORT=9095 is listener.port: 9095. ' +
        'Every key: docs/configuration.md.\n' +
        '\nExit codes: 0 stopped as asked, 1 crashed, 2 wrong usage or configuration, 3 address not to be had, 4 data folder not usable.\n',
    )
    .showHelpAfterError("Run 'millrace-broker --help' for what there is.")
    .exitOverride()
}

function gatherSetting(
  text: string,
  before: readonly (readonly [string, string])[] | undefined,
): readonly (readonly [string, string])[] {
  const setting = parseSetting(text)
  if (setting === undefined)
    throw new InvalidArgumentError('It must be written as key=value, such as listener.port=9095.')
  return [...(before ?? []), setting]
}

function readConfigFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new StreamError(
      'INVALID_CONFIG',
      code === 'ENOENT' ? `there is no file '${file}'` : `can't read '${file}': ${message}`,
      {
        cause: error,
        context: { file },
      },
    )
  }
}
