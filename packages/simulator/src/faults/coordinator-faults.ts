import { type CoordinatorRecordType, decodeCoordinatorRecord } from '@millrace/kafka-wire'
import { recordsOf } from '../invariants/committed-records.ts'
import type { StoredBatch } from '../invariants/stored-batch.ts'
import type { FaultKind } from './fault.ts'

/** What a coordinator of groups writes, by what it does. */
const steps: readonly { readonly what: string; readonly type: CoordinatorRecordType }[] = [
  { what: 'a member', type: 'ConsumerGroupMemberMetadata' },
  { what: "a group's epoch", type: 'ConsumerGroupMetadata' },
  { what: 'what a member is to own', type: 'ConsumerGroupTargetAssignmentMember' },
  { what: 'what a member owns', type: 'ConsumerGroupCurrentMemberAssignment' },
  { what: 'an offset', type: 'OffsetCommit' },
  { what: 'an offset', type: 'OffsetCommit' },
]
/** How long is waited for it. */
const patienceMs = 5_000

/** A coordinator that dies in the middle of what it does: as it writes that, before it is on disk, before it is answered, or right after. */
export const coordinatorFaults: readonly FaultKind[] = [
  {
    name: 'coordinator killed at a step',
    work: 'groups',
    weight: 6,
    brokersMin: 1,
    strike({ watch, nodes, loop, trace }, random, later) {
      const { what, type } = random.pick(steps)
      const isPower = random.chance(0.4)
      const [afterMs, forMs] = [random.pick([0, 0.5, 2]) * random.number(), random.number() ** 2 * 6_000]
      let isOver = false
      const giveUp = watch.ambushes.lay((host, partition, batch) => {
        const node = nodes.find(({ machine }) => machine.host === host)
        if (node === undefined || !partition.startsWith('__consumer_offsets-') || !holds(batch, type)) return false
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
      return `who writes ${what} next for a group is to ${isPower ? 'lose its power' : 'be killed'}, for ${forMs.toFixed(0)} ms`
    },
  },
]

function holds(batch: StoredBatch, type: CoordinatorRecordType): boolean {
  return recordsOf(batch).some(({ key, value, end }) => {
    return key !== null && end === undefined && decodeCoordinatorRecord(key, value)?.type === type
  })
}
