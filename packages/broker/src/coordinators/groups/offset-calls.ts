import { StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { checkGroupId } from '@millrace/coordinator'
import { partitionsPerRequestMax } from '../../limits.ts'
import { toWireError } from '../../wire/error.ts'
import { topicIdFromBytes, topicIdToBytes } from '../../wire/topic-id.ts'
import type { GroupCoordinators } from './group-coordinators.ts'
import { partitionsFrom } from './group-messages.ts'

const { CommitOffsetsResponse, DeleteOffsetsResponse, FetchOffsetsResponse } = millrace.group.v1
type TopicPartitions = millrace.group.v1.TopicPartitions.$Properties

/** Commits offsets: each by itself, but for what concerns the member or its transaction. */
export async function commitOffsets(
  request: millrace.group.v1.CommitOffsetsRequest,
  groups: GroupCoordinators,
): Promise<millrace.group.v1.CommitOffsetsResponse> {
  const { groupId, memberId, memberEpoch, transaction, commitNumber } = request
  checkGroupId(groupId)
  checkCount(request.offsets.length)
  const offsets = request.offsets.map(({ topicId, partition, offset, leaderEpoch, metadata }) => ({
    topicId: topicIdFromBytes(topicId),
    partition,
    offset,
    leaderEpoch,
    metadata,
  }))
  const partition = groups.partitionOf(groupId)
  const { transactionalId = '', producerId = -1, producerEpoch = -1 } = transaction ?? {}
  const producer = transaction ? { producerId, producerEpoch } : undefined
  const commit = { groupId, memberId, memberEpoch, offsets, transaction: producer }
  const ask = (): Promise<readonly (StreamError | undefined)[]> =>
    groups.runtime.run(partition, (shard, nowMs) => {
      if (commitNumber > 0) groups.sessions.noteCommit(groupId, memberId, commitNumber)
      return shard.offsets.commit(commit, nowMs)
    })
  const errors =
    producer === undefined
      ? await ask()
      : await groups.inTransaction({ ...producer, transactionalId, adds: true }, partition, ask)
  return new CommitOffsetsResponse({ results: errors.map(resultOf) })
}

/** Offsets that a group has committed, of some partitions or of all. */
export async function fetchOffsets(
  { groupId, memberId, memberEpoch, partitions, requireStable }: millrace.group.v1.FetchOffsetsRequest,
  groups: GroupCoordinators,
): Promise<millrace.group.v1.FetchOffsetsResponse> {
  checkGroupId(groupId)
  checkPartitions(partitions)
  const asked = partitions.length === 0 ? undefined : partitionsFrom(partitions)
  const request = { groupId, memberId, memberEpoch, partitions: asked, requireStable }
  const fetched = await groups.runtime.run(groups.partitionOf(groupId), (shard) => ({
    records: [],
    response: shard.offsets.fetch(request),
  }))
  const offsets = fetched.map(({ topicId, error, ...rest }) => {
    // What clients of Kafka's protocol commit to say: none.
    const offset = Math.max(rest.offset, -1)
    const found = { ...rest, offset, topicId: topicIdToBytes(topicId) }
    return error === undefined ? found : { ...found, error: toWireError(error) }
  })
  return new FetchOffsetsResponse({ offsets })
}

/** Forgets offsets of topics that no member of the group reads. */
export async function deleteOffsets(
  { groupId, partitions }: millrace.group.v1.DeleteOffsetsRequest,
  groups: GroupCoordinators,
): Promise<millrace.group.v1.DeleteOffsetsResponse> {
  checkGroupId(groupId)
  checkPartitions(partitions)
  const asked = partitionsFrom(partitions)
  const errors = await groups.runtime.run(groups.partitionOf(groupId), (shard) => shard.offsets.delete(groupId, asked))
  return new DeleteOffsetsResponse({ results: errors.map(resultOf) })
}

function checkPartitions(topics: readonly TopicPartitions[]): void {
  checkCount(topics.reduce((sum, { partitions = [] }) => sum + 1 + partitions.length, 0))
}

function checkCount(count: number): void {
  if (count <= partitionsPerRequestMax) return
  const text = `a request about offsets names at most ${partitionsPerRequestMax} partitions; send several`
  throw new StreamError('INVALID_REQUEST', text, { context: { limit: partitionsPerRequestMax } })
}

function resultOf(error: StreamError | undefined): { error?: millrace.common.v1.Error.$Properties } {
  return error === undefined ? {} : { error: toWireError(error) }
}
