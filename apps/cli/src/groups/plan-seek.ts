import type { Client } from '@millrace/client'
import type { SeekTarget } from '../arguments/seek-target.ts'
import { CommandFailure } from '../failure.ts'
import { exitCodes } from '../exit-codes.ts'
import { askTimeoutMs } from '../limits.ts'
import { existingTopic } from '../session.ts'

/** A partition, where the group is in it, and where it is to go. */
export interface PlannedSeek {
  readonly topic: string
  readonly partition: number
  /** undefined where nothing was committed. */
  readonly from: number | undefined
  readonly to: number
  /** Where the target lay, if that was not in the log, so that the nearest end of it was taken. */
  readonly outOfRange: number | undefined
}

/** Partitions of a topic; all of them where none are named. */
export interface NamedTopic {
  readonly topic: string
  readonly partitions: readonly number[] | undefined
}

/** What a target means where it is no file. */
export type SeekTo = Exclude<SeekTarget, { readonly kind: 'file' }>

/**
 * Where the target is in each partition: of the topics that are named, or of all in which the group has committed. Offsets that are not in
 * the log become the nearest that are, as Kafka's tool has it.
 */
export async function planSeek(
  client: Client,
  group: string,
  topics: readonly NamedTopic[],
  target: SeekTo,
): Promise<PlannedSeek[]> {
  const committed = await committedOf(client, group)
  const named = topics.length > 0 ? topics : namedBy(committed)
  if (named.length === 0) {
    const text = `group '${group}' has committed nothing: say of which topics, with --topic`
    throw new CommandFailure(exitCodes.failed, text)
  }
  const planned: PlannedSeek[] = []
  for (const { topic, partitions: some } of named) {
    const described = await existingTopic(client, topic)
    const all = described.partitions.map(({ partition }) => partition)
    const partitions = some ?? all
    for (const partition of partitions) {
      if (!all.includes(partition)) throw noPartition(topic, partition, all.length)
    }
    const { first, next, wanted } = await offsetsOf(client, topic, partitions, target)
    for (const partition of partitions) {
      const from = committed.get(topic)?.get(partition)
      const [start, end] = [first.get(partition) ?? 0, next.get(partition) ?? 0]
      const offset = placeOf(target, { start, end, from, found: wanted.get(partition) })
      const to = Math.min(Math.max(offset, start), end)
      planned.push({ topic, partition, from, to, outOfRange: to === offset ? undefined : offset })
    }
  }
  return planned
}

/** As {@link planSeek}, for offsets that are given one by one. */
export async function planOffsets(
  client: Client,
  group: string,
  offsets: readonly { readonly topic: string; readonly partition: number; readonly offset: number }[],
): Promise<PlannedSeek[]> {
  const planned: PlannedSeek[] = []
  for (const { topic, partition, offset } of offsets) {
    const named = [{ topic, partitions: [partition] }]
    planned.push(...(await planSeek(client, group, named, { kind: 'offset', offset })))
  }
  return planned
}

async function committedOf(client: Client, group: string): Promise<Map<string, Map<number, number>>> {
  const topics = new Map<string, Map<number, number>>()
  for (const { topic, partition, offset } of await client
    .admin()
    .listGroupOffsets(group, { timeoutMs: askTimeoutMs })) {
    const partitions = topics.get(topic) ?? new Map<number, number>()
    partitions.set(partition, offset)
    topics.set(topic, partitions)
  }
  return topics
}

function namedBy(committed: ReadonlyMap<string, ReadonlyMap<number, number>>): NamedTopic[] {
  return [...committed].map(([topic, partitions]) => ({ topic, partitions: [...partitions.keys()] }))
}

/** The first offset of each partition, the next to come, and the one of the target's time. */
async function offsetsOf(
  client: Client,
  topic: string,
  partitions: readonly number[],
  target: SeekTo,
): Promise<Record<'first' | 'next' | 'wanted', ReadonlyMap<number, number>>> {
  const ask = async (query: 'earliest' | 'latest' | { timestamp: number }): Promise<Map<number, number>> => {
    const found = await client.admin().listOffsets(topic, query, { partitions, timeoutMs: askTimeoutMs })
    return new Map(
      found.flatMap(({ partition, offset }) => (offset === undefined ? [] : [[partition, offset] as const])),
    )
  }
  const [first, next] = await Promise.all([ask('earliest'), ask('latest')])
  const wanted = target.kind === 'time' ? await ask({ timestamp: target.timestampMs }) : new Map<number, number>()
  return { first, next, wanted }
}

interface Known {
  readonly start: number
  readonly end: number
  readonly from: number | undefined
  /** By time; undefined where no record is that late. */
  readonly found: number | undefined
}

function placeOf(target: SeekTo, { start, end, from, found }: Known): number {
  switch (target.kind) {
    case 'earliest':
      return start
    case 'latest':
      return end
    case 'time':
      return found ?? end
    case 'offset':
      return target.offset
    case 'shift':
      return (from ?? start) + target.by
  }
}

function noPartition(topic: string, partition: number, count: number): CommandFailure {
  const text = `topic '${topic}' has no partition ${partition}: it has ${count}, counted from 0`
  return new CommandFailure(exitCodes.failed, text)
}
