import { isStreamError } from '@millrace/base'
import type { Client, TopicDescription } from '@millrace/client'
import { resolveSlices, type Slice } from '../consume/slices.ts'
import { exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import { existingTopic } from '../session.ts'
import type { DeadLetter } from './dead-letter.ts'
import { readDeadLetters } from './read-dead-letters.ts'

/** What is to be replayed. */
export interface ReplayRequest {
  readonly connector: string
  /** Where all records go; undefined: to the topics that they came from. */
  readonly to: string | undefined
  readonly limit: number
  readonly signal: AbortSignal
}

/** What a replay would do. */
export interface ReplayPlan {
  /** The group whose committed offsets say what was replayed before. */
  readonly group: string
  /** By partition of the topic of dead letters: the last offset that is replayed. */
  readonly last: ReadonlyMap<number, number>
  /** By name: the topics that records go to, and how many. */
  readonly targets: ReadonlyMap<string, { readonly partitions: number; readonly records: number }>
  readonly records: number
  /** How many are replayed for the second time, or more often. */
  readonly again: number
  /** Whether there are more than `limit`. */
  readonly isMore: boolean
}

/** The group that keeps how far the replays of a connector are. */
export function replayGroup(connector: string): string {
  return `millrace-dlq-${connector}`
}

/** Where the group goes on in each partition. */
async function remaining(client: Client, group: string, topic: TopicDescription): Promise<readonly Slice[]> {
  const partitions = topic.partitions.map(({ partition }) => partition)
  const all = { from: { kind: 'start' }, until: { kind: 'end' } } as const
  const slices = await resolveSlices(client, topic.name, partitions, all, 'read_committed')
  const committed = (await client.admin().listGroupOffsets(group)).filter((one) => one.topic === topic.name)
  return slices.map((slice) => {
    const offset = committed.find(({ partition }) => partition === slice.partition)?.offset
    return { ...slice, from: Math.max(slice.from, offset ?? 0) }
  })
}

/** The topic that a dead letter goes to. */
export function targetOf(letter: DeadLetter, to: string | undefined): string {
  const target = to ?? letter.origin?.topic
  if (target !== undefined) return target
  const { partition, offset } = letter.record
  throw new CommandFailure(
    exitCodes.failed,
    `the dead letter at ${partition}:${offset} does not say what topic it came from (errors.deadletterqueue.context.headers.enable was false): say --to TOPIC`,
  )
}

/** Finds out what there is to replay; reads it, and changes nothing. */
export async function planReplay(
  client: Client,
  topic: TopicDescription,
  { connector, to, limit, signal }: ReplayRequest,
): Promise<ReplayPlan> {
  const group = replayGroup(connector)
  const slices = await remaining(client, group, topic)
  const last = new Map<number, number>()
  const counts = new Map<string, number>()
  let [records, again, isMore] = [0, 0, false]
  for await (const letter of readDeadLetters(client, { topic: topic.name, connector, slices, signal })) {
    isMore = records === limit
    if (isMore) break
    const target = targetOf(letter, to)
    if (target === topic.name) {
      throw new CommandFailure(exitCodes.failed, `dead letters are not replayed into '${target}', where they are`)
    }
    last.set(letter.record.partition, letter.record.offset)
    counts.set(target, (counts.get(target) ?? 0) + 1)
    records += 1
    if (letter.replays > 0) again += 1
  }
  const targets = new Map<string, { readonly partitions: number; readonly records: number }>()
  for (const [name, count] of counts) {
    const { partitions } = await existingTopic(client, name)
    targets.set(name, { partitions: partitions.length, records: count })
  }
  return { group, last, targets, records, again, isMore }
}

/** The error of a replay that somebody else does at the same time, in words for people. */
export function replayError(connector: string, error: unknown): unknown {
  if (!isStreamError(error, 'PRODUCER_FENCED') && !isStreamError(error, 'STALE_MEMBER_EPOCH')) return error
  const message = `somebody else replays the dead letters of ${connector} too, and goes on with them: nothing was replayed twice`
  return new CommandFailure(exitCodes.failed, message, { cause: error })
}
