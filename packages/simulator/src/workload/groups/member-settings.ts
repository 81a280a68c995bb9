import type { SeededRandom } from '@millrace/base/testing'
import type { AssignableMember, Assignor, ConsumerOptions, TopicPartition } from '@millrace/client/core'

/** How an application commits: it leaves that to the SDK; each batch, by hand; or now and then all that it was given, besides. */
export type Commits = 'automatic' | 'batch' | 'all'

/** What the members of one group have in common. */
export interface GroupPlan {
  readonly group: string
  readonly members: number
  /** Whether they have instance ids. */
  readonly isStatic: boolean
  readonly assignor: string | Assignor
  readonly sessionTimeoutMs: number
  readonly rebalanceTimeoutMs: number
}

/** Two groups that differ in what they can. */
export function groupPlans(random: SeededRandom): GroupPlan[] {
  const times = (): Pick<GroupPlan, 'sessionTimeoutMs' | 'rebalanceTimeoutMs'> => ({
    sessionTimeoutMs: random.pick([1_500, 3_000, 6_000]),
    rebalanceTimeoutMs: random.pick([1_000, 4_000, 15_000]),
  })
  return [
    { group: 'billing', members: 3, isStatic: false, assignor: random.pick(['', 'uniform', 'sticky']), ...times() },
    { group: 'audit', members: 2, isStatic: true, assignor: random.pick(['range', 'sticky', inTurn]), ...times() },
  ]
}

/** The options of one member. */
export function consumerOptions(
  plan: GroupPlan,
  host: string,
  commits: Commits,
  random: SeededRandom,
): ConsumerOptions {
  const { group, assignor, sessionTimeoutMs, rebalanceTimeoutMs } = plan
  return {
    group,
    assignor,
    sessionTimeoutMs,
    rebalanceTimeoutMs,
    ...(plan.isStatic ? { instanceId: host } : {}),
    autoCommit: commits !== 'batch',
    autoCommitIntervalMs: random.pick([100, 500, 2_000]),
    offsetReset: 'earliest',
    unavailableTimeoutMs: 30_000,
  }
}

/** An assignor of the application's own: one partition after the other, to one member after the other. */
function inTurn(
  members: readonly AssignableMember[],
  topics: readonly { readonly name: string; readonly partitions: number }[],
): ReadonlyMap<string, readonly TopicPartition[]> {
  const sorted = members.toSorted((one, other) => (one.memberId < other.memberId ? -1 : 1))
  const given = new Map<string, TopicPartition[]>(sorted.map(({ memberId }) => [memberId, []]))
  let turn = 0
  for (const { name: topic, partitions } of topics) {
    for (let partition = 0; partition < partitions; partition++) {
      const { memberId = '' } = sorted[turn++ % sorted.length] ?? {}
      given.get(memberId)?.push({ topic, partition })
    }
  }
  return given
}
