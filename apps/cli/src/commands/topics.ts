import { isStreamError } from '@millrace/base'
import type { Client, TopicDescription } from '@millrace/client'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { forEachName } from '../for-each-name.ts'
import { type CliIo, note } from '../io.ts'
import { askTimeoutMs } from '../limits.ts'
import { print } from '../output/print.ts'
import { grouped, table } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { existingTopic, noSuchTopic, withClient } from '../session.ts'

type CommonOptions = BrokersOption & FormatOption

export interface TopicCreateOptions extends CommonOptions {
  readonly partitions?: number
  readonly replicationFactor?: number
  readonly config?: readonly (readonly [string, string])[]
  readonly ifNotExists?: boolean
}

export interface TopicListOptions extends CommonOptions {
  readonly internal?: boolean
}

export interface TopicRemoveOptions extends CommonOptions {
  readonly ifExists?: boolean
}

/** `millrace topic create` */
export async function createTopic(io: CliIo, name: string, options: TopicCreateOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const configs = Object.fromEntries(options.config ?? [])
    try {
      const created = await client.admin().createTopic(name, {
        configs,
        ...(options.partitions === undefined ? {} : { partitions: options.partitions }),
        ...(options.replicationFactor === undefined ? {} : { replicationFactor: options.replicationFactor }),
      })
      const partitions = `${created.partitions} partition${created.partitions === 1 ? '' : 's'}`
      for (const warning of created.warnings) note(io, `millrace: warning: ${warning}`)
      await print(io, options, { ...created, created: true }, () => `created topic '${name}' with ${partitions}\n`)
    } catch (error) {
      if (options.ifNotExists !== true || !isStreamError(error, 'TOPIC_ALREADY_EXISTS')) throw error
      const topic = summary(await existingTopic(client, name))
      await print(io, options, { ...topic, created: false }, () => `topic '${name}' is there already\n`)
    }
    return exitCodes.ok
  })
}

/** `millrace topic ls` */
export async function listTopics(io: CliIo, options: TopicListOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const topics = (
      await client.admin().describeTopics({ internal: options.internal ?? false, timeoutMs: askTimeoutMs })
    ).map(summary)
    await print(io, options, topics, () =>
      table(
        ['TOPIC', 'PARTITIONS', 'REPLICAS'],
        topics.map((topic) => [topic.name, String(topic.partitions), String(topic.replicationFactor)]),
        [1, 2],
      ),
    )
    return exitCodes.ok
  })
}

/** `millrace topic describe` */
export async function describeTopics(io: CliIo, names: readonly string[], options: CommonOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const { done, exitCode } = await forEachName(io, names, (name) => describe(client, name))
    await print(io, options, done, () => done.map(described).join('\n'))
    return exitCode
  })
}

/** `millrace topic rm` */
export async function removeTopics(
  io: CliIo,
  names: readonly string[],
  options: TopicRemoveOptions,
): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const { done, exitCode } = await forEachName(io, names, async (name) => {
      try {
        await client.admin().deleteTopic(name)
        return { name, removed: true }
      } catch (error) {
        if (!isStreamError(error, 'UNKNOWN_TOPIC_OR_PARTITION')) throw error
        if (options.ifExists !== true) throw await noSuchTopic(client, name, error, '--if-exists is content with that')
        return { name, removed: false }
      }
    })
    await print(io, options, done, () =>
      done
        .map(({ name, removed }) => (removed ? `removed topic '${name}'\n` : `there was no topic '${name}'\n`))
        .join(''),
    )
    return exitCode
  })
}

interface TopicSummary {
  readonly name: string
  readonly topicId: string
  readonly partitions: number
  readonly replicationFactor: number
}

function summary({ name, topicId, partitions }: TopicDescription): TopicSummary {
  return { name, topicId, partitions: partitions.length, replicationFactor: partitions[0]?.replicas.length ?? 0 }
}

interface DescribedTopic extends Omit<TopicDescription, 'partitions'> {
  readonly partitions: readonly (TopicDescription['partitions'][number] & {
    readonly startOffset: number | undefined
    readonly endOffset: number | undefined
  })[]
}

async function describe(client: Client, name: string): Promise<DescribedTopic> {
  const topic = await existingTopic(client, name)
  const [first, next] = await Promise.all([
    client.admin().listOffsets(name, 'earliest', { timeoutMs: askTimeoutMs }),
    client.admin().listOffsets(name, 'latest', { timeoutMs: askTimeoutMs }),
  ])
  const offsetOf = (offsets: typeof first, partition: number): number | undefined =>
    offsets.find((candidate) => candidate.partition === partition)?.offset
  return {
    ...topic,
    partitions: topic.partitions.map((partition) => ({
      ...partition,
      startOffset: offsetOf(first, partition.partition),
      endOffset: offsetOf(next, partition.partition),
    })),
  }
}

function described(topic: DescribedTopic): string {
  const partitions = table(
    ['PARTITION', 'LEADER', 'EPOCH', 'REPLICAS', 'ISR', 'ELR', 'OFFLINE', 'START', 'END', 'RECORDS'],
    topic.partitions.map((partition) => [
      String(partition.partition),
      String(partition.leader ?? 'none'),
      String(partition.leaderEpoch),
      replicasText(partition),
      partition.isr.join(','),
      listed(partition.eligibleLeaderReplicas),
      listed(partition.offlineReplicas),
      String(partition.startOffset ?? '?'),
      String(partition.endOffset ?? '?'),
      partition.startOffset === undefined || partition.endOffset === undefined
        ? '?'
        : grouped(partition.endOffset - partition.startOffset),
    ]),
    [0, 1, 2, 7, 8, 9],
  )
  return `${topic.name} (${topic.topicId})\n\n${partitions}\n${configTable(topic)}`
}

/** Those that come are marked with +, those that go with -. */
function replicasText({ replicas, addingReplicas, removingReplicas }: DescribedTopic['partitions'][number]): string {
  return replicas
    .map(
      (nodeId) =>
        `${nodeId}${addingReplicas.includes(nodeId) ? '+' : ''}${removingReplicas.includes(nodeId) ? '-' : ''}`,
    )
    .join(',')
}

function listed(nodeIds: readonly number[]): string {
  return nodeIds.length === 0 ? '-' : nodeIds.join(',')
}

/** Only what somebody set; the rest has its own command. */
function configTable({ name, configs }: DescribedTopic): string {
  const set = configs.filter(({ source }) => source !== 'DEFAULT_CONFIG')
  const rest = `every ${set.length === 0 ? '' : 'other '}config has its default: \`millrace config describe topic ${name} --all\`\n`
  if (set.length === 0) return rest
  return `${table(
    ['CONFIG', 'VALUE', 'FROM'],
    set.map((config) => [config.name, config.value, config.source]),
  )}\n${rest}`
}
