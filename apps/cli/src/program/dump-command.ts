import { type Command, Option } from 'commander'
import type { DumpOptions } from '../commands/dump.ts'
import { dumpKinds } from '../dump/items.ts'
import type { ProgramContext } from './context.ts'
import { withFormat } from './shared-options.ts'

/** `millrace dump` */
export function addDumpCommand(program: Command, context: ProgramContext): void {
  withFormat(
    program.command('dump'),
    'text is for people; json prints an object a line, yaml a document each: file, batch, record, entry, note, problem, summary',
  )
    .description(
      "show what files of a log hold, Millrace's or Apache Kafka's, and what of it is damaged or cut off: segments (.log), " +
        'indexes, producer snapshots, checkpoints. It only reads, and no broker needs to run',
    )
    .argument('<file...>', "files, or partitions' folders, such as data/orders-0")
    .option('--records', 'show the records of each batch too')
    .addOption(new Option('--as <kind>', 'what the files hold, whatever their names say').choices(dumpKinds))
    .action(async (files: string[], options: DumpOptions) => {
      const { dump } = await import('../commands/dump.ts')
      context.exitCode = await dump(context.io, files, options)
    })
}
