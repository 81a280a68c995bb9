import { Argument, type Command, Option } from 'commander'
import { integer, keyValue } from '../arguments/values.ts'
import type { ConfigAlterOptions, ConfigDescribeOptions, ConfigEffectiveOptions } from '../commands/configs.ts'
import { usageError } from '../failure.ts'
import type { ProgramContext } from './context.ts'
import { withBrokers, withFormat } from './shared-options.ts'

const kinds = ['topic', 'broker', 'group'] as const
type Kind = (typeof kinds)[number]

const nodeIdMax = 2_147_483_647

/** `millrace config ...` */
export function addConfigCommands(program: Command, context: ProgramContext): void {
  const config = withFormat(withBrokers(program.command('config')))
    .description('what topics, brokers and groups are configured with, and how to change it')
    // Its options are its own; those of a command below it stand behind that.
    .hook('preSubcommand', (own, below) => {
      const given = own.options.find((option) => own.getOptionValueSource(option.attributeName()) === 'cli')
      if (given !== undefined) throw usageError(`${given.long} belongs behind 'config ${below.name()}'`)
    })
    .option('--effective', 'print every key of a broker that runs, with its value and who set it')
    .addOption(
      new Option('--broker <id>', 'which broker (default: the one that answers)').argParser(integer(0, nodeIdMax)),
    )
    .action(async (options: ConfigEffectiveOptions & { readonly effective?: boolean }) => {
      if (options.effective !== true) throw usageError('say --effective, or one of describe, alter')
      const { effectiveConfigs } = await import('../commands/configs.ts')
      context.exitCode = await effectiveConfigs(context.io, options)
    })

  resource(withFormat(withBrokers(config.command('describe'))))
    .description('show the configs that are set; with --all those that have their defaults, too')
    .option('--all', 'every key')
    .option('--key <key>', 'only this key; repeatable', gather)
    .option('--synonyms', 'everything that is set for a key, what counts first')
    .option('--documentation', 'what each key does')
    .action(async (kind: Kind, name: string | undefined, options: ConfigDescribeOptions) => {
      const { describeConfigs } = await import('../commands/configs.ts')
      context.exitCode = await describeConfigs(context.io, kind, name, options)
    })

  resource(withFormat(withBrokers(config.command('alter'))))
    .description('change single configs and leave the others as they are; counts at once, and after a restart')
    .option('--set <key=value>', 'give the key this value; repeatable', keyValue)
    .option('--delete <key>', 'back to what counts without it; repeatable', gather)
    .option('--append <key=item,...>', 'add to a list; repeatable', keyValue)
    .option('--subtract <key=item,...>', 'take from a list; repeatable', keyValue)
    .option('--validate-only', 'check everything, change nothing')
    .action(async (kind: Kind, name: string | undefined, options: ConfigAlterOptions) => {
      const { alterConfigs } = await import('../commands/configs.ts')
      context.exitCode = await alterConfigs(context.io, kind, name, options)
    })
}

function resource(command: Command): Command {
  return command
    .addArgument(new Argument('<kind>', 'of what').choices(kinds))
    .argument('[name]', "a topic's or a group's name, or a broker's id (default: what all brokers share)")
}

function gather(text: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), text]
}
