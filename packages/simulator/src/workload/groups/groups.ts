import type { Client } from '@millrace/client/core'
import { SeededRandom } from '@millrace/base/testing'
import { groupOffsetsTopic } from '@millrace/metadata'
import type { SimCluster } from '../../nodes/cluster.ts'
import { coordinatorPartitions } from '../moved-partitions.ts'
import type { SimClient } from '../sim-client.ts'
import { topic } from '../topic.ts'
import type { TellState, Workload } from '../work.ts'
import { GroupMember } from './group-member.ts'
import { compactedSoon, KeyedTopic } from './keyed-topic.ts'
import { type GroupPlan, groupPlans } from './member-settings.ts'

const retryMs = 200

/** Applications that read in groups, whose members come and go, while what keeps the groups is compacted, as is a topic beside it. */
export class Groups implements Workload {
  readonly #plans: readonly GroupPlan[]
  readonly #members: readonly GroupMember[]
  readonly #keyed: KeyedTopic
  readonly #replicationFactor: number
  readonly #helper: SimClient
  readonly #counts = { assigned: 0, lost: 0 }

  constructor(cluster: SimCluster, replicationFactor: number) {
    this.#replicationFactor = replicationFactor
    this.#helper = cluster.client('groups-helper')
    this.#keyed = new KeyedTopic(cluster, replicationFactor)
    this.#plans = groupPlans(new SeededRandom(`${cluster.random.seed}/groups`))
    this.#members = this.#plans.flatMap((plan) =>
      Array.from({ length: plan.members }, (_, index) => {
        return new GroupMember(cluster, `${plan.group}-${index + 1}`, plan, topic, this.#counts)
      }),
    )
  }

  async begin(client: Client, tell: TellState): Promise<void> {
    tell('the topics of groups are not there')
    await client.admin().createTopic(groupOffsetsTopic, {
      partitions: coordinatorPartitions,
      replicationFactor: this.#replicationFactor,
      configs: compactedSoon(this.#replicationFactor, 8_000),
    })
    await this.#keyed.begin(client)
    for (const member of this.#members) member.start()
  }

  async end(client: Client, tell: TellState): Promise<void> {
    for (const member of this.#members) {
      member.calm()
      member.start()
    }
    const ends = new Map<number, number>()
    for (const { partition, offset = 0 } of await client.admin().listOffsets(topic, 'latest'))
      ends.set(partition, offset)
    for (const plan of this.#plans) {
      tell(`group ${plan.group} has not committed all there is`)
      while (!(await this.#isAtEnd(client, plan.group, ends, tell))) await this.#helper.pause(retryMs)
      tell(`group ${plan.group} is not stable`)
      while (!(await isStable(client, plan))) await this.#helper.pause(retryMs)
    }
    for (const member of this.#members) {
      tell(`${member.host} does not end`)
      await member.leave()
    }
    tell('the compacted topic can not be read')
    await this.#keyed.end(client)
  }

  counts(): Record<string, number> {
    const restarts = this.#members.reduce((sum, { lives }) => sum + Math.max(0, lives - 1), 0)
    return { groupAssignments: this.#counts.assigned, groupLosses: this.#counts.lost, memberRestarts: restarts }
  }

  async #isAtEnd(client: Client, group: string, ends: ReadonlyMap<number, number>, tell: TellState): Promise<boolean> {
    const offsets = await client.admin().listGroupOffsets(group)
    const committed = new Map(offsets.map(({ partition, offset }) => [partition, offset]))
    for (const [partition, end] of ends) {
      if ((committed.get(partition) ?? 0) >= end) continue
      tell(`group ${group} has committed ${committed.get(partition)} of partition ${partition}, which ends at ${end}`)
      return false
    }
    return true
  }
}

async function isStable(client: Client, { group, members }: GroupPlan): Promise<boolean> {
  const found = await client.admin().describeGroup(group)
  return found.state === 'stable' && found.members.length === members
}
