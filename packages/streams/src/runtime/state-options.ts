import { StreamError } from '@millrace/base'
import { type Duration, positiveDurationMs } from '../duration.ts'
import type { TopologyChangeResponse } from './known-topology.ts'
import type { RestoreProgress } from './restore-task.ts'

/** Where the state of an application is kept, and how it gets there. */
export interface StateOptions {
  /** Other copies that keep the stores of each task up to date, to take it over at once. Default 0. Kafka's `num.standby.replicas`. */
  readonly standbyReplicas?: number | undefined
  /** Who lacks no more records of a task's changelogs may run it; others warm up first (KIP-441). Default 10,000. Kafka's `acceptable.recovery.lag`. */
  readonly acceptableRecoveryLag?: number | undefined
  /** Tasks that may warm up at a time, in all copies together. Default 2. Kafka's `max.warmup.replicas`. */
  readonly maxWarmupReplicas?: number | undefined
  /** Where this copy runs, such as `{ zone: 'a', cluster: 'k1' }`: for {@link rackAwareAssignmentTags}. Default: nothing is said. Kafka's `client.tag.*`. */
  readonly clientTags?: Readonly<Record<string, string>> | undefined
  /**
   * The tags in which a task and its standbys should differ, so that what takes one down leaves another (KIP-708): names of {@link clientTags}, at most 5,
   * the same in all copies. Where there are not enough values, those are taken that are used least. Kafka's `rack.aware.assignment.tags`.
   */
  readonly rackAwareAssignmentTags?: readonly string[] | undefined
  /**
   * So often a copy tells its group how far its standbys and warm-ups are, if that has changed; that one has caught up it tells at once. Default 10 min,
   * at least 1 s. Kafka's `probing.rebalance.interval.ms`.
   */
  readonly probingRebalanceInterval?: Duration | undefined
  /**
   * What is done if the state of the application, on disk or in its internal topics, is of another topology: `fail` (default, with the difference), or
   * `allow`: stores that are new begin empty, though inputs go on where they were; what is gone is left; the state on disk is restored anew.
   */
  readonly onTopologyChange?: TopologyChangeResponse | undefined
  /**
   * The state on disk of a task that the copy neither runs nor keeps up to date any more is deleted after so long; until then the task goes on from it
   * if it comes back. Default 10 min. Kafka's `state.cleanup.delay.ms`.
   */
  readonly stateCleanupDelay?: Duration | undefined
  /** So often what was processed of repartition topics is deleted there. Default 30 s. Kafka's `repartition.purge.interval.ms`. */
  readonly repartitionPurgeInterval?: Duration | undefined
  /**
   * Told as stores are restored, global tables are read at the start, and standbys are kept up to date: some records at a time. What it throws stops
   * the application. Kafka's `StateRestoreListener` and `StandbyUpdateListener`.
   */
  readonly onRestore?: ((progress: RestoreProgress) => void) | undefined
}

/** The same, checked and complete. */
export interface StateSettings {
  readonly standbyReplicas: number
  readonly acceptableRecoveryLag: number
  readonly warmupReplicasMax: number
  readonly probingIntervalMs: number
  readonly clientTags: Readonly<Record<string, string>> | undefined
  readonly rackAwareTags: readonly string[]
  readonly onTopologyChange: TopologyChangeResponse
  readonly cleanupDelayMs: number
  readonly purgeIntervalMs: number
  readonly onRestore: ((progress: RestoreProgress) => void) | undefined
}

/** Throws INVALID_CONFIG for what makes no sense. */
export function stateSettings(options: StateOptions): StateSettings {
  const { onTopologyChange = 'fail' } = options
  if (onTopologyChange !== 'fail' && onTopologyChange !== 'allow') {
    throw new StreamError('INVALID_CONFIG', `onTopologyChange is fail or allow, not ${String(onTopologyChange)}`)
  }
  return {
    onTopologyChange,
    cleanupDelayMs: positiveDurationMs(options.stateCleanupDelay ?? '10m', 'stateCleanupDelay'),
    purgeIntervalMs: positiveDurationMs(options.repartitionPurgeInterval ?? '30s', 'repartitionPurgeInterval'),
    standbyReplicas: wholeNumber(options.standbyReplicas ?? 0, 'standbyReplicas', 0),
    acceptableRecoveryLag: wholeNumber(options.acceptableRecoveryLag ?? 10_000, 'acceptableRecoveryLag', 0),
    warmupReplicasMax: wholeNumber(options.maxWarmupReplicas ?? 2, 'maxWarmupReplicas', 1),
    probingIntervalMs: positiveDurationMs(options.probingRebalanceInterval ?? '10m', 'probingRebalanceInterval'),
    onRestore: options.onRestore,
    ...tagsOf(options),
  }
}

/** As Kafka has it: every copy tells its group, which has no use for essays. */
const limits = { tags: 5, nameLength: 20, valueLength: 30 } as const

function tagsOf({
  clientTags,
  rackAwareAssignmentTags: rackAwareTags = [],
}: StateOptions): Pick<StateSettings, 'clientTags' | 'rackAwareTags'> {
  for (const [name, value] of Object.entries(clientTags ?? {})) {
    if (name.length <= limits.nameLength && typeof value === 'string' && value.length <= limits.valueLength) continue
    throw new StreamError(
      'INVALID_CONFIG',
      `the tag '${name}' of clientTags is not a text of up to ${limits.valueLength} characters with a name of up to ${limits.nameLength}`,
    )
  }
  if (rackAwareTags.length > limits.tags)
    throw new StreamError(
      'INVALID_CONFIG',
      `rackAwareAssignmentTags has ${rackAwareTags.length} tags: name ${limits.tags} at most`,
    )
  const unknown = rackAwareTags.find((name) => clientTags?.[name] === undefined)
  if (unknown !== undefined)
    throw new StreamError(
      'INVALID_CONFIG',
      `rackAwareAssignmentTags names '${unknown}', but clientTags does not say what that is here: add it there`,
    )
  return { clientTags, rackAwareTags }
}

function wholeNumber(value: number, name: string, least: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value
  throw new StreamError('INVALID_CONFIG', `${name} is a whole number from ${least} on, not ${value}`)
}
