import { StreamError } from '@millrace/base'
import { noLeader } from '@millrace/metadata'
import { diskFullRetryAfterMs } from '../limits.ts'

/** A partition, and what of it can be read here. */
export interface ReadableRange {
  readonly topic: string
  readonly partition: number
  readonly logStartOffset: number
  readonly logEndOffset: number
  readonly highWatermark: number
}

/** What clients are told of a replica that is damaged while others are to take its place: they look again who leads. */
export function givesUp(topic: string, partition: number): StreamError {
  const text = `the log of ${topic}-${partition} is damaged here: another replica is to lead it`
  return new StreamError('NOT_LEADER', text, { context: { topic, partition, leader: noLeader } })
}

/** A follower was asked for what its leader may have already. */
export function notHereYet({ topic, partition, logEndOffset }: ReadableRange, offset: number): StreamError {
  const text = `offset ${offset} of ${topic}-${partition} is not on this follower yet, which has all before ${logEndOffset}: ask the leader`
  return new StreamError('OFFSET_NOT_AVAILABLE', text, { context: { topic, partition, offset, logEndOffset } })
}

/** An offset outside of what can be read. */
export function outOfRange(range: ReadableRange, offset: number): StreamError {
  const { topic, partition, logStartOffset, highWatermark } = range
  return new StreamError(
    'OFFSET_OUT_OF_RANGE',
    `offset ${offset} of ${topic}-${partition} is not in its range of ${logStartOffset} to ${highWatermark}; ` +
      'use an offset in it, or the earliest or the latest',
    { context: { topic, partition, offset, logStartOffset, highWatermark } },
  )
}

/** Too few replicas are in sync for a write with acks=all. */
export function notEnoughReplicas(
  { topic, partition }: Pick<ReadableRange, 'topic' | 'partition'>,
  inSync: number,
  limit: number,
): StreamError {
  return new StreamError(
    'NOT_ENOUGH_REPLICAS',
    `${inSync} of the replicas of ${topic}-${partition} are in sync, but min.insync.replicas=${limit} must have ` +
      'what is written with acks=all: bring replicas back, or lower it',
    { context: { topic, partition, limit } },
  )
}

/** For a moment nothing is appended: the log is about to go on in another directory. */
export function isMoving({ topic, partition }: Pick<ReadableRange, 'topic' | 'partition'>): StreamError {
  const text = `${topic}-${partition} is about to go on in another log directory of its leader; ask again`
  return new StreamError('RESOURCE_EXHAUSTED', text, { context: { topic, partition }, retryAfterMs: 50 })
}

/** A user wrote to, or deleted from, a topic that brokers keep for themselves. */
export function internalTopic(topic: string): StreamError {
  const text = `${topic} is an internal topic: brokers alone write to it and delete from it`
  return new StreamError('INVALID_TOPIC', text, { context: { topic } })
}

/** A topic keeps the last record of each key for good: nothing of it is deleted by offset. */
export function onlyCompacted(topic: string): StreamError {
  const text = `${topic} is compacted, and cleanup.policy does not have delete: its records can't be deleted by offset`
  return new StreamError('POLICY_VIOLATION', text, { context: { topic } })
}

/** Throws if a client's leader epoch is not the partition's (KIP-320). -1 is a client that does not know. */
export function checkLeaderEpoch(
  {
    topic,
    partition,
    leaderEpoch,
  }: { readonly topic: string; readonly partition: number; readonly leaderEpoch: number },
  epoch: number,
): void {
  if (epoch === -1 || epoch === leaderEpoch) return
  const context = { topic, partition, leaderEpoch }
  const text = `leader epoch ${epoch} of ${topic}-${partition} is`
  if (epoch > leaderEpoch) {
    const newer = `${text} newer than ${leaderEpoch}, which this broker knows; try again`
    throw new StreamError('UNKNOWN_LEADER_EPOCH', newer, { context })
  }
  const older = `${text} an old one: it is ${leaderEpoch} now; look up the leader again`
  throw new StreamError('FENCED_LEADER_EPOCH', older, { context })
}

/** `error` with what only the broker knows to add: how long to stay away from a full disk. */
export function withRetryAfter(error: StreamError): StreamError {
  if (error.code !== 'DISK_FULL' || error.retryAfterMs !== undefined) return error
  const { code, message, context } = error
  return new StreamError(code, message, { context, cause: error, retryAfterMs: diskFullRetryAfterMs })
}
