import { type Command, Option } from 'commander'
import { integer, repeated } from '../arguments/values.ts'
import type { LogsOptions } from '../commands/connect-logs.ts'
import type { RunConnectorOptions } from '../commands/connect-run.ts'
import type { TapOptions } from '../commands/connect-tap.ts'
import type { LookOptions, PreviewOptions } from '../commands/connect-look.ts'
import type { TestConnectorOptions } from '../commands/connect-test.ts'
import { defaultConnectUrl } from '../connect/connect-rest.ts'
import type { ProgramContext } from './context.ts'
import { withBrokers, withFormat } from './shared-options.ts'

const withConnector = (command: Command): Command =>
  withFormat(command.option('--url <url>', "Millrace's REST API of a worker", defaultConnectUrl))
    .argument('[name]', 'a connector of the worker')
    .option('-f, --file <file>', 'or one that there is not yet, in a file of JSON')

/** `millrace connect check`, `discover`, `preview`, `logs`, `tap`, `test`, `run` */
export function addConnectLookCommands(connect: Command, context: ProgramContext): void {
  withConnector(connect.command('check'))
    .description('have a worker try whether a config works: whether what it names is there, and lets one in; 1 if not')
    .action(async (name: string | undefined, options: LookOptions) => {
      const { checkConnector } = await import('../commands/connect-look.ts')
      context.exitCode = await checkConnector(context.io, name, options)
    })

  withConnector(connect.command('discover'))
    .description('show what a connector could read or write, such as the tables of its database')
    .action(async (name: string | undefined, options: LookOptions) => {
      const { discoverFor } = await import('../commands/connect-look.ts')
      context.exitCode = await discoverFor(context.io, name, options)
    })

  withConnector(connect.command('preview'))
    .description(
      'show the first records of a source, or the newest of the topics of a sink, before and after each transform; nothing is stored, kept or acknowledged. 1 if something is wrong with one',
    )
    .option('--records <n>', 'so many at most', integer(1, 100), 10)
    .option('--time-ms <ms>', 'wait so long for them at most', integer(1, 60_000), 5000)
    .action(async (name: string | undefined, options: PreviewOptions) => {
      const { previewConnector } = await import('../commands/connect-look.ts')
      context.exitCode = await previewConnector(context.io, name, options)
    })

  connect
    .command('logs')
    .description('show the last lines that a connector has logged, on all workers that have a part of it')
    .argument('<name>', 'a connector')
    .option('--url <url>', "Millrace's REST API of a worker", defaultConnectUrl)
    .option('--tail <n>', 'so many lines of each worker at most, of those that it keeps', integer(0, 500), 100)
    .option('--follow', 'go on with those to come, until Ctrl-C')
    .addOption(new Option('--format <format>', 'how to print the lines').choices(['text', 'json']).default('text'))
    .action(async (name: string, options: LogsOptions) => {
      const { connectorLogs } = await import('../commands/connect-logs.ts')
      context.exitCode = await connectorLogs(context.io, name, options)
    })

  connect
    .command('tap')
    .description(
      'watch the records that pass a connector that runs, behind its transforms, on all workers that have a task of it, until Ctrl-C; what passes faster is counted and not shown, and nothing waits for it',
    )
    .argument('<name>', 'a connector')
    .option('--url <url>', "Millrace's REST API of a worker", defaultConnectUrl)
    .option('--per-second <n>', 'so many records a second of each worker at most', integer(1, 100), 10)
    .option('--records <n>', 'end after so many', integer(1, 1_000_000))
    .addOption(new Option('--format <format>', 'how to print the records').choices(['text', 'json']).default('text'))
    .action(async (name: string, options: TapOptions) => {
      const { tapConnector } = await import('../commands/connect-tap.ts')
      context.exitCode = await tapConnector(context.io, name, options)
    })

  withFormat(connect.command('test'))
    .description(
      'put records of a file through the transforms and converters of a connector, here, and show what becomes of them; nothing is started or asked. 1 if something is wrong with one, or not as expected',
    )
    .requiredOption('-f, --file <file>', 'a file of JSON with the connector')
    .requiredOption('--records <file>', 'a file with a record a line: {"topic":...,"key":...,"value":...}')
    .option('--expect <file>', 'a file with what is to become of each, a line each, as --format json shows it')
    .option('--plugin <package>', 'an installed package that the config names plugins of; repeatable', repeated)
    .option('--trace', 'show the records before and after each transform, too')
    .action(async (options: TestConnectorOptions) => {
      const { testConnector } = await import('../commands/connect-test.ts')
      context.exitCode = await testConnector(context.io, options)
    })

  withBrokers(connect.command('run'))
    .description(
      'run the connector of a file here, without a worker, until Ctrl-C, or until it has done all that there is to do; 1 if a task of it fails for good',
    )
    .requiredOption('-f, --file <file>', 'a file of JSON with the connector')
    .option('--plugin <package>', 'an installed package that the config names plugins of; repeatable', repeated)
    .option('--offsets-topic <topic>', 'where offsets of a source are kept', 'connect-offsets')
    .action(async (options: RunConnectorOptions) => {
      const { runConnector } = await import('../commands/connect-run.ts')
      context.exitCode = await runConnector(context.io, options)
    })
}
