import type { SimCluster } from '../nodes/cluster.ts'
import type { Restartable } from '../workload/restartable.ts'
import type { FaultKind } from './fault.ts'

const programs = ({ restartables }: SimCluster): Restartable[] => restartables.filter(({ isUp }) => isUp)

/** How long is waited for a commit. */
const patienceMs = 5_000

/** What they write under. */
const transactionalIds = ['rent', 'wages', 'copier-1', 'copier-2']

/**
 * Programs that are killed, or stopped where they stand, and go on as if nothing had happened: what they have in hand is another's by then. They
 * hear nothing, and what they ask for is done twice. And transactions that somebody aborts.
 */
export const applicationFaults: readonly FaultKind[] = [
  {
    name: 'application freeze',
    weight: 10,
    brokersMin: 1,
    work: 'transactions',
    strike(cluster, random, later) {
      const running = programs(cluster).filter(({ isFrozen }) => !isFrozen)
      if (running.length === 0) return undefined
      const program = random.pick(running)
      // Longer than a member may be silent, and often less long than a transaction may be open.
      const forMs = 1_600 + random.number() ** 2 * 5_000
      program.freeze()
      later(forMs, `${program.host} goes on`, () => program.thaw())
      return `SIGSTOP to ${program.host}, for ${forMs.toFixed(0)} ms`
    },
  },
  {
    name: 'application killed',
    weight: 5,
    brokersMin: 1,
    work: 'transactions',
    strike(cluster, random, later) {
      const running = programs(cluster)
      if (running.length === 0) return undefined
      const program = random.pick(running)
      const forMs = random.number() ** 2 * 5_000
      program.kill()
      later(forMs, `${program.host} starts`, () => program.start())
      return `kill -9 of ${program.host}, for ${forMs.toFixed(0)} ms`
    },
  },
  {
    name: 'application that hears nothing',
    weight: 6,
    brokersMin: 1,
    work: 'transactions',
    strike({ restartables, nodes, network }, random, later) {
      const { host } = random.pick(restartables)
      // What it asks for is done, and nobody tells it.
      const forMs = 5 + random.number() ** 2 * 1_500
      const brokers = nodes.map(({ machine }) => machine.host)
      for (const broker of brokers) network.fabric.cut(broker, host)
      later(forMs, `${host} hears again`, () => {
        for (const broker of brokers) network.fabric.heal(broker, host)
      })
      return `${host} hears nothing, for ${forMs.toFixed(0)} ms`
    },
  },
  {
    name: 'calls of an application that are made twice',
    weight: 12,
    brokersMin: 1,
    work: 'transactions',
    strike({ restartables, nodes, network }, random, later) {
      const { host } = random.pick(restartables)
      const forMs = 500 + random.number() * 6_000
      const set = (isOn: boolean): void => {
        for (const { machine } of nodes) network.fabric.repeat(host, machine.host, isOn)
      }
      set(true)
      later(forMs, `calls of ${host} are made twice: no more`, () => set(false))
      return `calls of ${host} are made twice, the second time late, for ${forMs.toFixed(0)} ms`
    },
  },
  {
    name: 'application struck as it commits',
    weight: 18,
    brokersMin: 1,
    work: 'transactions',
    strike({ restartables, nodes, network, commits, loop, trace }, random, later) {
      const isStopped = random.chance(0.5)
      // Before it asks; or between asking and hearing.
      const afterMs = isStopped ? random.number() ** 3 * 12 : random.number() * 8
      const forMs = 1_600 + random.number() ** 2 * 5_000
      let isOver = false
      const giveUp = commits.lay((producer) => {
        const program = restartables.find(({ host }) => producer.startsWith(`${host}/`))
        if (program === undefined) return false
        loop.after(afterMs, 'fault', undefined, 'an ambush', () => {
          if (isOver || !program.isUp || program.isFrozen) return
          trace.add('fault', '', `${program.host} is ${isStopped ? 'stopped' : 'cut off'} as it commits`)
          if (isStopped) {
            program.freeze()
            later(forMs, `${program.host} goes on`, () => program.thaw())
          } else for (const { machine } of nodes) network.reset(program.host, machine.host)
        })
        return true
      })
      later(patienceMs, 'an ambush is over', () => {
        isOver = true
        giveUp()
      })
      return `who commits next is to be ${isStopped ? `stopped, for ${forMs.toFixed(0)} ms` : 'cut off'}`
    },
  },
  {
    name: 'transaction aborted by hand',
    weight: 2,
    brokersMin: 1,
    work: 'transactions',
    strike: ({ operator }, random) => operator.abortTransaction(random.pick(transactionalIds)),
  },
]
