import { present } from '@millrace/base'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { allOf, type Entry, nobody, OffsetsRig, topicIdOf } from '../../test/offsets-rig.ts'
import type { GroupOffsets } from './group-offsets.ts'

const groups = ['billing', 'mail']
const producers = [7, 8]

type Step =
  | {
      readonly kind: 'commit'
      readonly group: string
      readonly partition: number
      readonly producer: number | undefined
    }
  | { readonly kind: 'end'; readonly producer: number; readonly isCommit: boolean; readonly repeat: boolean }
  | { readonly kind: 'delete'; readonly group: string; readonly partition: number }
  | { readonly kind: 'delete group'; readonly group: string }
  | { readonly kind: 'expire' }

const group = fc.constantFrom(...groups)
const partition = fc.nat({ max: 2 })
const producer = fc.constantFrom(...producers)
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('commit' as const),
        group,
        partition,
        producer: fc.option(producer, { nil: undefined }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('end' as const),
        producer,
        isCommit: fc.boolean(),
        repeat: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), group, partition }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete group' as const), group }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('expire' as const) }) },
  ),
  { maxLength: 40 },
)

/** All that can be seen of the offsets, now and after the end of everything that is open. */
function seen(offsets: GroupOffsets): unknown {
  return groups.map((groupId) => [allOf(offsets, groupId), allOf(offsets, groupId, true), offsets.hasOffsets(groupId)])
}

/** Does the steps, each commit one offset further; `each` sees what was done. */
function run(rig: OffsetsRig, all: readonly Step[], each: (step: Step, offset: number) => void = () => {}): void {
  rig.addTopic('orders')
  rig.offsets.tick(0)
  const epochs = new Map(producers.map((id) => [id, 0]))
  for (const [index, step] of all.entries()) {
    const nowMs = index * 150
    if (step.kind === 'commit') {
      const offset = {
        topicId: topicIdOf('orders'),
        partition: step.partition,
        offset: index,
        leaderEpoch: 0,
        metadata: '',
      }
      const transaction =
        step.producer === undefined
          ? undefined
          : { producerId: step.producer, producerEpoch: epochs.get(step.producer) ?? 0 }
      rig.apply(rig.offsets.commit({ groupId: step.group, ...nobody, offsets: [offset], transaction }, nowMs))
    } else if (step.kind === 'end') {
      const epoch = (epochs.get(step.producer) ?? 0) + (step.repeat ? 0 : 1)
      epochs.set(step.producer, epoch)
      rig.end(step.producer, epoch, step.isCommit)
    } else if (step.kind === 'delete' && rig.offsets.hasOffsets(step.group)) {
      rig.apply(rig.offsets.delete(step.group, [{ topicId: topicIdOf('orders'), partitions: [step.partition] }]))
    } else if (step.kind === 'delete group') {
      rig.apply({ records: rig.offsets.deleteGroup(step.group), response: undefined })
    } else if (step.kind === 'expire') rig.apply(rig.offsets.tick(nowMs))
    each(step, index)
  }
}

it('replaying the records gives the same offsets', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const rig = new OffsetsRig()
      run(rig, all)
      expect(seen(rig.reloaded())).toEqual(seen(rig.offsets))
    }),
    { numRuns: 300 },
  )
})

it('an end that is written again, at any later time before its producer begins with the same epoch, changes nothing', () => {
  fc.assert(
    fc.property(steps, fc.nat(), (all, choice) => {
      const rig = new OffsetsRig()
      run(rig, all)
      const ends = rig.log.flatMap((entry) => ('end' in entry ? [entry] : []))
      fc.pre(ends.length > 0)
      const end = present(ends[choice % ends.length], 'there are some')
      const { producerId, producerEpoch } = end.end
      // From then on the log takes it no more.
      const begins = (entry: Entry): boolean =>
        !('end' in entry) && entry.producer?.producerId === producerId && entry.producer.producerEpoch === producerEpoch
      const next = rig.log.find((entry) => entry.offset > end.offset && begins(entry))?.offset ?? Infinity
      const doubled = rig.log.flatMap((entry) =>
        entry.offset > end.offset && entry.offset < next ? [entry, end] : [entry],
      )
      expect(seen(rig.reloaded(doubled))).toEqual(seen(rig.offsets))
    }),
    { numRuns: 300 },
  )
})

/** What is left of a log when keys that came again are gone, and so is what was aborted; nothing that is open is touched. */
function compacted(log: readonly Entry[]): Entry[] {
  const outcome = new Map<Entry, 'committed' | 'aborted'>()
  for (const [index, entry] of log.entries()) {
    if (!('end' in entry)) continue
    for (const before of log.slice(0, index)) {
      if ('end' in before || before.producer?.producerId !== entry.end.producerId || outcome.has(before)) continue
      if (before.producer.producerEpoch <= entry.end.producerEpoch) {
        outcome.set(before, entry.end.isCommit ? 'committed' : 'aborted')
      }
    }
  }
  const isOpen = (entry: Entry): boolean => !('end' in entry) && entry.producer !== undefined && !outcome.has(entry)
  const firstOpen = log.findIndex(isOpen)
  const clean = firstOpen === -1 ? log : log.slice(0, firstOpen)
  const keyOf = (entry: Entry): string => ('end' in entry ? '' : JSON.stringify(entry.record.key))
  const last = new Map<string, Entry>()
  for (const entry of clean) {
    if (!('end' in entry) && outcome.get(entry) !== 'aborted') last.set(keyOf(entry), entry)
  }
  const kept = clean.filter((entry) => 'end' in entry || last.get(keyOf(entry)) === entry)
  return [...kept, ...log.slice(clean.length)]
}

it('replaying what compaction left of the records gives the same offsets', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const rig = new OffsetsRig()
      run(rig, all)
      expect(seen(rig.reloaded(compacted(rig.log)))).toEqual(seen(rig.offsets))
    }),
    { numRuns: 300 },
  )
})

it('no offset goes back but by what was written after it', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const rig = new OffsetsRig()
      const greatest = new Map<string, number>()
      run(rig, all, (step) => {
        if (step.kind !== 'commit' && step.kind !== 'end') greatest.clear()
        for (const groupId of groups) {
          for (const { partition: number, offset } of rig.offsets.fetch({ groupId, ...nobody, requireStable: false })) {
            const key = `${groupId}/${number}`
            expect(offset).toBeGreaterThanOrEqual(greatest.get(key) ?? -1)
            greatest.set(key, offset)
          }
        }
      })
    }),
    { numRuns: 300 },
  )
})
