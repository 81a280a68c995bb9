import type { SeededRandom } from '@millrace/base/testing'
import type { SimCluster } from '../nodes/cluster.ts'
import type { FaultKind } from './fault.ts'

const brokerHosts = ({ nodes }: SimCluster): string[] => nodes.map(({ machine }) => machine.host)
const clientHosts = ({ clients }: SimCluster): string[] => clients.map(({ process }) => process.host)
const cutMs = (random: SeededRandom): number => 20 + random.number() ** 2 * 12_000

/** From one machine to another. */
export interface Way {
  readonly from: string
  readonly to: string
}

/** Between one machine and others. */
export const bothWays = (one: string, others: readonly string[]): Way[] =>
  others.flatMap((other) => [
    { from: one, to: other },
    { from: other, to: one },
  ])

/** Cables that are cut or slow. */
export const networkFaults: readonly FaultKind[] = [
  partition('isolated broker', 3, 2, (cluster, random) => {
    const host = random.pick(brokerHosts(cluster))
    return bothWays(
      host,
      [...brokerHosts(cluster), ...clientHosts(cluster)].filter((other) => other !== host),
    )
  }),
  partition('broker cut from its peers', 3, 2, (cluster, random) => {
    const host = random.pick(brokerHosts(cluster))
    return bothWays(
      host,
      brokerHosts(cluster).filter((other) => other !== host),
    )
  }),
  partition('one way cut', 3, 2, (cluster, random) => {
    const [from = '', to = ''] = random.shuffle(brokerHosts(cluster))
    return [{ from, to }]
  }),
  partition('broker that hears nothing', 1, 2, (cluster, random) => {
    const to = random.pick(brokerHosts(cluster))
    return brokerHosts(cluster)
      .filter((other) => other !== to)
      .map((from) => ({ from, to }))
  }),
  partition('client cut off', 2, 1, (cluster, random) =>
    bothWays(random.pick(clientHosts(cluster)), brokerHosts(cluster)),
  ),
  partition('client that hears nothing', 2, 1, (cluster, random) => {
    const to = random.pick(clientHosts(cluster))
    return brokerHosts(cluster).map((from) => ({ from, to }))
  }),
  {
    name: 'slow way',
    weight: 2,
    brokersMin: 1,
    strike(cluster, random, later) {
      const { network } = cluster
      const [from = '', to = ''] = random.shuffle([...brokerHosts(cluster), ...clientHosts(cluster)])
      const byMs = random.number() ** 2 * 800
      const forMs = cutMs(random)
      network.fabric.delay(from, to, byMs)
      later(forMs, `the way from ${from} to ${to} is fast again`, () => network.fabric.delay(from, to, 0))
      return `the way from ${from} to ${to} takes ${byMs.toFixed(0)} ms more, for ${forMs.toFixed(0)} ms`
    },
  },
  disorder('messages that overtake each other', 'mix'),
  disorder('calls that are made twice', 'repeat'),
  {
    name: 'reset',
    weight: 2,
    brokersMin: 1,
    strike(cluster, random) {
      const one = random.pick(brokerHosts(cluster))
      const hosts = [...brokerHosts(cluster), ...clientHosts(cluster)]
      const other = random.pick(hosts.filter((host) => host !== one))
      cluster.network.reset(one, other)
      return `connections between ${one} and ${other} break`
    },
  },
]

/** All that one broker is sent, for a while. */
function disorder(name: string, what: 'mix' | 'repeat'): FaultKind {
  return {
    name,
    weight: 2,
    brokersMin: 1,
    strike(cluster, random, later) {
      const { fabric } = cluster.network
      const to = random.pick(brokerHosts(cluster))
      const hosts = [...brokerHosts(cluster), ...clientHosts(cluster)]
      const forMs = 500 + cutMs(random)
      const set = (isOn: boolean): void => hosts.forEach((from) => fabric[what](from, to, isOn))
      set(true)
      later(forMs, `${name} to ${to}: no more`, () => set(false))
      return `${name} to ${to}, for ${forMs.toFixed(0)} ms`
    },
  }
}

function partition(
  name: string,
  weight: number,
  brokersMin: number,
  ways: (cluster: SimCluster, random: SeededRandom) => readonly Way[],
): FaultKind {
  return {
    name,
    weight,
    brokersMin,
    strike(cluster, random, later) {
      const { fabric } = cluster.network
      const cut = ways(cluster, random)
      const forMs = cutMs(random)
      for (const { from, to } of cut) fabric.cut(from, to)
      later(forMs, `${name}: healed`, () => {
        for (const { from, to } of cut) fabric.heal(from, to)
      })
      return `${name}: ${cut.map(({ from, to }) => `${from}>${to}`).join(' ')}, for ${forMs.toFixed(0)} ms`
    },
  }
}
