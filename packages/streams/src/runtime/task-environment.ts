import type { Client } from '@millrace/client'
import type { GroupMembership } from '@millrace/client/membership'
import type { ChangeFeed } from '../queries/change-feed.ts'
import type { BytesStore, StoreKind } from '../stores/builder.ts'
import type { CacheBudget } from '../stores/cache/cache-budget.ts'
import type { StateDirectory } from '../stores/state-directory.ts'
import type { StateStore } from '../stores/store.ts'
import { deadLetter } from '../task/dead-letter.ts'
import type { TaskEnvironment } from '../task/environment.ts'
import { responseTo } from '../task/failures.ts'
import type { Subtopology } from '../topology/nodes.ts'
import type { PartitionCounts } from './internal-topics.ts'
import type { TopicNames } from './names.ts'
import type { RunSettings } from './options.ts'
import type { Output } from './output.ts'
import type { StreamMetrics } from './stream-metrics.ts'
import { after } from './timers.ts'

/** What the tasks of an instance share. */
export interface TaskSurroundings {
  readonly applicationId: string
  readonly client: () => Client
  readonly member: () => GroupMembership
  readonly names: TopicNames
  readonly settings: RunSettings
  readonly metrics: StreamMetrics
  readonly cacheBudget: CacheBudget
  readonly output: () => Output
  readonly directory: () => StateDirectory
  readonly counts: () => PartitionCounts
  readonly globalStore: (name: string) => StateStore | undefined
  readonly commitRequested: () => void
  /** Told of what changes in stores. */
  readonly changes: ChangeFeed
  /** Something waits for a task's next turn. */
  readonly posted: () => void
}

/** The task whose nodes and stores have the environment. */
export interface EnvironmentOf {
  readonly id: string
  readonly partition: number
  readonly subtopology: Subtopology
  /** Whether what stores are told goes to their changelogs. */
  readonly isActive: boolean
  bytes(name: string, kind: StoreKind): BytesStore
}

/** What the nodes and stores of a task get from this instance. */
export function taskEnvironment(task: EnvironmentOf, surroundings: TaskSurroundings): TaskEnvironment {
  const { applicationId, names, settings, metrics, cacheBudget, output, counts, globalStore, changes } = surroundings
  const { failures, emitIntervalMs, logger } = settings
  const { id: taskId, partition, subtopology } = task
  let offers = 0
  return {
    applicationId,
    taskId,
    emitIntervalMs,
    cacheBudget,
    recordBytesMax: settings.producer.maxRecordBytes,
    wallClockMs: () => Date.now(),
    bytes: (name, kind) => task.bytes(name, kind),
    log: (store, key, value, timestamp) => {
      if (!task.isActive) return
      if (changes.isFollowed(store)) changes.note({ taskId, store, key, value, timestamp, partition })
      if (subtopology.sourceChangelogs.has(store)) return
      output().send({ topic: names.changelog(subtopology, store), partition, key, value, timestamp })
    },
    send: ({ topic: name, partition: to, key, value, headers, timestamp }) => {
      metrics.copy.sent.add(1)
      const topic = names.inCluster(name)
      // Field by field: a spread would cost more than all the rest of a record's way.
      const record = { topic, key, value, headers, timestamp }
      output().send(to === undefined ? record : { ...record, partition: to })
    },
    globalStore,
    partitionCount: (topic) => counts().get(names.inCluster(topic)) ?? 1,
    failed: (failure) => {
      const response = responseTo(failure, failures)
      metrics.failed(failure, response)
      logger.warn({ err: failure.error, taskId, node: failure.node, response }, 'a record can not be handled')
      if (response === 'dlq') {
        const { partition: _, ...letter } = deadLetter(failure, failures, Date.now())
        output().send(letter)
      }
      return response
    },
    dropped: (reason, node, { topic, offset }) => {
      metrics.dropped(reason)
      logger.debug({ taskId, node, reason, topic, partition, offset }, 'a record is left out')
    },
    commitRequested: surroundings.commitRequested,
    posted: surroundings.posted,
    after,
    nextOffer: () => {
      offers += 1
      return offers
    },
  }
}
