import type { FaultKind } from './fault.ts'

/** Logs that move between the directories of a broker: seeds that have them have brokers with several. */
export const logMoves: FaultKind = {
  name: 'between log directories',
  weight: 8,
  brokersMin: 3,
  share: 0.15,
  strike({ operator, nodes }, random, later) {
    const node = random.pick(nodes)
    const isDegraded = (node.broker?.health().degraded.length ?? 0) > 0
    if (!isDegraded) return operator.moveLog(node.nodeId, random)
    node.kill()
    later(random.number() * 2_000, `broker ${node.nodeId} starts`, () => node.start())
    return `broker ${node.nodeId}, of which a log directory has failed, is killed`
  },
}

/** Changes of the cluster while it is being broken. */
export const operatorFaults: readonly FaultKind[] = [
  { name: 'reassignment', weight: 6, brokersMin: 3, strike: ({ operator }, random) => operator.reassign(random) },
  { name: 'preferred election', weight: 1, brokersMin: 3, strike: ({ operator }) => operator.electPreferred() },
  {
    name: 'voters',
    theme: 'membership',
    weight: 4,
    brokersMin: 3,
    strike: ({ operator }, random) => operator.changeVoters(random),
  },
  logMoves,
  { name: 'config', weight: 4, brokersMin: 1, strike: ({ operator }, random) => operator.alterConfigs(random) },
]
