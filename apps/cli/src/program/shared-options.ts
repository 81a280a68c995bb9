import { type Command, Option } from 'commander'
import { brokerList } from '../arguments/values.ts'
import { type BrokersSource, defaultBrokers, resolveBrokers } from '../contexts/resolve-brokers.ts'
import type { CliIo } from '../io.ts'
import { outputFormats, type OutputFormat } from '../output/render.ts'

export interface BrokersOption {
  readonly brokers: readonly string[]
  /** Who said so. */
  readonly brokersFrom: BrokersSource
  /** The name of the context that said so. */
  readonly brokersContext?: string
}

export interface FormatOption {
  readonly format: OutputFormat
}

/** Adds `--brokers` and `--context`. What they are is settled by {@link settleBrokers} before the command runs. */
export function withBrokers(command: Command): Command {
  return command
    .option(
      '--brokers <host:port,...>',
      `some brokers of the cluster (default: MILLRACE_BROKERS, or the context's, or ${defaultBrokers})`,
      brokerList,
    )
    .option(
      '--context <name>',
      "the brokers of that context (default: MILLRACE_CONTEXT, or the one that 'context use' set)",
    )
}

/** Before a command runs: gives one that has `--brokers` what that is, whoever says so. Throws a usage error. */
export async function settleBrokers(io: CliIo, command: Command): Promise<void> {
  if (!command.options.some(({ long }) => long === '--brokers')) return
  const { brokers, from, context } = await resolveBrokers(io, command.opts())
  command.setOptionValue('brokers', brokers)
  command.setOptionValue('brokersFrom', from)
  command.setOptionValue('brokersContext', context)
}

/** Adds `--format`. */
export function withFormat(command: Command, description = 'how to print the result'): Command {
  return command.addOption(new Option('--format <format>', description).choices(outputFormats).default('text'))
}
