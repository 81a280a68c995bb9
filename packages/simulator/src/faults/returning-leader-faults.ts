import type { StoredBatch } from '../invariants/stored-batch.ts'
import type { BrokerNode } from '../nodes/broker-node.ts'
import type { SimCluster } from '../nodes/cluster.ts'
import { partitions, topic } from '../workload/topic.ts'
import type { FaultKind } from './fault.ts'
import { bothWays } from './network-faults.ts'

/** How long is waited for somebody to follow. */
const patienceMs = 5_000
/** Longer than it takes until others have another leader. */
const cutMs = 3_000
/** When it is asked to lead again, after it is back: most often it is in sync by one of these. */
const askMs = [150, 300, 500, 900, 1_500]
const applicationsCutMs = cutMs + 2_000

/** Where one is waited for, or under way: two of them would leave nobody to lead meanwhile. */
const busy = new WeakSet<SimCluster>()

/**
 * A leader that leads again as soon as it has cut off what nobody else got, before those who sent that have found anybody else. It is cut
 * off from the others in the moment in which one of them has a batch and has not said so: that is in the log for good, and goes to it again.
 */
export const returningLeaderFaults: readonly FaultKind[] = [
  {
    name: 'leader that is cut off leads again at once',
    share: 0.2,
    weight: 16,
    brokersMin: 3,
    strike(cluster, random, later) {
      if (busy.has(cluster)) return undefined
      busy.add(cluster)
      const { watch, nodes, loop, trace, network, operator, clients } = cluster
      const { fabric } = network
      const partition = random.integer(partitions)
      const name = `${topic}-${partition}`
      const begin = (leader: BrokerNode): void => {
        const hosts = nodes.map(({ machine }) => machine.host).filter((host) => host !== leader.machine.host)
        const applications = clients.map(({ process }) => process.host).filter((host) => host !== operator.host)
        const peers = bothWays(leader.machine.host, hosts)
        const others = hosts.flatMap((host) => bothWays(host, applications))
        for (const { from, to } of [...peers, ...others]) fabric.cut(from, to)
        trace.add('fault', '', `broker ${leader.nodeId} is cut off from its peers as one of them follows ${name}`)
        later(cutMs, `broker ${leader.nodeId} is back`, () => {
          for (const { from, to } of peers) fabric.heal(from, to)
        })
        let isOver = false
        later(applicationsCutMs, 'applications reach all brokers again', () => {
          for (const { from, to } of others) fabric.heal(from, to)
          isOver = true
          busy.delete(cluster)
        })
        for (const afterMs of askMs) {
          loop.after(cutMs + afterMs, 'fault', undefined, 'a leader is chosen', () => {
            if (!isOver) operator.haveLead(partition, leader.nodeId)
          })
        }
      }
      let hasBegun = false
      const giveUp = watch.ambushes.lay((host, written, batch) => {
        const leader = written === name ? leaderOf(cluster, partition, host, batch) : undefined
        if (leader === undefined) return false
        hasBegun = true
        loop.after(0, 'fault', undefined, 'an ambush', () => begin(leader))
        return true
      })
      later(patienceMs, 'an ambush is over', () => {
        giveUp()
        if (!hasBegun) busy.delete(cluster)
      })
      return `who leads ${name} as somebody follows is to be cut off, and to lead again`
    },
  },
]

/** Who leads, if `host` follows with a batch of a producer. */
function leaderOf(
  { nodes }: SimCluster,
  partition: number,
  host: string,
  { producerId, isControl, leaderEpoch }: StoredBatch,
): BrokerNode | undefined {
  if (producerId < 0 || isControl) return undefined
  const leader = nodes.find(({ broker }) =>
    [...(broker?.inspect().replicas() ?? [])].some(
      (one) => one.topic === topic && one.partition === partition && one.isLeader && one.leaderEpoch === leaderEpoch,
    ),
  )
  return leader?.machine.host === host ? undefined : leader
}
