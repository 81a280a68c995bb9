import type { Command } from 'commander'
import type { ProgramContext } from './context.ts'
import { type BrokersOption, type FormatOption, withBrokers, withFormat } from './shared-options.ts'

/** `millrace cluster ...` */
export function addClusterCommands(program: Command, context: ProgramContext): void {
  const cluster = program.command('cluster').description('look at the cluster as a whole')

  withFormat(withBrokers(cluster.command('info')))
    .description('show brokers, versions, what there is of topics, and the log directories of the broker that answers')
    .action(async (options: BrokersOption & FormatOption) => {
      const { clusterInfo } = await import('../commands/cluster.ts')
      context.exitCode = await clusterInfo(context.io, options)
    })

  withFormat(withBrokers(cluster.command('health')))
    .description(
      'whether brokers serve, log directories are in use and partitions have leaders; 4 if something is not well, 3 if no broker answers',
    )
    .action(async (options: BrokersOption & FormatOption) => {
      const { clusterHealth } = await import('../commands/cluster.ts')
      context.exitCode = await clusterHealth(context.io, options)
    })
}
