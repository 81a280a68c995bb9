import { Command } from 'commander'
import { suggestChoice } from '../arguments/choice.ts'
import { isTerminal } from '../io.ts'
import { version } from '../version.ts'
import { addBenchCommands } from './bench-commands.ts'
import { addConfigCommands } from './config-commands.ts'
import { addClusterCommands } from './cluster-commands.ts'
import { addCompletionCommands } from './completion-commands.ts'
import { addConnectCommands } from './connect-commands.ts'
import { addContextCommands } from './context-commands.ts'
import type { ProgramContext } from './context.ts'
import { addDevCommand } from './dev-command.ts'
import { addDoctorCommand } from './doctor-command.ts'
import { addDumpCommand } from './dump-command.ts'
import { addGroupCommands } from './group-commands.ts'
import { settleBrokers } from './shared-options.ts'
import { addStreamsCommands } from './streams-commands.ts'
import { addTransactionCommands } from './transaction-commands.ts'
import { visibleCommands } from './visible-commands.ts'
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
    // A command that has both options and commands below it keeps them apart by their place.
    .enablePositionalOptions()
  addDevCommand(program, context)
  addTopicCommands(program, context)
  addGroupCommands(program, context)
  addStreamsCommands(program, context)
  addTransactionCommands(program, context)
  addConnectCommands(program, context)
  addClusterCommands(program, context)
  addConfigCommands(program, context)
  addBenchCommands(program, context)
  addDumpCommand(program, context)
  addDoctorCommand(program, context)
  addContextCommands(program, context)
  addCompletionCommands(program, context)
  program.hook('preAction', (_program, command) => settleBrokers(io, command))
  for (const command of withHidden(program)) {
    for (const choosing of [...command.options, ...command.registeredArguments]) suggestChoice(choosing)
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

/** The command and all below it, but those that only scripts call. */
export function everyCommand(command: Command): Command[] {
  return [command, ...visibleCommands(command).flatMap(everyCommand)]
}

function withHidden(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withHidden)]
}

/** `topic create ` for that command, with a space at its end; nothing for the program itself. */
function pathOf(command: Command): string {
  return command.parent === null ? '' : `${pathOf(command.parent)}${command.name()} `
}

function widthOf(stream: unknown): number {
  const columns = isTerminal(stream) ? (stream as { columns?: number }).columns : undefined
  return columns ?? 100
}
