import { millrace } from '@millrace/contracts'
import { describe, expect, it } from 'vitest'
import { DecidedCluster } from '../../test/decided.ts'
import { electLeadersCommand } from './elect-leaders.ts'
import { alterReassignmentsCommand, listReassignmentsQuery } from './reassign-partitions.ts'
import { decommissionBrokerCommand, unregisterBrokerCommand } from './remove-broker.ts'

const wire = millrace.admin.v1
const { ElectionType, ElectLeadersRequest } = wire
type Target = millrace.admin.v1.PartitionReassignment.$Properties

function clusterOf(brokers: number, partitions: number, replicas: number): DecidedCluster {
  const cluster = new DecidedCluster(...Array.from({ length: brokers }, (_, index) => index + 1))
  cluster.topic('flights', partitions, replicas)
  return cluster
}

const alter = (cluster: DecidedCluster, ...partitions: Target[]) =>
  alterReassignmentsCommand(new wire.AlterPartitionReassignmentsRequest({ partitions }), cluster, {})

const replicasOf = (cluster: DecidedCluster, partition = 0): readonly number[] =>
  cluster.image.topic('flights')?.partitions.get(partition)?.replicas ?? []

/** Brokers that hold no replica of a partition, and those that do. */
function sidesOf(cluster: DecidedCluster): { inside: readonly number[]; outside: number } {
  const inside = replicasOf(cluster)
  const outside = [1, 2, 3].find((nodeId) => !inside.includes(nodeId))
  if (outside === undefined) throw new Error('one of three brokers has no replica')
  return { inside, outside }
}

describe('replicas', () => {
  it('are moved, listed while they are, and left where they were', async () => {
    const cluster = clusterOf(3, 1, 2)
    const { inside, outside } = sidesOf(cluster)
    const nodeIds = [outside, inside[0] ?? 0]
    const begun = await alter(cluster, { topic: 'flights', partition: 0, target: { nodeIds } })
    expect(begun.partitions).toMatchObject([{ topic: 'flights', partition: 0 }])
    expect(begun.partitions[0]?.error ?? undefined).toBeUndefined()
    const list = (topics: { topic: string; partitions?: number[] }[] = []) =>
      listReassignmentsQuery(new wire.ListPartitionReassignmentsRequest({ topics }), cluster).partitions
    const moving = { topic: 'flights', partition: 0, addingReplicas: [outside], removingReplicas: [inside[1]] }
    expect(list()).toMatchObject([moving])
    expect([
      list([{ topic: 'flights' }]),
      list([{ topic: 'other' }]),
      list([{ topic: 'flights', partitions: [8] }]),
    ]).toMatchObject([[moving], [], []])
    await alter(cluster, { topic: 'flights', partition: 0 })
    expect(list()).toEqual([])
    expect(replicasOf(cluster).toSorted()).toEqual(inside.toSorted())
  })

  it('are not moved to who is not there, and what is not moved is not cancelled', async () => {
    const cluster = clusterOf(1, 1, 1)
    const { partitions } = await alter(
      cluster,
      { topic: 'flights', partition: 0, target: { nodeIds: [9] } },
      { topic: 'fligths', partition: 0, target: { nodeIds: [1] } },
    )
    expect(partitions.map(({ error }) => error?.message)).toEqual([
      "partition 0 of flights can't be reassigned so: broker 9 is not registered; those that are: 1",
      "there is no topic fligths; did you mean 'flights'?",
    ])
    const cancelled = await alter(cluster, { topic: 'flights', partition: 0 })
    expect(cancelled.partitions[0]?.error?.message).toContain('nothing to cancel')
    const request = new wire.AlterPartitionReassignmentsRequest({
      partitions: Array.from({ length: 10_001 }, (_, partition) => ({ topic: 'flights', partition })),
    })
    await expect(alterReassignmentsCommand(request, cluster, {})).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })
})

describe('leaders', () => {
  it('are elected for partitions that are named, or for all', async () => {
    const cluster = clusterOf(2, 2, 2)
    const elect = async (fields: millrace.admin.v1.ElectLeadersRequest.$Properties) => {
      const request = new ElectLeadersRequest({ type: ElectionType.ELECTION_TYPE_PREFERRED, ...fields })
      const { partitions } = await electLeadersCommand(request, cluster, {})
      return partitions.map(({ partition, error }) => [partition, error?.message ?? ''])
    }
    const led = [0, 1].map((partition) => replicasOf(cluster, partition)[0])
    expect(await elect({ topics: [{ topic: 'flights' }] })).toEqual([
      [0, `broker ${led[0]} leads partition 0 of flights already`],
      [1, `broker ${led[1]} leads partition 1 of flights already`],
    ])
    cluster.fence(led[0] ?? 0)
    expect(await elect({ all: true })).toEqual([
      [0, expect.stringContaining(`broker ${led[0]}, is not in sync (the ISR is ${led[1]})`)],
    ])
    expect(await elect({ topics: [{ topic: 'no' }] })).toEqual([[0, expect.stringContaining('there is no topic no')]])
    for (const wrong of [{}, { all: true, topics: [{ topic: 'flights' }] }, { all: true, type: 0 }]) {
      await expect(elect(wrong)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    }
  })
})

describe('a broker', () => {
  it('is decommissioned, and unregistered once it holds nothing and is gone', async () => {
    const cluster = clusterOf(2, 1, 1)
    const [holder = 0] = replicasOf(cluster)
    const other = 3 - holder
    const request = new wire.DecommissionBrokerRequest({ nodeId: holder })
    expect(await decommissionBrokerCommand(request, cluster, {})).toMatchObject({
      started: [{ topic: 'flights', partition: 0, target: { nodeIds: [other] } }],
      refused: [],
      replicasLeft: 1,
    })
    const unregister = (nodeId: number) =>
      unregisterBrokerCommand(new wire.UnregisterBrokerRequest({ nodeId }), cluster)
    await expect(unregister(holder)).rejects.toThrow(/has 1 replicas still/)
    await alter(cluster, { topic: 'flights', partition: 0 })
    const empty = new DecidedCluster(1, 2)
    empty.fence(2)
    await unregisterBrokerCommand(new wire.UnregisterBrokerRequest({ nodeId: 2 }), empty)
    expect(empty.image.broker(2)).toBeUndefined()
  })
})
