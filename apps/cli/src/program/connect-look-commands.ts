import { type Command, Option } from 'commander'
import { integer, repeated } from '../arguments/values.ts'
import type { LogsOptions } from '../commands/connect-logs.ts'
import type { LookOptions, PreviewOptions } from '../commands/connect-look.ts'
import type { TestConnectorOptions } from '../commands/connect-test.ts'
import { defaultConnectUrl } from '../connect/connect-rest.ts'
import type { ProgramContext } from './context.ts'
import { withFormat } from './shared-options.ts'

const withConnector = (command: Command): Command =>
  withFormat(command.option('--url <url>', "Millrace's REST API of a worker", defaultConnectUrl))
    .argument('[name]', 'a connector of the worker')
    .option('-f, --file <file>', 'or one that there is not yet, in a file of JSON')

/** `millrace connect check`, `discover`, `preview`, `logs`, `test` */
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
}
