import type { FaultKind } from './fault.ts'

/** The machines of writers and copiers. */
const program = /^(writer|copier)-/

/** What they write under. */
const transactionalIds = ['rent', 'wages', 'copier-1', 'copier-2']

/**
 * Programs that are stopped where they stand, and go on as if nothing had happened: what they have in hand is another's by then. And
 * transactions that somebody aborts.
 */
export const applicationFaults: readonly FaultKind[] = [
  {
    name: 'application freeze',
    weight: 6,
    brokersMin: 1,
    work: 'transactions',
    strike({ clients }, random, later) {
      const running = clients.filter(({ process }) => program.test(process.host) && !process.frozen)
      if (running.length === 0) return undefined
      const { process } = random.pick(running)
      // Longer than a member may be silent, and often less long than a transaction may be open.
      const forMs = 1_000 + random.number() ** 2 * 6_000
      process.freeze()
      later(forMs, `${process.name} goes on`, () => process.thaw())
      return `SIGSTOP to ${process.name}, for ${forMs.toFixed(0)} ms`
    },
  },
  {
    name: 'application that hears nothing',
    weight: 6,
    brokersMin: 1,
    work: 'transactions',
    strike({ clients, nodes, network }, random, later) {
      const { host } = random.pick(clients.filter(({ process }) => program.test(process.host))).process
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
    name: 'transaction aborted by hand',
    weight: 2,
    brokersMin: 1,
    work: 'transactions',
    strike: ({ operator }, random) => operator.abortTransaction(random.pick(transactionalIds)),
  },
]
