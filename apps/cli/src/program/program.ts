import { Command } from 'commander'
import { isTerminal } from '../io.ts'
import { version } from '../version.ts'
import { addBenchCommands } from './bench-commands.ts'
import type { ProgramContext } from './context.ts'
import { addDevCommand } from './dev-command.ts'
import { addTopicCommands } from './topic-commands.ts'

const exitCodesHelp = `
Exit codes: 0 done, 1 failed or partly failed, 2 wrong usage, 3 no broker reached, 4 broker or storage not well.
`

/** The whole command line. Running a command leaves its exit code in `context`; wrong usage throws commander's CommanderError. */
export function createProgram(context: ProgramContext): Command {
  const { io } = context
  const program = new Command('millrace')
    .description('Millrace: event streaming with the model of Kafka.')
    .version(version(), '-V, --version')
    .addHelpText('after', exitCodesHelp)
  addDevCommand(program, context)
  addTopicCommands(program, context)
  addBenchCommands(program, context)
  for (const command of everyCommand(program)) {
    command
      .exitOverride()
      .showSuggestionAfterError(true)
      .helpCommand(false)
      .showHelpAfterError(`Run 'millrace ${pathOf(command)}--help' for what there is.`)
      .configureOutput({
        writeOut: (text) => void io.stdout.write(text),
        writeErr: (text) => void io.stderr.write(text),
        getOutHelpWidth: () => widthOf(io.stdout),
        getErrHelpWidth: () => widthOf(io.stderr),
      })
  }
  return program
}

/** The command and all below it. */
export function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)]
}

/** `topic create ` for that command, with a space at its end; nothing for the program itself. */
function pathOf(command: Command): string {
  return command.parent === null ? '' : `${pathOf(command.parent)}${command.name()} `
}

function widthOf(stream: unknown): number {
  const columns = isTerminal(stream) ? (stream as { columns?: number }).columns : undefined
  return columns ?? 100
}
