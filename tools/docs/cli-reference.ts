import { Writable } from 'node:stream'
import type { Command } from 'commander'
import { createProgram, everyCommand } from 'millrace'
import { brokerCommand } from 'millrace-broker'
import { connectCommand } from 'millrace-connect'
import { generatedNote } from './markdown.ts'

const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })

/** docs/cli.md: the help of every command. */
export function cliReference(): string {
  const program = createProgram({
    io: { stdin: process.stdin, stdout: nowhere, stderr: nowhere, env: {}, interrupted: new AbortController().signal },
    exitCode: 0,
  })
  const sections = everyCommand(program)
    .filter((command) => command.commands.length === 0 || (command.parent !== null && command.options.length > 0))
    .map((command) => section(pathOf(command), command))
  return `# The command line

${generatedNote}${conventions}
${sections.join('\n')}
${section('millrace-broker', brokerCommand('0.0.0').configureOutput({ getOutHelpWidth: () => 100 }))}
${section('millrace-connect', connectCommand('0.0.0').configureOutput({ getOutHelpWidth: () => 100 }))}`
}

const conventions = `\`millrace\` does what a developer and an operator need; \`millrace-broker\` is the broker alone, and
\`millrace-connect\` runs connectors.

- Data goes to stdout; news, errors and progress go to stderr, progress only to a terminal. Colours obey NO_COLOR.
- \`--format json\` and \`yaml\` are for scripts. Where there is one result it is one JSON line; \`consume\` and \`tail\` print one record a line.
- Which brokers: \`--brokers\` or \`--context\`, else MILLRACE_BROKERS, else MILLRACE_CONTEXT, else the context in use (\`millrace context use\`), else 127.0.0.1:9094.
- Exit codes of \`millrace\`: 0 done, 1 failed or partly failed, 2 wrong usage, 3 no broker reached, 4 broker or storage not well.
- The first Ctrl-C (or SIGTERM) ends in order: what was read is still written, what was asked for is still answered. The second ends at once.
`

function section(title: string, command: Command): string {
  return `## ${title}\n\n\`\`\`text\n${command.helpInformation().trim()}\n\`\`\`\n`
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`
}
