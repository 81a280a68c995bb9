import { isStreamError } from '@millrace/base'
import { NodeClock } from '@millrace/node-io'
import type { Client, GroupOffset, PartitionOffsetToCommit, TopicPartition } from '@millrace/client'
import type { ConfiguredSource } from '../connectors/define-source.ts'
import type { OffsetMap } from '../data/record.ts'
import type { Connector } from '../plugins/plugin-set.ts'
import { RestError } from '../rest/rest-error.ts'
import { resolveConfig } from '../secrets/resolve-config.ts'
import { noSecrets, type Secrets } from '../secrets/secrets.ts'
import { type KeptPosition, OffsetTopic } from '../tasks/offset-topic.ts'
import { sourceConfig } from '../tasks/source-options.ts'
import type { ConnectorConfig } from './config-store.ts'

/** Whose offsets, and where they are kept. */
export interface OffsetsOwner {
  readonly client: Client
  readonly name: string
  readonly connector: Connector
  readonly config: ConnectorConfig
  readonly offsetsTopic: string
  readonly secrets?: Secrets | undefined
  /** Sees that no former task of the source commits anything any more; undefined if sources have no transactions. */
  readonly fence?: (() => Promise<void>) | undefined
}

/** How long a topic that a request names is looked for, in milliseconds. */
const topicLookupMs = 5_000

const groupOf = ({ name }: OffsetsOwner): string => `connect-${name}`

async function offsetTopicOf(owner: OffsetsOwner): Promise<OffsetTopic> {
  const { client, name: connector, offsetsTopic: topic, config, secrets = noSecrets } = owner
  const { config: resolved } = await resolveConfig(config, secrets)
  const own = sourceConfig.parse(resolved)['offsets.storage.topic']
  return OffsetTopic.open(client, { connector, topic, own, clock: new NodeClock() })
}

/** Keeps positions that are made from those that were kept, once nobody else does. */
async function keepThere(
  owner: OffsetsOwner,
  positionsOf: (topic: OffsetTopic) => readonly KeptPosition[],
): Promise<void> {
  await owner.fence?.()
  await using producer = owner.client.producer()
  const topic = await offsetTopicOf(owner)
  await topic.keep(positionsOf(topic), (name, records) => producer.sendBatch(name, records))
}

/** What a connector's offsets are: those of a source in their topic, those of a sink its group's. Offsets that a sink keeps itself are not seen. */
export async function offsetsOf(owner: OffsetsOwner): Promise<readonly KeptPosition[]> {
  if (owner.connector.kind === 'source') return (await offsetTopicOf(owner)).positions
  const committed = await owner.client.admin().listGroupOffsets(groupOf(owner))
  return committed.map(({ topic, partition, offset }: GroupOffset) => ({
    partition: { kafka_partition: partition, kafka_topic: topic },
    offset: { kafka_offset: offset },
  }))
}

/** Has a connector whose tasks have ended go on elsewhere; null forgets an offset. 400 for positions that it could not go on at; then none changes. */
export async function alterOffsets(owner: OffsetsOwner, positions: readonly KeptPosition[]): Promise<void> {
  const { connector, config, secrets = noSecrets } = owner
  if (connector.kind === 'sink') {
    await alterGroup(owner, positions)
    return
  }
  const { config: resolved, redactor } = await resolveConfig(config, secrets)
  try {
    checkPositions(connector.configure(resolved), positions)
  } catch (error) {
    throw redactor.error(error)
  }
  await keepThere(owner, () => positions)
}

/** 400 for a position that a source could not go on at. */
function checkPositions(source: ConfiguredSource, positions: readonly KeptPosition[]): void {
  for (const { partition, offset } of positions) {
    // What is not to be kept may be what a source never understood.
    const problem = offset === null ? undefined : source.checkPosition({ partition, offset })
    if (problem !== undefined) throw new RestError(400, problem)
  }
}

/** Has a connector whose tasks have ended begin anew. */
export async function resetOffsets(owner: OffsetsOwner): Promise<void> {
  if (owner.connector.kind === 'source') {
    await keepThere(owner, ({ positions }) => positions.map(({ partition }) => ({ partition, offset: null })))
    return
  }
  await unlessThereIsNone(owner, () => owner.client.admin().deleteGroup(groupOf(owner)))
}

/** A whole number from 0 on, also as a text; undefined for anything else. */
function wholeNumber(value: OffsetMap[string] | undefined): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined
}

function placeOf({ partition: given }: KeptPosition): TopicPartition {
  const topic = given['kafka_topic']
  const partition = wholeNumber(given['kafka_partition'])
  if (typeof topic !== 'string' || partition === undefined) {
    throw new RestError(400, 'the partition of a sink is to have kafka_topic, and kafka_partition, a number from 0 on')
  }
  return { topic, partition }
}

function commitOf(place: TopicPartition, { offset: given }: KeptPosition): readonly PartitionOffsetToCommit[] {
  if (given === null) return []
  const offset = wholeNumber(given['kafka_offset'])
  if (offset !== undefined) return [{ ...place, offset }]
  throw new RestError(400, 'the offset of a sink is to be null, or to have kafka_offset, a whole number from 0 on')
}

async function alterGroup(owner: OffsetsOwner, positions: readonly KeptPosition[]): Promise<void> {
  // As with sources, the last one counts of those that are about the same.
  const byPlace = new Map<
    string,
    { readonly place: TopicPartition; readonly commits: readonly PartitionOffsetToCommit[] }
  >()
  for (const position of positions) {
    const place = placeOf(position)
    byPlace.set(`${place.partition} ${place.topic}`, { place, commits: commitOf(place, position) })
  }
  const wanted = [...byPlace.values()]
  const commits = wanted.flatMap((one) => one.commits)
  const forgotten = wanted.filter((one) => one.commits.length === 0).map(({ place }) => place)
  const admin = owner.client.admin()
  const limits = { timeoutMs: topicLookupMs }
  await unlessThereIsNone(owner, async () => {
    if (commits.length > 0) await admin.alterGroupOffsets(groupOf(owner), commits, limits)
    if (forgotten.length > 0) await admin.deleteGroupOffsets(groupOf(owner), forgotten, limits)
  })
}

/** Changes a group; one that is not there has nothing to forget. */
async function unlessThereIsNone({ name }: OffsetsOwner, change: () => Promise<void>): Promise<void> {
  try {
    await change()
  } catch (error) {
    if (isStreamError(error, 'GROUP_ID_NOT_FOUND')) return
    if (isStreamError(error, 'UNKNOWN_TOPIC_OR_PARTITION')) throw new RestError(400, error.message)
    const busy = (['NON_EMPTY_GROUP', 'UNKNOWN_MEMBER_ID', 'GROUP_SUBSCRIBED_TO_TOPIC'] as const).some((code) =>
      isStreamError(error, code),
    )
    if (!busy) throw error
    throw new RestError(500, `somebody still reads in the group connect-${name}: stop it, or ask again once it is gone`)
  }
}
