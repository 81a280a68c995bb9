import { type Command, Option } from 'commander'
import { integer, sizeInBytes } from '../arguments/values.ts'
import type { BenchConsumeOptions } from '../commands/bench-consume.ts'
import type { BenchEndToEndOptions } from '../commands/bench-e2e.ts'
import type { BenchProduceOptions } from '../commands/bench-produce.ts'
import type { ProgramContext } from './context.ts'
import { withBrokers, withFormat } from './shared-options.ts'

/** `millrace bench ...` */
export function addBenchCommands(program: Command, context: ProgramContext): void {
  const bench = program
    .command('bench')
    .description('measure a cluster; payloads are random, so that no compression flatters them')

  loadOptions(bench.command('produce'), 1_000_000)
    .description('write as fast as is acknowledged; latency is from send to acknowledgement')
    .addOption(
      new Option('--api <which>', 'batch: one promise for many records; record: one promise a record')
        .choices(['batch', 'record'])
        .default('batch'),
    )
    .addOption(new Option('--acks <when>', 'all: on disk; leader: written').choices(['all', 'leader']).default('all'))
    .option('--linger <ms>', 'how long a batch waits for more records', integer(0, 60_000), 5)
    .option('--batch-bytes <size>', 'when a batch is full', sizeInBytes(1), 262_144)
    .option(
      '--in-flight <size>',
      'how much may be unacknowledged: more buys rate with latency',
      sizeInBytes(1),
      2_097_152,
    )
    .action(async (options: BenchProduceOptions) => {
      const { benchProduce } = await import('../commands/bench-produce.ts')
      context.exitCode = await benchProduce(context.io, options)
    })

  loadOptions(bench.command('consume'), 1_000_000)
    .description(
      'read as fast as comes, touching every key and value; writes the records first unless --topic names some',
    )
    .addOption(
      new Option('--api <which>', 'batch: one step of the loop a batch; record: one a record')
        .choices(['batch', 'record'])
        .default('batch'),
    )
    .action(async (options: BenchConsumeOptions) => {
      const { benchConsume } = await import('../commands/bench-consume.ts')
      context.exitCode = await benchConsume(context.io, options)
    })

  loadOptions(bench.command('e2e'), 2_000)
    .description('one record at a time without linger; latency is from send to the consumer')
    .action(async (options: BenchEndToEndOptions) => {
      const { benchEndToEnd } = await import('../commands/bench-e2e.ts')
      context.exitCode = await benchEndToEnd(context.io, options)
    })
}

function loadOptions(command: Command, count: number): Command {
  return withFormat(withBrokers(command))
    .option('--count <n>', 'how many records', integer(1), count)
    .option('--size <size>', "of a record's value", sizeInBytes(0, 1_000_000), 100)
    .option('--topic <name>', 'an existing topic (default: a new one, removed afterwards)')
    .option('--partitions <n>', 'of the new topic', integer(1, 10_000), 1)
    .addOption(new Option('--compression <codec>').choices(['none', 'gzip', 'snappy', 'lz4', 'zstd']).default('none'))
    .option('--seed <n>', 'what the payloads are made from', integer(0, 0xffff_ffff), 1)
}
