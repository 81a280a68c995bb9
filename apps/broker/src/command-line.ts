import { readFileSync } from 'node:fs'
import { StreamError } from '@millrace/base'
import { type LogLevel, logLevels } from '@millrace/node-io'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type ConfigEntries, parseConfigFile, parseSetting } from './config-file.ts'

export interface BrokerCommandLine {
  /** The file's entries with those of `--set` over them. */
  readonly entries: ConfigEntries
  readonly logLevel: LogLevel
}

interface Options {
  readonly config?: string
  readonly set?: ConfigEntries
  readonly logLevel: LogLevel
}

/**
 * Reads a command line, such as `['--config', 'broker.yaml']`, and the file that it names. Throws commander's CommanderError, after it
 * has written what was wrong (or the help), and INVALID_CONFIG for the file.
 */
export function readCommandLine(commandLine: readonly string[], version: string): BrokerCommandLine {
  const options = brokerCommand(version)
    .parse([...commandLine], { from: 'user' })
    .opts<Options>()
  const fromFile = options.config === undefined ? {} : parseConfigFile(readConfigFile(options.config), options.config)
  return { entries: { ...fromFile, ...options.set }, logLevel: options.logLevel }
}

/** The options of `millrace-broker`, for parsing and for the documentation. */
export function brokerCommand(version: string): Command {
  return new Command('millrace-broker')
    .description('The Millrace broker: keeps the records of topics in a folder and serves them.')
    .version(version, '-V, --version')
    .option('--config <file>', 'a YAML file of broker keys, such as listener.port: 9094')
    .option('--set <key=value>', 'sets a key; repeatable; over the file', gatherSetting)
    .addOption(new Option('--log-level <level>', 'the least severe lines to log').choices(logLevels).default('info'))
    .addHelpText(
      'after',
      '\nExit codes: 0 stopped as asked, 1 crashed, 2 wrong usage or configuration, 3 address not to be had, 4 data folder not usable.\n',
    )
    .showHelpAfterError("Run 'millrace-broker --help' for what there is.")
    .exitOverride()
}

function gatherSetting(text: string, before: ConfigEntries | undefined): ConfigEntries {
  const setting = parseSetting(text)
  if (setting === undefined)
    throw new InvalidArgumentError('It must be written as key=value, such as listener.port=9095.')
  return { ...before, [setting[0]]: setting[1] }
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
