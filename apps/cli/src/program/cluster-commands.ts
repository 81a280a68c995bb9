import type { Command } from 'commander'
import { integer } from '../arguments/values.ts'
import type { DecommissionOptions } from '../commands/cluster-decommission.ts'
import type { HealthOptions } from '../commands/cluster.ts'
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
      'whether a controller is active, brokers serve, log directories are in use and partitions take writes; 4 if something is not well, 3 if no broker answers',
    )
    .option('--watch', 'say it again whenever it changes, until Ctrl-C')
    .action(async (options: HealthOptions) => {
      const { clusterHealth } = await import('../commands/cluster.ts')
      context.exitCode = await clusterHealth(context.io, options)
    })

  addQuorumCommands(cluster, context)
  addBrokerCommands(cluster, context)
}

const nodeId = integer(0, 2_147_483_647)

function addQuorumCommands(cluster: Command, context: ProgramContext): void {
  withFormat(withBrokers(cluster.command('quorum')))
    .description('show the controllers: who leads, who votes, how far each is; 3 if none of them is active')
    .action(async (options: BrokersOption & FormatOption) => {
      const { clusterQuorum } = await import('../commands/cluster-quorum.ts')
      context.exitCode = await clusterQuorum(context.io, options)
    })

  withFormat(withBrokers(cluster.command('add-voter')))
    .description('make a controller that follows the quorum a voter')
    .argument('<node>', 'its node.id', nodeId)
    .action(async (node: number, options: BrokersOption & FormatOption) => {
      const { addVoter } = await import('../commands/cluster-quorum.ts')
      context.exitCode = await addVoter(context.io, node, options)
    })

  withFormat(withBrokers(cluster.command('remove-voter')))
    .description("take a controller's vote, before it goes for good")
    .argument('<node>', 'its node.id', nodeId)
    .action(async (node: number, options: BrokersOption & FormatOption) => {
      const { removeVoter } = await import('../commands/cluster-quorum.ts')
      context.exitCode = await removeVoter(context.io, node, options)
    })
}

function addBrokerCommands(cluster: Command, context: ProgramContext): void {
  withFormat(withBrokers(cluster.command('can-stop')))
    .description('whether all partitions take writes and the quorum has its majority without a broker; 4 if not')
    .argument('<node>', 'its node.id', nodeId)
    .action(async (node: number, options: BrokersOption & FormatOption) => {
      const { clusterCanStop } = await import('../commands/cluster-can-stop.ts')
      context.exitCode = await clusterCanStop(context.io, node, options)
    })

  withFormat(withBrokers(cluster.command('decommission')))
    .description(
      'give a broker nothing new, move everything that it holds to the others, and wait until it holds nothing',
    )
    .argument('<node>', 'its node.id', nodeId)
    .option('--dry-run', 'show what would be moved, move nothing')
    .action(async (node: number, options: DecommissionOptions) => {
      const { decommission } = await import('../commands/cluster-decommission.ts')
      context.exitCode = await decommission(context.io, node, options)
    })

  withFormat(withBrokers(cluster.command('recommission')))
    .description('take back that a broker is decommissioned: it is given new replicas again')
    .argument('<node>', 'its node.id', nodeId)
    .action(async (node: number, options: BrokersOption & FormatOption) => {
      const { recommission } = await import('../commands/cluster-decommission.ts')
      context.exitCode = await recommission(context.io, node, options)
    })

  withFormat(withBrokers(cluster.command('unregister')))
    .description('forget a broker that was stopped and holds nothing any more')
    .argument('<node>', 'its node.id', nodeId)
    .action(async (node: number, options: BrokersOption & FormatOption) => {
      const { unregister } = await import('../commands/cluster-decommission.ts')
      context.exitCode = await unregister(context.io, node, options)
    })
}
