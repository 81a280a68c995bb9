import { transactionStateTopic } from '@millrace/metadata'
import type { StoredBatch } from '../invariants/stored-batch.ts'
import type { FaultKind } from './fault.ts'

/** What brokers write of transactions, by what it does. */
const steps: readonly { readonly what: string; readonly is: (partition: string, batch: StoredBatch) => boolean }[] = [
  { what: 'what becomes of a transaction', is: (partition) => partition.startsWith(transactionStateTopic) },
  { what: 'what becomes of a transaction', is: (partition) => partition.startsWith(transactionStateTopic) },
  { what: 'an end marker', is: (_, { endMarker }) => endMarker !== undefined },
]
/** How long is waited for it. */
const patienceMs = 5_000

/** Brokers that die in the middle of a transaction: as they write that, before it is on disk, before it is answered, or right after. */
export const transactionFaults: readonly FaultKind[] = [
  {
    name: 'broker killed at a step of a transaction',
    work: 'transactions',
    weight: 6,
    brokersMin: 1,
    strike({ watch, nodes, loop, trace }, random, later) {
      const { what, is } = random.pick(steps)
      const isPower = random.chance(0.4)
      const [afterMs, forMs] = [random.pick([0, 0.5, 3]) * random.number(), random.number() ** 2 * 6_000]
      let left = 1 + random.integer(4)
      let isOver = false
      const giveUp = watch.ambushes.lay((host, partition, batch) => {
        const node = nodes.find(({ machine }) => machine.host === host)
        if (node === undefined || !is(partition, batch) || --left > 0) return false
        loop.after(afterMs, 'fault', undefined, 'an ambush', () => {
          if (isOver || node.process === undefined) return
          if (isPower) node.losePower()
          else node.kill()
          trace.add(
            'fault',
            '',
            `broker ${node.nodeId} is ${isPower ? 'without power' : 'killed'} as it writes ${what}`,
          )
          later(forMs, `broker ${node.nodeId} starts`, () => node.start())
        })
        return true
      })
      later(patienceMs, 'an ambush is over', () => {
        isOver = true
        giveUp()
      })
      return `who writes ${what} soon is to ${isPower ? 'lose its power' : 'be killed'}, for ${forMs.toFixed(0)} ms`
    },
  },
]
