import { Argument, type Command } from 'commander'
import { shells, type Shell } from '../completion/shells.ts'
import type { ProgramContext } from './context.ts'

/** `millrace completion`, and what its scripts call. */
export function addCompletionCommands(program: Command, context: ProgramContext): void {
  program
    .command('completion')
    .description(
      'print the completion of commands, options, contexts and live topic names for a shell; bash and zsh: ' +
        'source <(millrace completion bash), fish: millrace completion fish > ~/.config/fish/completions/millrace.fish',
    )
    .addArgument(new Argument('<shell>').choices(shells))
    .action(async (shell: Shell) => {
      const { printCompletion } = await import('../commands/completion.ts')
      context.exitCode = await printCompletion(context.io, shell)
    })

  program
    .command('__complete', { hidden: true })
    .addArgument(new Argument('<shell>').choices(shells))
    .argument('[words...]')
    .action(async (shell: Shell, words: string[]) => {
      const { completeWords } = await import('../commands/complete.ts')
      context.exitCode = await completeWords(context.io, program, shell, words)
    })
}
