import type { SimCluster } from '../nodes/cluster.ts'
import type { Restartable } from '../workload/restartable.ts'
import type { FaultKind } from './fault.ts'

const running = ({ restartables }: SimCluster): Restartable[] => restartables.filter(({ isUp }) => isUp)

/** Applications that die, stop, leave, and come back. */
export const memberFaults: readonly FaultKind[] = [
  {
    name: 'member killed',
    work: 'groups',
    weight: 5,
    brokersMin: 1,
    strike(cluster, random, later) {
      const up = running(cluster)
      if (up.length === 0) return undefined
      const member = random.pick(up)
      const delayMs = random.number() ** 2 * 10_000
      member.kill()
      later(delayMs, `${member.host} starts`, () => member.start())
      return `kill -9 of ${member.host}, for ${delayMs.toFixed(0)} ms`
    },
  },
  {
    name: 'member frozen',
    work: 'groups',
    weight: 5,
    brokersMin: 1,
    strike(cluster, random, later) {
      const up = running(cluster).filter(({ isFrozen }) => !isFrozen)
      if (up.length === 0) return undefined
      const member = random.pick(up)
      const forMs = 50 + random.number() ** 2 * 12_000
      member.freeze()
      later(forMs, `${member.host} goes on`, () => member.thaw())
      return `SIGSTOP to ${member.host}, for ${forMs.toFixed(0)} ms`
    },
  },
  {
    name: 'member leaves',
    work: 'groups',
    weight: 5,
    brokersMin: 1,
    strike(cluster, random, later) {
      const up = running(cluster)
      if (up.length === 0) return undefined
      const member = random.pick(up)
      const forMs = random.number() ** 2 * 10_000
      void member.leave().then(() => later(forMs, `${member.host} comes back`, () => member.start()))
      return `${member.host} leaves, for ${forMs.toFixed(0)} ms`
    },
  },
]
