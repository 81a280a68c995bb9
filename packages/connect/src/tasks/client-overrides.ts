import type { ConsumerOptions, ProducerOptions } from '@millrace/client'
import {
  atLeast,
  type ConfigOf,
  type ConfigSchema,
  configSchema,
  nonEmptyString,
  option,
  type OptionShape,
  type RawConfig,
} from '../config/index.ts'

/*
 * What a connector's config says of the clients of its tasks (KIP-458): `producer.override.NAME`, `consumer.override.NAME`, by the names that Kafka's
 * clients have for what these clients have too.
 */

/** The clients that a task has. */
export type OverriddenClient = 'producer' | 'consumer' | 'admin'

/** All of them. */
export const overriddenClients: readonly OverriddenClient[] = ['producer', 'consumer', 'admin']

/** What stands in front of the options of a client. */
export const overridePrefix = (client: OverriddenClient): string => `${client}.override.`

const traits = { importance: 'LOW', default: null } as const
const ms = (doc: string, least = 1) =>
  option.int({ ...traits, doc: `${doc}, in milliseconds.`, validate: atLeast(least) })
const bytes = (doc: string) => option.int({ ...traits, doc: `${doc}, in bytes.`, validate: atLeast(1) })
const retries = {
  'retry.backoff.ms': ms('The first pause before a retry; it doubles up to `retry.backoff.max.ms`'),
  'retry.backoff.max.ms': ms('The longest pause before a retry'),
}

const producer = configSchema({
  acks: option.oneOf(['all', '-1', '1', '0'], {
    ...traits,
    doc: 'Who has to have a record before it counts as delivered.',
  }),
  'linger.ms': ms('How long a batch that is not full waits for more records', 0),
  'batch.size': bytes('A batch is sent once it has about this size'),
  'compression.type': option.oneOf(['none', 'gzip', 'snappy', 'lz4', 'zstd'], {
    ...traits,
    doc: 'How batches are compressed.',
  }),
  'buffer.memory': bytes('What records may have together that are not delivered yet'),
  'max.request.size': bytes("The largest record, with its batch's header"),
  'delivery.timeout.ms': ms('How long it may take to deliver a record, with all attempts'),
  'max.block.ms': ms('How long a record may wait for room, or for the metadata of its topic', 0),
  'request.timeout.ms': ms('How long a broker may take to make one request durable'),
  'partitioner.adaptive.partitioning.enable': option.boolean({
    ...traits,
    doc: 'Whether records without key go less often to partitions for which many batches wait.',
  }),
  'partitioner.availability.timeout.ms': ms(
    'A broker that has answered nothing for so long gets no records without key while another can; 0 for never',
    0,
  ),
  ...retries,
})

const consumer = configSchema({
  'auto.offset.reset': option.oneOf(['earliest', 'latest', 'none'], {
    ...traits,
    doc: 'Where a sink begins in partitions of which nothing is committed. By default at the first record.',
  }),
  'isolation.level': option.oneOf(['read_committed', 'read_uncommitted'], {
    ...traits,
    doc: 'Whether records of transactions that were aborted are left out. By default they are.',
  }),
  'check.crcs': option.boolean({ ...traits, doc: 'Whether the CRC of each batch is checked.' }),
  'client.rack': option.string({
    ...traits,
    doc: 'Where the task is, to read from replicas near it.',
    validate: nonEmptyString,
  }),
  'group.remote.assignor': option.string({
    ...traits,
    doc: 'Which assignor of the brokers says what task reads which partitions.',
    validate: nonEmptyString,
  }),
  'session.timeout.ms': ms('A task that is not heard for so long is taken for dead'),
  'max.poll.interval.ms': ms('How long a task may take to let go of partitions that go to another'),
  ...retries,
})

/** What can be said of a client; nothing of an admin client, which has no such options. */
export const overrides: Readonly<Record<OverriddenClient, ConfigSchema>> = {
  producer,
  consumer,
  admin: configSchema({} satisfies OptionShape),
}

const acks = { all: 'all', '-1': 'all', '1': 'leader', '0': 'none' } as const

/** What a config says of the producers of a connector. Throws INVALID_CONFIG that names the option. */
export function producerOverrides(raw: RawConfig): ProducerOptions {
  const given = saidOf('producer', producer, raw)
  return present({
    acks: given.acks === undefined || given.acks === null ? null : acks[given.acks],
    lingerMs: given['linger.ms'],
    batchBytes: given['batch.size'],
    compression: given['compression.type'],
    bufferBytes: given['buffer.memory'],
    maxRecordBytes: given['max.request.size'],
    deliveryTimeoutMs: given['delivery.timeout.ms'],
    maxBlockMs: given['max.block.ms'],
    requestTimeoutMs: given['request.timeout.ms'],
    adaptivePartitioning: given['partitioner.adaptive.partitioning.enable'],
    partitionAvailabilityTimeoutMs: given['partitioner.availability.timeout.ms'],
    ...backoffOf(given),
  })
}

/** What a config says of the consumers of a sink. Throws INVALID_CONFIG that names the option. */
export function consumerOverrides(raw: RawConfig): ConsumerOptions {
  const given = saidOf('consumer', consumer, raw)
  return present({
    offsetReset: given['auto.offset.reset'],
    isolation: given['isolation.level'],
    checkCrcs: given['check.crcs'],
    rack: given['client.rack'],
    assignor: given['group.remote.assignor'],
    sessionTimeoutMs: given['session.timeout.ms'],
    rebalanceTimeoutMs: given['max.poll.interval.ms'],
    ...backoffOf(given),
  })
}

/** The options of a client that a config says. */
function saidOf<Shape extends OptionShape>(
  client: OverriddenClient,
  { shape }: ConfigSchema<Shape>,
  raw: RawConfig,
): Partial<ConfigOf<Shape>> {
  const prefix = overridePrefix(client)
  const said = Object.entries(shape).filter(([name]) => Object.hasOwn(raw, prefix + name))
  return configSchema(Object.fromEntries(said)).parse(raw, prefix) as Partial<ConfigOf<Shape>>
}

const backoffMsMax = 1_000

/** A first pause that is longer than the longest one is the longest one, as with Kafka's clients. */
function backoffOf(given: Partial<ConfigOf<typeof retries>>) {
  const { 'retry.backoff.ms': first, 'retry.backoff.max.ms': longest } = given
  const most = longest ?? backoffMsMax
  return { retryBackoffMs: typeof first !== 'number' ? null : Math.min(first, most), retryBackoffMsMax: longest }
}

type Present<Given> = { readonly [Name in keyof Given]?: NonNullable<Given[Name]> }

function present<Given extends object>(given: Given): Present<Given> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined),
  ) as Present<Given>
}
