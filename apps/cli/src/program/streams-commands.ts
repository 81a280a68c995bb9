import { type Command, Option } from 'commander'
import { integer, repeated } from '../arguments/values.ts'
import type { GraphOptions } from '../commands/streams-graph.ts'
import type { ResetOptions } from '../commands/streams-reset.ts'
import type { ProgramContext } from './context.ts'
import { type BrokersOption, type FormatOption, withBrokers, withFormat } from './shared-options.ts'

type CommonOptions = BrokersOption & FormatOption

/** `millrace streams ...` */
export function addStreamsCommands(program: Command, context: ProgramContext): void {
  const streams = program.command('streams').description('look at applications of Streams, and set them back')

  withFormat(withBrokers(streams.command('ls')))
    .description('list the applications: groups of Streams, with or without copies that run')
    .action(async (options: CommonOptions) => {
      const { listStreams } = await import('../commands/streams.ts')
      context.exitCode = await listStreams(context.io, options)
    })

  withFormat(withBrokers(streams.command('describe')))
    .description(
      'show the copies of applications, the tasks that each runs or keeps standbys of, and what they keep in topics',
    )
    .argument('<application...>')
    .action(async (ids: string[], options: CommonOptions) => {
      const { describeStreams } = await import('../commands/streams.ts')
      context.exitCode = await describeStreams(context.io, ids, options)
    })

  withFormat(withBrokers(streams.command('lag')))
    .description(
      'show by how much an application lags in its inputs, and what stores that are being restored, or are standbys, lack',
    )
    .argument('<application>')
    .action(async (id: string, options: CommonOptions) => {
      const { streamsLag } = await import('../commands/streams-lag.ts')
      context.exitCode = await streamsLag(context.io, id, options)
    })

  withFormat(withBrokers(streams.command('graph')))
    .description('show the topology of an application, as a copy that runs with `control` tells it')
    .argument('<application>')
    .option('--copy <host:port>', 'ask this copy (default: any of the group)')
    .addOption(
      new Option('--as <form>', 'as Kafka Streams describes it, or as a Mermaid flow chart')
        .choices(['text', 'mermaid'])
        .default('text'),
    )
    .action(async (id: string, options: GraphOptions) => {
      const { streamsGraph } = await import('../commands/streams-graph.ts')
      context.exitCode = await streamsGraph(context.io, id, options)
    })

  addReset(streams, context)
}

function addReset(streams: Command, context: ProgramContext): void {
  withFormat(withBrokers(streams.command('reset')))
    .description(
      'have an application that does not run begin anew: its inputs from elsewhere, its internal topics deleted, state in a folder too. Shows what it would do; --yes does it',
    )
    .argument('<application>')
    .option('--yes', 'do it')
    .option(
      '--input <topic[:partitions]>',
      'an input, or some of its partitions such as orders:0,2; repeatable (default: all in which the application has committed)',
      repeated,
    )
    .option('--to-earliest', 'inputs from their first record (default)')
    .option('--to-latest', 'inputs from the next record to come')
    .option(
      '--to-datetime <time>',
      'inputs from the first record of that time or later: 2001-01-31, 2001-01-31T12:00Z (UTC without a zone), -90m, now, or ms since 1970',
    )
    .option('--by-duration <duration>', 'inputs from the first record that is no older: 90m (s, m, h, d) or PT1H30M')
    .option('--shift-by <n>', 'inputs so many records on, or back if it is negative', integer(Number.MIN_SAFE_INTEGER))
    .option('--to-offset <n>', 'inputs from this offset', integer(0))
    .option('--keep-topic <topic>', 'an internal topic that is not deleted; repeatable', repeated)
    .option('--state <folder>', "the `stateDir` of a copy on this machine: the application's state in it is deleted")
    .action(async (id: string, options: ResetOptions) => {
      const { resetStreams } = await import('../commands/streams-reset.ts')
      context.exitCode = await resetStreams(context.io, id, options)
    })
}
