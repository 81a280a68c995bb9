import type { Command } from 'commander'
import { integer } from '../arguments/values.ts'
import type { ListDeadLettersOptions, ShowDeadLetterOptions } from '../commands/dead-letters.ts'
import type { ReplayDeadLettersOptions } from '../commands/replay-dead-letters.ts'
import { defaultConnectUrl } from '../connect/connect-rest.ts'
import type { ProgramContext } from './context.ts'
import { withBrokers, withFormat } from './shared-options.ts'

const withDeadLetterOptions = (command: Command): Command =>
  withFormat(withBrokers(command))
    .argument('<name>', 'the connector')
    .option('--url <url>', "Kafka Connect's REST API of a worker, which knows where they are", defaultConnectUrl)
    .option('--topic <name>', 'they are in this topic: no worker is asked')

/** `millrace connect dlq ...` */
export function addDeadLetterCommands(connect: Command, context: ProgramContext): void {
  const letters = connect.command('dlq').description('see, and replay, records that a sink went on without')

  withDeadLetterOptions(letters.command('ls'))
    .description('list dead letters of a connector, the oldest first')
    .option('--from <where>', 'begin there: start, N, +N, -N (the last N), @TIME, as --offset of consume', 'start')
    .option('--limit <n>', 'show so many at most', integer(1, 10_000), 20)
    .action(async (name: string, options: ListDeadLettersOptions) => {
      const { listDeadLetters } = await import('../commands/dead-letters.ts')
      context.exitCode = await listDeadLetters(context.io, name, options)
    })

  withDeadLetterOptions(letters.command('show'))
    .description('show a dead letter: what was wrong with it, where, and all that is in it')
    .argument('<at>', 'its partition and offset, as ls shows them: 0:12')
    .option('--hex', 'show keys and values as bytes, also those that are text')
    .action(async (name: string, at: string, options: ShowDeadLetterOptions) => {
      const { showDeadLetter } = await import('../commands/dead-letters.ts')
      context.exitCode = await showDeadLetter(context.io, name, at, options)
    })

  withDeadLetterOptions(letters.command('replay'))
    .description(
      'write dead letters of a connector again to where they came from, the oldest first, each once: the group millrace-dlq-NAME keeps how far that is. Shows what it would do; --yes does it. All that read the topic get them',
    )
    .option('--to-source-topic', 'each to the topic, and the partition, that it came from')
    .option('--to <topic>', 'all to this topic')
    .option('--limit <n>', 'so many at most', integer(1, 10_000_000), 1000)
    .option('--yes', 'do it')
    .action(async (name: string, options: ReplayDeadLettersOptions) => {
      const { replayDeadLetters } = await import('../commands/replay-dead-letters.ts')
      context.exitCode = await replayDeadLetters(context.io, name, options)
    })
}
