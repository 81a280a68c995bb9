import type { Command } from 'commander'
import { brokerList } from '../arguments/values.ts'
import type { ContextAddOptions, ContextUseOptions } from '../commands/contexts.ts'
import type { ProgramContext } from './context.ts'
import { type FormatOption, withFormat } from './shared-options.ts'

/** `millrace context ...` */
export function addContextCommands(program: Command, context: ProgramContext): void {
  const commands = program
    .command('context')
    .description(
      'give brokers a name, and say which are meant where nothing else is said. Kept in millrace/contexts.yaml below ' +
        '$XDG_CONFIG_HOME (~/.config)',
    )

  withFormat(commands.command('add'))
    .description('give brokers a name')
    .argument('<name>', 'of letters, digits, . _ and -')
    .argument('<host:port,...>', 'some brokers of the cluster', brokerList)
    .option('--use', 'and use it from now on')
    .option('--replace', 'content if there is one of that name: it is changed')
    .action(async (name: string, brokers: string[], options: ContextAddOptions) => {
      const { addContext } = await import('../commands/contexts.ts')
      context.exitCode = await addContext(context.io, name, brokers, options)
    })

  withFormat(commands.command('use'))
    .description('say which context is meant where neither options nor environment say it')
    .argument('[name]')
    .option('--none', 'none: back to the default brokers')
    .action(async (name: string | undefined, options: ContextUseOptions) => {
      const { useContext } = await import('../commands/contexts.ts')
      context.exitCode = await useContext(context.io, name, options)
    })

  withFormat(commands.command('ls'))
    .description('list the contexts')
    .action(async (options: FormatOption) => {
      const { listContexts } = await import('../commands/contexts.ts')
      context.exitCode = await listContexts(context.io, options)
    })

  withFormat(commands.command('show'))
    .description('show a context; without a name, which brokers commands speak to now, and who says so')
    .argument('[name]')
    .action(async (name: string | undefined, options: FormatOption) => {
      const { showContext } = await import('../commands/contexts.ts')
      context.exitCode = await showContext(context.io, name, options)
    })

  withFormat(commands.command('rm'))
    .description('forget contexts')
    .argument('<name...>')
    .action(async (names: string[], options: FormatOption) => {
      const { removeContexts } = await import('../commands/contexts.ts')
      context.exitCode = await removeContexts(context.io, names, options)
    })
}
