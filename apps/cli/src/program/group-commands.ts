import type { Command } from 'commander'
import { integer, repeated } from '../arguments/values.ts'
import type { GroupRemoveOptions } from '../commands/groups.ts'
import type { SeekOptions } from '../commands/seek-group.ts'
import type { ProgramContext } from './context.ts'
import { type BrokersOption, type FormatOption, withBrokers, withFormat } from './shared-options.ts'

type CommonOptions = BrokersOption & FormatOption

/** `millrace group ...` */
export function addGroupCommands(program: Command, context: ProgramContext): void {
  const group = program.command('group').description('look at groups of consumers, and move or remove their offsets')

  withFormat(withBrokers(group.command('ls')))
    .description('list the groups')
    .action(async (options: CommonOptions) => {
      const { listGroups } = await import('../commands/groups.ts')
      context.exitCode = await listGroups(context.io, options)
    })

  withFormat(withBrokers(group.command('describe')))
    .description(
      'show where groups are in each partition, by how much they lag, who their members are and what each has',
    )
    .argument('<group...>')
    .action(async (names: string[], options: CommonOptions) => {
      const { describeGroups } = await import('../commands/groups.ts')
      context.exitCode = await describeGroups(context.io, names, options)
    })

  withFormat(withBrokers(group.command('watch')))
    .description('say how a group is, and again whenever its members, its state or its lag change, until Ctrl-C')
    .argument('<group>')
    .action(async (name: string, options: CommonOptions) => {
      const { watchGroup } = await import('../commands/watch-group.ts')
      context.exitCode = await watchGroup(context.io, name, options)
    })

  addSeek(group, context)

  withFormat(withBrokers(group.command('rm')))
    .description('forget groups that have no members, with their offsets')
    .argument('<group...>')
    .option('--if-exists', 'content if there is none of that name')
    .action(async (names: string[], options: GroupRemoveOptions) => {
      const { removeGroups } = await import('../commands/groups.ts')
      context.exitCode = await removeGroups(context.io, names, options)
    })
}

function addSeek(group: Command, context: ProgramContext): void {
  withFormat(withBrokers(group.command('seek')))
    .description(
      'have a group without members go on elsewhere. It is done at once: look first with --dry-run. Offsets that are not in the log become the nearest that are',
    )
    .argument('<group>', 'it need not exist yet')
    .option(
      '--topic <name[:partitions]>',
      'only of this topic, or of some of its partitions such as orders:0,2; repeatable (default: wherever the group has committed)',
      repeated,
    )
    .option('--to-earliest', 'to the first record there is')
    .option('--to-latest', 'to the next record to come')
    .option(
      '--to-datetime <time>',
      'to the first record of that time or later: 2001-01-31, 2001-01-31T12:00Z (UTC without a zone), -90m, now, or ms since 1970',
    )
    .option('--by-duration <duration>', 'to the first record that is no older: 90m (s, m, h, d) or PT1H30M')
    .option('--shift-by <n>', 'so many records on, or back if it is negative', integer(Number.MIN_SAFE_INTEGER))
    .option('--to-offset <n>', 'to this offset', integer(0))
    .option('--from-file <file>', 'to the offsets of a file with lines of topic,partition,offset')
    .option('--dry-run', 'show where it would go, change nothing')
    .action(async (name: string, options: SeekOptions) => {
      const { seekGroup } = await import('../commands/seek-group.ts')
      context.exitCode = await seekGroup(context.io, name, options)
    })
}
