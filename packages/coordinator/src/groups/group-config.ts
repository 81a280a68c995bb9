import type { ClassicConfig } from './classic/messages.ts'

/** How members of the new protocol are to be heard of. */
export interface GroupTimes {
  /** `group.consumer.session.timeout.ms`: of members that don't say theirs. */
  readonly sessionTimeoutMs: number
  /** `group.consumer.heartbeat.interval.ms` */
  readonly heartbeatIntervalMs: number
}

/** What brokers configure of groups; the keys are Kafka's. */
export interface GroupConfig extends GroupTimes {
  /** What is set for one group, before what counts for all: `consumer.session.timeout.ms`, `consumer.heartbeat.interval.ms`. */
  readonly ofGroup?: (groupId: string) => Partial<GroupTimes>
  /** `group.min.session.timeout.ms`: the least that a member may say. */
  readonly sessionTimeoutMsMin: number
  /** `group.max.session.timeout.ms`: the most. */
  readonly sessionTimeoutMsMax: number
  /** `group.consumer.max.size`: members of a group. */
  readonly sizeMax: number
  /** `group.consumer.assignors`: those of the broker that members may choose from, the first by default. */
  readonly assignors: readonly string[]
  /** Of groups of the classic protocol. */
  readonly classic: ClassicConfig
  /** `group.consumer.migration.policy`: whether groups may move from the classic protocol to the new one while they have members, and back. */
  readonly migration: { readonly upgrades: boolean; readonly downgrades: boolean }
}

/** What counts for one group. */
export function timesOf(groupId: string, config: GroupConfig): GroupTimes {
  const { sessionTimeoutMs, heartbeatIntervalMs, ofGroup } = config
  return { sessionTimeoutMs, heartbeatIntervalMs, ...ofGroup?.(groupId) }
}
