import { assert, type DirectoryId, type TopicId } from '@millrace/base'
import { metadataRecord, type MetadataRecordOf } from '@millrace/kafka-wire/records'
import { noLeader, type PartitionImage } from '../../image/partition-image.ts'
import type { BrokerStates } from './broker-states.ts'
import { effectiveMinInsyncReplicas, type ReplicationSettings } from './replication-settings.ts'

/** The partition was led by a replica that may lack acknowledged records, and its leader has not taken stock yet. */
export const recovering = 1
/** As every partition is but those {@link recovering}. */
export const recovered = 0

/** What a partition is to become; what is left out stays, as far as the rules allow. */
export interface PartitionTarget {
  readonly isr?: readonly number[]
  readonly replicas?: readonly number[]
  readonly addingReplicas?: readonly number[]
  readonly removingReplicas?: readonly number[]
  /** In the order of the replicas. */
  readonly directories?: readonly DirectoryId[]
  readonly leaderRecoveryState?: number
}

/** The rules by which {@link partitionChange} goes. */
export interface PartitionRules {
  readonly states: BrokerStates
  readonly settings: ReplicationSettings
  /**
   * `any` keeps a leader that can go on; `preferred` prefers the first replica; `unclean` takes, if nobody else can lead, one that may
   * lack acknowledged records. The topic's own config allows that too, but for `clean`.
   */
  readonly election?: 'any' | 'preferred' | 'unclean' | 'clean'
  /** Replicas whose logs can't be believed to hold what they held: they may not lead, whatever they were. */
  readonly lost?: ReadonlySet<number>
  /** A new leader epoch begins even with the same leader: what followers said in the one before counts no more. */
  readonly beginsEpoch?: boolean
  /** The ISR is written down even if it stays as it is: the partition is in a new partition epoch then. */
  readonly confirmsIsr?: boolean
}

interface Election {
  readonly leader: number
  readonly isUnclean: boolean
}

const nobody: Election = { leader: noLeader, isUnclean: false }

/**
 * The record that makes a partition what `target` says, with a leader by the rules: from the ISR, else from the eligible leader replicas
 * (KIP-966), else, only if that is allowed, from the others; undefined if nothing changes.
 *
 * While the ISR is below `min.insync.replicas` nothing is committed, so who leaves it still has all that is: it becomes an eligible
 * leader replica. The ISR may be empty: then there is no leader, and the first of the eligible that is back leads. Who is fenced or has
 * its log directory out of service leaves the ISR; who shuts down does when others can go on without it.
 */
export function partitionChange(
  topicId: TopicId,
  old: PartitionImage,
  target: PartitionTarget,
  rules: PartitionRules,
): MetadataRecordOf<'PartitionChangeRecord'> | undefined {
  const next = nextPartition(old, target, rules)
  const isElected = next.leader !== old.leader
  // Who no longer holds a replica must not fetch on in the epoch in which it did.
  const losesReplica = old.replicas.some((nodeId) => !next.replicas.includes(nodeId))
  const change = {
    ...(rules.confirmsIsr === true ? { isr: next.isr } : changedList('isr', old.isr, next.isr)),
    ...changedList('replicas', old.replicas, next.replicas),
    ...changedList('removingReplicas', old.removingReplicas, next.removingReplicas),
    ...changedList('addingReplicas', old.addingReplicas, next.addingReplicas),
    ...changedList('directories', old.directories, next.directories),
    ...changedList('eligibleLeaderReplicas', old.eligibleLeaderReplicas, next.eligibleLeaderReplicas),
    ...changedList('lastKnownElr', old.lastKnownElr, next.lastKnownElr),
    ...(isElected || losesReplica || rules.beginsEpoch === true ? { leader: next.leader } : {}),
    ...(next.leaderRecoveryState === old.leaderRecoveryState ? {} : { leaderRecoveryState: next.leaderRecoveryState }),
  }
  if (Object.keys(change).length === 0) return undefined
  return metadataRecord('PartitionChangeRecord', { partitionId: old.partition, topicId, ...change })
}

/** The partition without its epochs, as it will be. */
function nextPartition(
  old: PartitionImage,
  target: PartitionTarget,
  rules: PartitionRules,
): Omit<PartitionImage, 'leaderEpoch' | 'partitionEpoch'> {
  const replicas = target.replicas ?? old.replicas
  const directories = target.directories ?? old.directories
  const { states, lost, settings } = rules
  const holds = (nodeId: number): boolean => replicas.includes(nodeId) && lost?.has(nodeId) !== true
  const isUsable = (nodeId: number): boolean => states.isUsable({ replicas, directories }, nodeId)
  // Below min.insync.replicas, who was in sync or eligible before is eligible still.
  const wereCurrent = [...new Set([...old.isr, ...old.eligibleLeaderReplicas])].filter(holds)
  const isrMin = effectiveMinInsyncReplicas(settings.minInsyncReplicas, replicas.length)
  const wantedIsr = isrOf((target.isr ?? old.isr).filter(holds), { replicas, directories }, states, isrMin)
  // The eligible are asked only if nobody is in sync: who is in sync has at least as much.
  const current = wantedIsr.some(isUsable) ? wantedIsr : wereCurrent
  const canLead = (nodeId: number): boolean => replicas.includes(nodeId) && current.includes(nodeId) && isUsable(nodeId)
  const mayLead = { ...old, replicas }
  const hasLog = wereCurrent.filter((nodeId) => states.hasDirectory({ replicas, directories }, nodeId))
  const { leader, isUnclean } =
    electCurrent(mayLead, rules, canLead) ??
    electStopgap(mayLead, states, hasLog) ??
    electUnclean(mayLead, rules, isUsable) ??
    electStopgap(mayLead, states, wereCurrent) ??
    nobody
  const isr = leader === noLeader || (wantedIsr.includes(leader) && !isUnclean) ? wantedIsr : [leader]
  assert(leader === noLeader || isr.includes(leader), 'the leader is in sync with itself')
  // A member whose log is out of service commits nothing: the others are as eligible as they were.
  const isComplete = isr.filter((nodeId) => states.hasDirectory({ replicas, directories }, nodeId)).length >= isrMin
  return {
    partition: old.partition,
    replicas,
    isr,
    removingReplicas: target.removingReplicas ?? old.removingReplicas,
    addingReplicas: target.addingReplicas ?? old.addingReplicas,
    leader,
    leaderRecoveryState: isUnclean ? recovering : (target.leaderRecoveryState ?? old.leaderRecoveryState),
    directories,
    // After an unclean election it is the new leader's log that counts, and nobody is known to have it.
    eligibleLeaderReplicas: isComplete || isUnclean ? [] : wereCurrent.filter((nodeId) => !isr.includes(nodeId)),
    lastKnownElr: lastKnownLeader(old, isr),
  }
}

/**
 * Those of the ISR that may stay. A broker that shuts down stays while the partition would fall below `min.insync.replicas` without it,
 * and another replica is there that may catch up: so brokers can be stopped one after the other, and writing goes on.
 */
function isrOf(
  isr: readonly number[],
  partition: Pick<PartitionImage, 'replicas' | 'directories'>,
  states: BrokerStates,
  isrMin: number,
): readonly number[] {
  const usable = isr.filter((nodeId) => states.isUsable(partition, nodeId))
  if (usable.length >= isrMin) return usable
  const mayCatchUp = partition.replicas.some((nodeId) => !isr.includes(nodeId) && states.isUsable(partition, nodeId))
  return mayCatchUp ? isr.filter((nodeId) => usable.includes(nodeId) || states.isStopping(partition, nodeId)) : usable
}

/** Who led last, as long as nobody is in sync: the best guess if all else is lost. */
function lastKnownLeader(old: PartitionImage, isr: readonly number[]): readonly number[] {
  if (isr.length > 0) return []
  return old.leader === noLeader ? old.lastKnownElr : [old.leader]
}

/** One who has all that is committed. */
function electCurrent(
  { replicas, leader }: PartitionImage,
  { election = 'any' }: PartitionRules,
  canLead: (nodeId: number) => boolean,
): Election | undefined {
  const [preferred = noLeader] = replicas
  const elected =
    election === 'preferred' && canLead(preferred) ? preferred : canLead(leader) ? leader : replicas.find(canLead)
  return elected === undefined ? undefined : { leader: elected, isUnclean: false }
}

/**
 * One who has all that is committed but can't go on for long (its broker shuts down), or not at all for now (its log directory is out of
 * service): better than none, because it answers, and says why it can't write. Any other takes over once it can.
 */
function electStopgap(
  { replicas, leader }: PartitionImage,
  states: BrokerStates,
  current: readonly number[],
): Election | undefined {
  const answers = (nodeId: number): boolean => current.includes(nodeId) && states.broker(nodeId)?.fenced === false
  const elected = answers(leader) ? leader : replicas.find(answers)
  return elected === undefined ? undefined : { leader: elected, isUnclean: false }
}

/** One who may lack acknowledged records, if that is allowed and there is one. */
function electUnclean(
  { replicas, lastKnownElr, leader }: PartitionImage,
  { election, settings, lost }: PartitionRules,
  isUsable: (nodeId: number) => boolean,
): Election | undefined {
  const isAllowed = election === 'unclean' || (settings.uncleanLeaderElectionEnable && election !== 'clean')
  const candidates = isAllowed
    ? [...lastKnownElr, leader, ...replicas].filter((nodeId) => replicas.includes(nodeId) && isUsable(nodeId))
    : []
  const best = candidates.find((nodeId) => lost?.has(nodeId) !== true) ?? candidates[0]
  return best === undefined ? undefined : { leader: best, isUnclean: true }
}

function changedList<Name extends string, T>(
  name: Name,
  old: readonly T[],
  next: readonly T[],
): Partial<Record<Name, readonly T[]>> {
  const isSame = old.length === next.length && old.every((each, index) => each === next[index])
  return isSame ? {} : ({ [name]: next } as Record<Name, readonly T[]>)
}
