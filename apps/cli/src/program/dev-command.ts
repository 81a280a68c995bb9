import { type Command, Option } from 'commander'
import { integer } from '../arguments/values.ts'
import type { DevOptions } from '../commands/dev.ts'
import { devBrokersMax } from '../limits.ts'
import { outputFormats } from '../output/render.ts'
import type { ProgramContext } from './context.ts'

/** `millrace dev` */
export function addDevCommand(program: Command, context: ProgramContext): void {
  program
    .command('dev')
    .description('run a broker, or a cluster of several, on this machine, in memory unless told otherwise')
    .option('--data <dir>', 'keep the records in this folder (default: in memory, 256 MiB at most; then the oldest go)')
    .option('--port <n>', 'listen here, or on the next free port', integer(0, 65_535), 9_094)
    .option(
      '--brokers <n>',
      'run so many brokers that are one cluster, on ports in a row',
      integer(1, devBrokersMax),
      1,
    )
    .option(
      '--kafka-port <n>',
      'listen here for clients of the Kafka protocol, or on the next free port (default: 9092)',
      integer(0, 65_535),
    )
    .option('--no-kafka', 'do not listen for them')
    .option('--connect', "run a Connect worker beside it, with the file connectors, behind Kafka Connect's REST API")
    .option(
      '--connect-port <n>',
      'its REST API listens here, or on the next free port (default: 8083)',
      integer(0, 65_535),
    )
    .option('--registry', "run a schema registry beside that worker, behind Confluent's REST API")
    .option('--registry-port <n>', 'it listens here, or on the next free port (default: 8081)', integer(0, 65_535))
    .option(
      '--plugin <package>',
      'an installed package with more connectors for it; repeatable',
      (name: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), name],
    )
    .option('--demo', 'write made-up lines and count their words with streams, and show both as they come')
    .addOption(
      new Option('--format <format>', 'json prints one line, and yaml a document, with the addresses, once it is ready')
        .choices(outputFormats)
        .default('text'),
    )
    .action(async (options: DevOptions) => {
      const { dev } = await import('../commands/dev.ts')
      context.exitCode = await dev(context.io, options)
    })
}
