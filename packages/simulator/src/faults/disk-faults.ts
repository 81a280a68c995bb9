import type { FaultKind } from './fault.ts'

/** Disks that are slow, full, or fail. */
export const diskFaults: readonly FaultKind[] = [
  {
    name: 'slow syncs',
    weight: 2,
    brokersMin: 1,
    strike(cluster, random, later) {
      const { nodeId, machine } = random.pick(cluster.nodes)
      const factor = 10 ** (1 + random.number() * 2)
      const forMs = 100 + random.number() * 5_000
      machine.latency.slowSyncs(factor)
      later(forMs, `broker ${nodeId} syncs fast again`, () => machine.latency.slowSyncs(1))
      return `syncs of broker ${nodeId} take ${factor.toFixed(0)} times as long, for ${forMs.toFixed(0)} ms`
    },
  },
  {
    name: 'failed sync',
    weight: 2,
    brokersMin: 1,
    strike(cluster, random) {
      const { nodeId, machine } = random.pick(cluster.nodes)
      machine.disk.failNext('sync', '.log', 'STORAGE_ERROR', { skip: random.integer(3) })
      return `a sync of broker ${nodeId} fails`
    },
  },
  {
    name: 'full disk',
    weight: 1,
    brokersMin: 1,
    strike(cluster, random, later) {
      const { nodeId, machine } = random.pick(cluster.nodes)
      const { disk } = machine
      const forMs = 100 + random.number() * 5_000
      disk.setCapacity(disk.usedBytes + random.integer(2_000))
      later(forMs, `the disk of broker ${nodeId} has room`, () => disk.setCapacity(Infinity))
      return `the disk of broker ${nodeId} is full, for ${forMs.toFixed(0)} ms`
    },
  },
]
