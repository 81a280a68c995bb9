import { type Command, Option } from 'commander'
import { integer, keyValue, nodeIdList, repeated, sizeInBytes } from '../arguments/values.ts'
import { inputFormats } from '../input/formats.ts'
import { templateGrammar } from '../output/template.ts'
import type { TopicAlterOptions } from '../commands/alter-topics.ts'
import type { DeleteRecordsOptions } from '../commands/delete-records.ts'
import type { ConsumeOptions } from '../commands/consume.ts'
import type { ElectOptions } from '../commands/elect-leaders.ts'
import type { MoveOptions } from '../commands/move-topic.ts'
import type { ProduceOptions } from '../commands/produce.ts'
import type { TopicCreateOptions, TopicListOptions, TopicRemoveOptions } from '../commands/topics.ts'
import type { ProgramContext } from './context.ts'
import { type BrokersOption, type FormatOption, withBrokers, withFormat } from './shared-options.ts'

const partitionMax = 2_147_483_647

/** `millrace topic ...` */
export function addTopicCommands(program: Command, context: ProgramContext): void {
  const topic = program.command('topic').description('create, look at and remove topics; write and read records')

  withFormat(withBrokers(topic.command('create')))
    .description('create a topic')
    .argument('<name>', 'of letters, digits, . _ and -')
    .option('--partitions <n>', "how many partitions (default: the broker's num.partitions)", integer(1, partitionMax))
    .option(
      '--replication-factor <n>',
      "on how many brokers each partition lies (default: the broker's default.replication.factor)",
      integer(1, 32_767),
    )
    .option('--config <key=value>', "one of Kafka's topic configs, such as retention.ms=3600000; repeatable", keyValue)
    .option('--if-not-exists', 'content if there is one of that name')
    .action(async (name: string, options: TopicCreateOptions) => {
      const { createTopic } = await import('../commands/topics.ts')
      context.exitCode = await createTopic(context.io, name, options)
    })

  withFormat(withBrokers(topic.command('ls')))
    .description('list the topics')
    .option('--internal', 'also those that the cluster keeps for itself')
    .action(async (options: TopicListOptions) => {
      const { listTopics } = await import('../commands/topics.ts')
      context.exitCode = await listTopics(context.io, options)
    })

  withFormat(withBrokers(topic.command('describe')))
    .description('show partitions, offsets and configs of topics')
    .argument('<name...>')
    .action(async (names: string[], options: BrokersOption & FormatOption) => {
      const { describeTopics } = await import('../commands/topics.ts')
      context.exitCode = await describeTopics(context.io, names, options)
    })

  addAlter(topic, context)
  addReplicas(topic, context)

  withFormat(withBrokers(topic.command('rm')))
    .description('remove topics and all their records')
    .argument('<name...>')
    .option('--if-exists', 'content if there is none of that name')
    .action(async (names: string[], options: TopicRemoveOptions) => {
      const { removeTopics } = await import('../commands/topics.ts')
      context.exitCode = await removeTopics(context.io, names, options)
    })

  addProduce(topic, context)
  addConsume(topic, context)
}

function addAlter(topic: Command, context: ProgramContext): void {
  withFormat(withBrokers(topic.command('alter')))
    .description(
      'change configs of topics, or give them more partitions; all of it is checked before any of it is done',
    )
    .argument('<name...>')
    .option('--set <key=value>', "give one of Kafka's topic configs a value; repeatable", keyValue)
    .option('--delete <key>', 'let what the broker has count again; repeatable', repeated)
    .option('--append <key=item>', 'add to a config that is a list; repeatable', keyValue)
    .option('--subtract <key=item>', 'take from a config that is a list; repeatable', keyValue)
    .option('--partitions <n>', 'how many partitions in all: more than there are', integer(1, partitionMax))
    .option('--validate-only', 'check everything, change nothing')
    .action(async (names: string[], options: TopicAlterOptions) => {
      const { alterTopics } = await import('../commands/alter-topics.ts')
      context.exitCode = await alterTopics(context.io, names, options)
    })

  withFormat(withBrokers(topic.command('delete-records')))
    .description('delete the oldest records of a topic, up to an offset')
    .argument('<name>', 'the topic')
    .requiredOption(
      '--before <where>',
      'what lies before this goes: N, -N (all but the last N), +N (the first N), @TIME, end (all); as of --offset of consume',
    )
    .option('--partition <n>', 'only of this partition', integer(0, partitionMax))
    .option('--dry-run', 'show what would go, delete nothing')
    .action(async (name: string, options: DeleteRecordsOptions) => {
      const { deleteRecords } = await import('../commands/delete-records.ts')
      context.exitCode = await deleteRecords(context.io, name, options)
    })
}

function addReplicas(topic: Command, context: ProgramContext): void {
  withFormat(withBrokers(topic.command('move')))
    .description('move replicas to other brokers while the topic is in use, and wait until they are there')
    .argument('<name>', 'the topic')
    .option(
      '--to <brokers>',
      'their ids, such as 1,2,3: each partition keeps its number of replicas; one that is named gets just these, the first to lead',
      nodeIdList,
    )
    .option('--partition <n>', 'only this partition', integer(0, partitionMax))
    .option('--throttle <size>', 'copy at most so many bytes a second from each broker, such as 10m', sizeInBytes(1))
    .option('--cancel', 'what is on the move goes back')
    .option('--no-wait', 'begin, and do not wait')
    .action(async (name: string, options: MoveOptions) => {
      const { moveTopic } = await import('../commands/move-topic.ts')
      context.exitCode = await moveTopic(context.io, name, options)
    })

  withFormat(withBrokers(topic.command('elect')))
    .description('have partitions led by the first of their replicas again')
    .argument('[name...]', 'topics')
    .option('--all', 'of all topics, where another replica leads')
    .option('--partition <n>', 'only this partition', integer(0, partitionMax))
    .option('--unclean', 'where nobody leads: by any replica that is there, even if acknowledged records are lost')
    .action(async (names: string[], options: ElectOptions) => {
      const { electLeaders } = await import('../commands/elect-leaders.ts')
      context.exitCode = await electLeaders(context.io, names, options)
    })
}

function addProduce(topic: Command, context: ProgramContext): void {
  withFormat(withBrokers(topic.command('produce')))
    .description('write records, read from files or from stdin')
    .argument('<name>', 'the topic')
    .argument('[file...]', 'what to read; - is stdin (default: stdin)')
    .addOption(
      new Option(
        '--input <format>',
        'lines: each is a value; ndjson: a JSON value a line; json: one array; auto: by the first character',
      )
        .choices(inputFormats)
        .default('auto'),
    )
    .option('--key-field <path>', 'take the key from this field of each JSON value, such as origin or user.id')
    .option(
      '--partition <n>',
      "write to this partition (default: by the key's hash, as Kafka's clients do)",
      integer(0, partitionMax),
    )
    .option('--header <key=value>', 'a header of every record; repeatable', keyValue)
    .addOption(
      new Option('--on-error <what>', 'what to do with a record that can not be read or is refused')
        .choices(['stop', 'skip'])
        .default('stop'),
    )
    .addOption(new Option('--compression <codec>').choices(['none', 'gzip', 'snappy', 'lz4', 'zstd']).default('lz4'))
    .option('--linger <ms>', 'how long a batch waits for more records', integer(0, 60_000), 5)
    .option('--batch-bytes <size>', 'when a batch is full', sizeInBytes(1), 262_144)
    .action(async (name: string, files: string[], options: ProduceOptions) => {
      const { produce } = await import('../commands/produce.ts')
      context.exitCode = await produce(context.io, name, files, options)
    })
}

function addConsume(topic: Command, context: ProgramContext): void {
  readOptions(topic.command('consume'))
    .description('read records; goes on for ever unless told where to end')
    .option(
      '--offset <where>',
      'start, end, N, +N (after the start), -N (before the end), @TIME, or a range of two: 10:20, @-1h:end. ' +
        'TIME: 2001-01-31, 2001-01-31T12:00Z (UTC without a zone), -90m (s, m, h, d), now, or ms since 1970',
      'start',
    )
    .option('--until-end', 'end where the partitions end now')
    .addOption(
      new Option('--newest', 'what there is now, the newest first; --count says how many').conflicts([
        'offset',
        'untilEnd',
        'group',
      ]),
    )
    .addOption(
      new Option(
        '--group <name>',
        'as a member of this group: it shares the partitions with the others, goes on where the group has committed (--offset says where else) and commits what was printed',
      ).conflicts(['partition', 'untilEnd', 'newest']),
    )
    .action(async (name: string, options: ConsumeOptions & { readonly group?: string }) => {
      if (options.group !== undefined) {
        const { consumeInGroup } = await import('../commands/consume-group.ts')
        context.exitCode = await consumeInGroup(context.io, name, options.group, options)
        return
      }
      const { consume } = await import('../commands/consume.ts')
      context.exitCode = await consume(context.io, name, options)
    })

  readOptions(topic.command('tail'))
    .description('read records as they come, from the end on')
    .action(async (name: string, options: Omit<ConsumeOptions, 'offset'>) => {
      const { consume } = await import('../commands/consume.ts')
      context.exitCode = await consume(context.io, name, { ...options, offset: 'end' })
    })
}

function readOptions(command: Command): Command {
  return withFormat(withBrokers(command), 'text prints each value on a line; json and yaml print whole records')
    .argument('<name>', 'the topic')
    .option('--partition <n>', 'read only this partition', integer(0, partitionMax))
    .option('--count <n>', 'end after so many records', integer(1))
    .addOption(
      new Option(
        '--isolation <level>',
        'read_committed: nothing of aborted transactions, and nothing from where the oldest open one begins',
      )
        .choices(['read_uncommitted', 'read_committed'])
        .default('read_uncommitted'),
    )
    .option('-f <grammar>', `print each record so: ${templateGrammar}`)
}
