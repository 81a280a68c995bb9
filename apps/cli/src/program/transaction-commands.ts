import type { Command } from 'commander'
import type { ProgramContext } from './context.ts'
import { type BrokersOption, type FormatOption, withBrokers, withFormat } from './shared-options.ts'

type CommonOptions = BrokersOption & FormatOption

/** `millrace transaction ...` */
export function addTransactionCommands(program: Command, context: ProgramContext): void {
  const transaction = program.command('transaction').description('look at transactions, and abort those that hang')

  withFormat(withBrokers(transaction.command('ls')))
    .description('list the transactional ids and what each is doing')
    .action(async (options: CommonOptions) => {
      const { listTransactions } = await import('../commands/transactions.ts')
      context.exitCode = await listTransactions(context.io, options)
    })

  withFormat(withBrokers(transaction.command('describe')))
    .description(
      'show the producer of transactional ids, how long their transactions have been open, and the partitions in them',
    )
    .argument('<id...>', 'transactional ids')
    .action(async (ids: string[], options: CommonOptions) => {
      const { describeTransactions } = await import('../commands/transactions.ts')
      context.exitCode = await describeTransactions(context.io, ids, options)
    })

  withFormat(withBrokers(transaction.command('abort')))
    .description(
      'abort the transactions that are open, and fence their producers: for those that are gone and hold readers up',
    )
    .argument('<id...>', 'transactional ids')
    .action(async (ids: string[], options: CommonOptions) => {
      const { abortTransactions } = await import('../commands/transactions.ts')
      context.exitCode = await abortTransactions(context.io, ids, options)
    })
}
