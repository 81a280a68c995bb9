import type { Command } from 'commander'
import type { ConnectApplyOptions, ConnectFileOptions, ConnectLintOptions } from '../commands/connect-apply.ts'
import type { ConnectorAction } from '../commands/connectors.ts'
import { defaultConnectUrl } from '../connect/connect-rest.ts'
import { addConnectLookCommands } from './connect-look-commands.ts'
import type { ProgramContext } from './context.ts'
import { addDeadLetterCommands } from './dead-letter-commands.ts'
import { type FormatOption, withFormat } from './shared-options.ts'

/** Where a worker is. */
export interface ConnectOption {
  readonly url: string
}

type CommonOptions = ConnectOption & FormatOption

/** Adds `--url` and `--format`. */
export const withUrl = (command: Command): Command =>
  withFormat(command.option('--url <url>', "Kafka Connect's REST API of a worker", defaultConnectUrl))

const withFiles = (command: Command): Command =>
  withUrl(command).requiredOption(
    '-f, --file <file>',
    'a file of JSON with one connector, as POST /connectors takes it: name, config, initial_state; repeatable',
    (file: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), file],
  )

const actions: readonly (readonly [string, string, ConnectorAction])[] = [
  ['pause', 'end the tasks of connectors until they are resumed', { method: 'PUT', path: '/pause', told: 'paused' }],
  ['resume', 'let connectors go on that were paused or stopped', { method: 'PUT', path: '/resume', told: 'resumed' }],
  [
    'stop',
    'end the tasks of connectors and give up what they hold; then their offsets can be changed',
    { method: 'PUT', path: '/stop', told: 'stopped' },
  ],
  ['delete', 'delete connectors; their offsets stay', { method: 'DELETE', path: '', told: 'deleted' }],
]

/** `millrace connect ...` */
export function addConnectCommands(program: Command, context: ProgramContext): void {
  const connect = program.command('connect').description('list, make, change and watch connectors of a Connect worker')

  withUrl(connect.command('ls'))
    .description('list connectors, and how many of their tasks run')
    .action(async (options: CommonOptions) => {
      const { listConnectors } = await import('../commands/connectors.ts')
      context.exitCode = await listConnectors(context.io, options)
    })

  withFiles(connect.command('create'))
    .description('make connectors; one that is there is left as it is, and that is a failure')
    .action(async (options: ConnectFileOptions) => {
      const { createConnectors } = await import('../commands/connect-apply.ts')
      context.exitCode = await createConnectors(context.io, options)
    })

  withFiles(connect.command('apply'))
    .description('make connectors, or give those that are there the configs of the files, and show what differs')
    .option('--dry-run', 'show what would be done, and do nothing')
    .action(async (options: ConnectApplyOptions) => {
      const { applyConnectors } = await import('../commands/connect-apply.ts')
      context.exitCode = await applyConnectors(context.io, options)
    })

  withFiles(connect.command('lint'))
    .description(
      'have a worker check configs of connectors; 1 if something is wrong with one, or it has an option that nothing reads: a misspelled one',
    )
    .option('--allow-unknown', 'options that nothing reads are told, and are no failure')
    .action(async (options: ConnectLintOptions) => {
      const { lintConnectors } = await import('../commands/connect-apply.ts')
      context.exitCode = await lintConnectors(context.io, options)
    })

  withUrl(connect.command('status'))
    .description('show what connectors and their tasks do, and what failed')
    .argument('<name...>', 'names of connectors')
    .action(async (names: string[], options: CommonOptions) => {
      const { connectorStatuses } = await import('../commands/connectors.ts')
      context.exitCode = await connectorStatuses(context.io, names, options)
    })

  withUrl(connect.command('restart'))
    .description('start connectors and their tasks anew')
    .argument('<name...>', 'names of connectors')
    .option('--only-failed', 'only what failed')
    .action(async (names: string[], options: CommonOptions & { readonly onlyFailed?: boolean }) => {
      const { actOnConnectors } = await import('../commands/connectors.ts')
      const path = `/restart?includeTasks=true&onlyFailed=${options.onlyFailed === true}`
      const action = { method: 'POST', path, told: 'restarted' }
      context.exitCode = await actOnConnectors(context.io, names, action, options)
    })

  for (const [name, description, action] of actions) {
    withUrl(connect.command(name))
      .description(description)
      .argument('<name...>', 'names of connectors')
      .action(async (names: string[], options: CommonOptions) => {
        const { actOnConnectors } = await import('../commands/connectors.ts')
        context.exitCode = await actOnConnectors(context.io, names, action, options)
      })
  }

  addConnectLookCommands(connect, context)
  addDeadLetterCommands(connect, context)
}
