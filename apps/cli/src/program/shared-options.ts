import { type Command, Option } from 'commander'
import { brokerList } from '../arguments/values.ts'
import { outputFormats, type OutputFormat } from '../output/render.ts'

/** Where brokers are looked for unless something else is said. */
export const defaultBrokers = '127.0.0.1:9094'

export interface BrokersOption {
  readonly brokers: readonly string[]
}

export interface FormatOption {
  readonly format: OutputFormat
}

/** Adds `--brokers`, which the environment variable MILLRACE_BROKERS stands in for. */
export function withBrokers(command: Command): Command {
  return command.addOption(
    new Option('--brokers <host:port,...>', 'some brokers of the cluster')
      .env('MILLRACE_BROKERS')
      .argParser(brokerList)
      .default([defaultBrokers], defaultBrokers),
  )
}

/** Adds `--format`. */
export function withFormat(command: Command, description = 'how to print the result'): Command {
  return command.addOption(new Option('--format <format>', description).choices(outputFormats).default('text'))
}
