import { type Clock, present, type Random, StreamError } from '@millrace/base'
import type { PartitionOffsetToCommit, TopicName, TopicPartition } from '../consumer/types.ts'
import type { CoordinatedKind, Coordinators } from '../coordinators/coordinators.ts'
import type { MetadataCache } from '../metadata/metadata-cache.ts'
import type { TopicIdPartitions } from '../transport/group-calls.ts'
import { type CallLimits, isTopicFailure, type Transport } from '../transport/transport.ts'
import { retry } from '../util/retry.ts'
import { checkCallOptions } from './check-options.ts'
import type {
  GroupAdmin,
  GroupDescription,
  GroupListing,
  GroupOffset,
  TransactionDescription,
  TransactionListing,
} from './group-types.ts'
import type { AdminCallOptions } from './types.ts'

export interface AdminParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly metadata: MetadataCache
  readonly coordinators: Coordinators
}

const defaultTimeoutMs = 30_000
/** Whoever is no member of the group. */
const nobody = { memberId: '', memberEpoch: -1 } as const

/** The part of an admin client that is about groups and transactions. */
export class GroupAdminClient implements GroupAdmin {
  readonly #parts: AdminParts

  constructor(parts: AdminParts) {
    this.#parts = parts
  }

  async listGroups(options: AdminCallOptions = {}): Promise<GroupListing[]> {
    checkCallOptions('listGroups', options)
    const listed = await this.#everywhere('listing groups', options, (nodeId, limits) =>
      this.#parts.transport.groups.listGroups(nodeId, limits),
    )
    const groups = listed.flatMap(({ found }) => found)
    return groups.map(({ groupId, ...about }) => ({ group: groupId, ...about })).sort(byName(({ group }) => group))
  }

  async describeGroup(group: string, options: AdminCallOptions = {}): Promise<GroupDescription> {
    checkCallOptions('describeGroup', options)
    const what = `describing group ${group}`
    const { coordinator, described } = await this.#at('group', group, what, options, async (nodeId, limits) => {
      const [found] = await this.#parts.transport.groups.describeGroups(nodeId, [group], limits)
      if (found === undefined) throw leftOut(group)
      if (found.error !== undefined) throw found.error
      return { coordinator: nodeId, described: found }
    })
    const { state, protocolType, assignor, groupEpoch, assignmentEpoch, members } = described
    const names = members.length === 0 ? new Map<string, string>() : await this.#topicNames(options)
    return {
      group,
      protocolType,
      state,
      coordinator,
      assignor,
      groupEpoch,
      assignmentEpoch,
      members: members.map(({ clientHost, topicRegex, assigned, target, ...about }) => ({
        ...about,
        host: clientHost,
        topicPattern: topicRegex,
        assigned: namedPartitions(assigned, names),
        target: namedPartitions(target, names),
      })),
    }
  }

  async listGroupOffsets(group: string, options: AdminCallOptions = {}): Promise<GroupOffset[]> {
    checkCallOptions('listGroupOffsets', options)
    const what = `looking up offsets of group ${group}`
    const fetched = await this.#at('group', group, what, options, (nodeId, limits) =>
      this.#parts.transport.groups.fetchOffsets(nodeId, { groupId: group, ...nobody }, [], false, limits),
    )
    if (fetched.length === 0) return []
    const names = await this.#topicNames(options)
    const offsets = fetched.flatMap(({ error, topicId, partition, offset, metadata, commitTimeMs }) => {
      if (error !== undefined) throw error
      const topic = names.get(topicId)
      return topic === undefined || offset < 0 ? [] : [{ topic, partition, offset, metadata, commitTimeMs }]
    })
    return offsets.sort((one, other) =>
      one.topic === other.topic ? one.partition - other.partition : one.topic < other.topic ? -1 : 1,
    )
  }

  async alterGroupOffsets(
    group: string,
    offsets: readonly PartitionOffsetToCommit[],
    options: AdminCallOptions = {},
  ): Promise<void> {
    checkCallOptions('alterGroupOffsets', options)
    const ids = await this.#topicIds(offsets, options)
    const toCommit = offsets.map(({ topic, partition, offset, metadata = '' }) => {
      if (!Number.isSafeInteger(offset) || offset < 0) {
        throw new StreamError('INVALID_REQUEST', `an offset is a whole number from 0 on, not ${offset}`)
      }
      const name = nameOf(topic)
      const id = present(ids.get(name), 'every topic was looked up')
      return { topic: { name, id }, partition, offset, leaderEpoch: -1, metadata }
    })
    const what = `changing offsets of group ${group}`
    await this.#at('group', group, what, options, async (nodeId, limits) => {
      const member = { groupId: group, ...nobody }
      throwFirst(await this.#parts.transport.groups.commitOffsets(nodeId, member, toCommit, undefined, limits))
    })
  }

  async deleteGroupOffsets(
    group: string,
    partitions: readonly TopicPartition[],
    options: AdminCallOptions = {},
  ): Promise<void> {
    checkCallOptions('deleteGroupOffsets', options)
    const ids = await this.#topicIds(partitions, options)
    const byTopic = new Map<string, number[]>()
    for (const { topic, partition } of partitions) {
      const id = present(ids.get(topic), 'every topic was looked up')
      byTopic.set(id, [...(byTopic.get(id) ?? []), partition])
    }
    const topics = [...byTopic].map(([topicId, ones]) => ({ topicId, partitions: ones }))
    await this.#at('group', group, `deleting offsets of group ${group}`, options, async (nodeId, limits) =>
      throwFirst(await this.#parts.transport.groups.deleteOffsets(nodeId, group, topics, limits)),
    )
  }

  async deleteGroup(group: string, options: AdminCallOptions = {}): Promise<void> {
    checkCallOptions('deleteGroup', options)
    await this.#at('group', group, `deleting group ${group}`, options, async (nodeId, limits) =>
      throwFirst(await this.#parts.transport.groups.deleteGroups(nodeId, [group], limits)),
    )
  }

  async listTransactions(options: AdminCallOptions = {}): Promise<TransactionListing[]> {
    checkCallOptions('listTransactions', options)
    const listed = await this.#everywhere('listing transactions', options, (nodeId, limits) =>
      this.#parts.transport.transactions.listTransactions(nodeId, limits),
    )
    const all = listed.flatMap(({ nodeId, found }) => found.map((each) => ({ ...each, coordinator: nodeId })))
    return all.sort(byName(({ transactionalId }) => transactionalId))
  }

  async describeTransaction(transactionalId: string, options: AdminCallOptions = {}): Promise<TransactionDescription> {
    checkCallOptions('describeTransaction', options)
    const what = `describing the transaction of ${transactionalId}`
    const found = await this.#at('transaction', transactionalId, what, options, async (nodeId, limits) => {
      const { transactions } = this.#parts.transport
      const [described] = await transactions.describeTransactions(nodeId, [transactionalId], limits)
      if (described === undefined) throw leftOut(transactionalId)
      if (described.error !== undefined) throw described.error
      return { coordinator: nodeId, ...described }
    })
    const { coordinator, producerId, producerEpoch, state, transactionTimeoutMs: timeoutMs, startTimeMs } = found
    const names = found.partitions.length === 0 ? new Map<string, string>() : await this.#topicNames(options)
    const partitions = found.partitions.map(({ topicId, partition }) => ({
      topic: names.get(topicId) ?? topicId,
      partition,
    }))
    const about = { transactionalId, producerId, producerEpoch, state, timeoutMs, coordinator, partitions }
    return { ...about, startTimeMs: startTimeMs < 0 ? undefined : startTimeMs }
  }

  async abortTransaction(transactionalId: string, options: AdminCallOptions = {}): Promise<boolean> {
    checkCallOptions('abortTransaction', options)
    const what = `aborting the transaction of ${transactionalId}`
    return this.#at('transaction', transactionalId, what, options, (nodeId, limits) =>
      this.#parts.transport.transactions.abortTransaction(nodeId, transactionalId, limits),
    )
  }

  #at<T>(
    kind: CoordinatedKind,
    id: string,
    what: string,
    { timeoutMs = defaultTimeoutMs, signal }: AdminCallOptions,
    call: (nodeId: number, limits: CallLimits) => Promise<T>,
  ): Promise<T> {
    return this.#parts.coordinators.call({ kind, id, what, timeoutMs, signal }, call)
  }

  /** Asks every broker. */
  async #everywhere<T>(
    what: string,
    { timeoutMs = defaultTimeoutMs, signal }: AdminCallOptions,
    call: (nodeId: number, limits: CallLimits) => Promise<T>,
  ): Promise<{ readonly nodeId: number; readonly found: T }[]> {
    const { transport } = this.#parts
    return retry(this.#parts, { what, timeoutMs, signal }, async (leftMs, answerMs) => {
      const { brokers } = await transport.describeCluster({ timeoutMs: leftMs, signal })
      const limits = { timeoutMs: answerMs, signal }
      return Promise.all(brokers.map(async ({ nodeId }) => ({ nodeId, found: await call(nodeId, limits) })))
    })
  }

  /** The names of all topics, by their ids. */
  async #topicNames({ timeoutMs = defaultTimeoutMs, signal }: AdminCallOptions): Promise<Map<string, string>> {
    const { transport } = this.#parts
    const { topics } = await retry(this.#parts, { what: 'listing topics', timeoutMs, signal }, (leftMs) =>
      transport.metadata('all', { timeoutMs: leftMs, signal }),
    )
    return new Map(topics.flatMap((topic) => (isTopicFailure(topic) ? [] : [[topic.id, topic.name] as const])))
  }

  /** The ids of topics, by their names. UNKNOWN_TOPIC_OR_PARTITION for a partition that there is not. */
  async #topicIds(
    partitions: readonly { readonly topic: TopicName; readonly partition: number }[],
    { timeoutMs = defaultTimeoutMs, signal }: AdminCallOptions,
  ): Promise<Map<string, string>> {
    const ids = new Map<string, string>()
    for (const name of new Set(partitions.map(({ topic }) => nameOf(topic)))) {
      const { id, partitions: known } = await this.#parts.metadata.fetch(name, timeoutMs, { signal })
      ids.set(name, id)
      const missing = partitions.find(
        ({ topic, partition }) => nameOf(topic) === name && known[partition] === undefined,
      )
      if (missing === undefined) continue
      const { partition } = missing
      const text = `topic ${name} has no partition ${partition}: its partitions are 0 to ${known.length - 1}`
      throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', text, { context: { topic: name, partition } })
    }
    return ids
  }
}

function namedPartitions(topics: readonly TopicIdPartitions[], names: ReadonlyMap<string, string>): TopicPartition[] {
  return topics.flatMap(({ topicId, partitions }) =>
    partitions.map((partition) => ({ topic: names.get(topicId) ?? topicId, partition })),
  )
}

function byName<T>(nameOfItem: (item: T) => string): (one: T, other: T) => number {
  return (one, other) => (nameOfItem(one) < nameOfItem(other) ? -1 : 1)
}

function nameOf(topic: TopicName): string {
  return typeof topic === 'string' ? topic : topic.name
}

function throwFirst(errors: readonly (StreamError | undefined)[]): void {
  for (const error of errors) if (error !== undefined) throw error
}

function leftOut(what: string): StreamError {
  return new StreamError('INTERNAL', `the broker said nothing of ${what}`)
}
