import type { Command } from 'commander'

/** The commands right below `command` that people call; the names of the others begin with `__`. */
export function visibleCommands(command: Command): Command[] {
  return command.commands.filter((candidate) => !candidate.name().startsWith('__'))
}
