import { transactionStateTopic } from '@millrace/metadata'
import type { StoredBatch } from '../invariants/stored-batch.ts'
import type { BrokerNode } from '../nodes/broker-node.ts'
import type { FaultKind } from './fault.ts'

/** What brokers write of transactions, by what it does. */
const steps: readonly { readonly what: string; readonly is: (partition: string, batch: StoredBatch) => boolean }[] = [
  { what: 'what becomes of a transaction', is: (partition) => partition.startsWith(transactionStateTopic) },
  { what: 'what becomes of a transaction', is: (partition) => partition.startsWith(transactionStateTopic) },
  { what: 'an end marker', is: (_, { endMarker }) => endMarker !== undefined },
]
/** How long is waited for it. */
const patienceMs = 5_000

/** What becomes of whoever writes it. */
const blows = ['killed', 'killed', 'without power', 'cut off from applications', 'cut off from applications'] as const

/**
 * Brokers that are struck in the middle of a transaction, as they write that, before it is on disk, before it is answered, or right after: they
 * die, or the connections of applications break, so that an answer is lost and what was done is asked for once more.
 */
export const transactionFaults: readonly FaultKind[] = [
  {
    name: 'broker struck at a step of a transaction',
    work: 'transactions',
    weight: 14,
    brokersMin: 1,
    strike(cluster, random, later) {
      const { watch, nodes, loop, trace, network, clients } = cluster
      const { what, is } = random.pick(steps)
      const blow = random.pick(blows)
      const [afterMs, forMs] = [random.pick([0, 1, 4]) * random.number(), random.number() ** 2 * 6_000]
      let left = 1 + random.integer(4)
      let isOver = false
      const fall = (node: BrokerNode): void => {
        if (isOver || node.process === undefined) return
        trace.add('fault', '', `broker ${node.nodeId} is ${blow} as it writes ${what}`)
        if (blow === 'cut off from applications') {
          for (const { process } of clients) network.reset(process.host, node.machine.host)
          return
        }
        if (blow === 'killed') node.kill()
        else node.losePower()
        later(forMs, `broker ${node.nodeId} starts`, () => node.start())
      }
      const giveUp = watch.ambushes.lay((host, partition, batch) => {
        const node = nodes.find(({ machine }) => machine.host === host)
        if (node === undefined || !is(partition, batch) || --left > 0) return false
        loop.after(afterMs, 'fault', undefined, 'an ambush', () => fall(node))
        return true
      })
      later(patienceMs, 'an ambush is over', () => {
        isOver = true
        giveUp()
      })
      return `who writes ${what} soon is to be ${blow}`
    },
  },
]
