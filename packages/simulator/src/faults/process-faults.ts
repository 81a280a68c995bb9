import type { SeededRandom } from '@millrace/base/testing'
import type { BrokerNode } from '../nodes/broker-node.ts'
import type { SimCluster } from '../nodes/cluster.ts'
import type { FaultKind } from './fault.ts'

const running = ({ nodes }: SimCluster): BrokerNode[] => nodes.filter(({ process }) => process !== undefined)

/** Fast, before anybody has noticed, or slowly. */
const restartMs = (random: SeededRandom): number =>
  random.chance(0.4) ? random.number() * 200 : random.number() * 8_000

/** Processes that die, stop, and come back. */
export const processFaults: readonly FaultKind[] = [
  {
    name: 'kill',
    weight: 5,
    brokersMin: 1,
    strike(cluster, random, later) {
      const up = running(cluster)
      if (up.length === 0) return undefined
      const node = random.pick(up)
      const delayMs = restartMs(random)
      node.kill()
      later(delayMs, `broker ${node.nodeId} starts`, () => node.start())
      return `kill -9 of broker ${node.nodeId}, for ${delayMs.toFixed(0)} ms`
    },
  },
  {
    name: 'power',
    weight: 3,
    brokersMin: 1,
    strike(cluster, random, later) {
      const up = running(cluster)
      if (up.length === 0) return undefined
      const node = random.pick(up)
      const delayMs = restartMs(random)
      node.losePower()
      later(delayMs, `broker ${node.nodeId} starts`, () => node.start())
      return `broker ${node.nodeId} loses its power, for ${delayMs.toFixed(0)} ms`
    },
  },
  {
    name: 'all',
    weight: 1,
    brokersMin: 2,
    strike(cluster, random, later) {
      const isPower = random.chance(0.5)
      for (const node of cluster.nodes) {
        if (isPower) node.losePower()
        else node.kill()
        later(restartMs(random), `broker ${node.nodeId} starts`, () => node.start())
      }
      return isPower ? 'all brokers lose their power' : 'kill -9 of all brokers'
    },
  },
  {
    name: 'stop',
    weight: 2,
    brokersMin: 1,
    strike(cluster, random, later) {
      const up = running(cluster)
      if (up.length === 0) return undefined
      const node = random.pick(up)
      node.stop()
      later(500 + restartMs(random), `broker ${node.nodeId} starts`, () => node.start())
      return `SIGTERM to broker ${node.nodeId}`
    },
  },
  {
    name: 'freeze',
    weight: 4,
    brokersMin: 1,
    strike(cluster, random, later) {
      const up = running(cluster).filter(({ process }) => process?.frozen === false)
      if (up.length === 0) return undefined
      const node = random.pick(up)
      const { process } = node
      const forMs = 50 + random.number() ** 3 * 15_000
      process?.freeze()
      later(forMs, `broker ${node.nodeId} goes on`, () => process?.thaw())
      return `SIGSTOP to broker ${node.nodeId}, for ${forMs.toFixed(0)} ms`
    },
  },
  {
    name: 'wall clock',
    weight: 1,
    brokersMin: 1,
    strike(cluster, random) {
      const node = random.pick(cluster.nodes)
      const skewMs = Math.round((random.number() - 0.5) * 7_200_000)
      node.machine.time.jump(skewMs)
      return `the wall clock of broker ${node.nodeId} is set ${skewMs} ms ahead`
    },
  },
]
