import type { AssignableMember, AssignmentTask } from '@millrace/client/membership'
import { expect, it } from 'vitest'
import { type MemberMetadata, decodeAssignment, encodeMember } from './codec.ts'
import { assignGroup, type AssignmentView } from './group-assignor.ts'

const options = { standbyReplicas: 0, acceptableRecoveryLag: 100, warmupReplicasMax: 2 }
const shape = [{ id: 0, sources: ['words'], changelogs: { counts: 'app-counts-changelog' } }]
const topics = [{ name: 'words', id: 'W', partitionCount: 2 }]

function view(endOffset?: number, standbys: Record<string, readonly string[]> = {}): AssignmentView {
  const range = { startOffset: 0, endOffset: endOffset ?? 0 }
  const ranges = new Map([
    [0, range],
    [1, range],
  ])
  const changelogs = endOffset === undefined ? [] : [['app-counts-changelog', ranges] as const]
  return { shape, changelogs: new Map(changelogs), standbys: new Map(Object.entries(standbys)) }
}

function member(
  memberId: string,
  partitions: readonly number[],
  tells: Partial<MemberMetadata> = {},
): AssignableMember {
  const metadata = encodeMember({ processId: memberId, shape, lags: {}, stored: {}, ...tells })
  const assigned = partitions.length === 0 ? [] : [{ topicId: 'W', partitions }]
  return { memberId, instanceId: '', rack: '', topics: ['words'], metadata, assigned }
}

function assigned(members: readonly AssignableMember[], given: AssignmentView, standbyReplicas = 0) {
  const task: AssignmentTask = { groupEpoch: 1, members, topics }
  const { computed, standbys } = assignGroup(task, given, { ...options, standbyReplicas })
  const shown = computed.map(({ memberId, metadata, partitions }) => {
    const { active, standby } = decodeAssignment(metadata)
    expect(partitions.flatMap((each) => each.partitions)).toEqual(active.map((id) => Number(id.split('_')[1])))
    return [memberId, [...active, ...standby.map((id) => `(${id})`)].join(' ')]
  })
  return { told: Object.fromEntries(shown) as Record<string, string>, standbys }
}

it('who has no stores lacks what changelogs have: little of it is no reason to wait', () => {
  const members = [member('a', [0, 1]), member('b', [])]
  expect(assigned(members, view(100)).told).toEqual({ a: '0_0', b: '0_1' })
  expect(assigned(members, view(101)).told).toEqual({ a: '0_0 0_1', b: '(0_1)' })
  // Unknown is much.
  expect(assigned(members, view()).told).toEqual({ a: '0_0 0_1', b: '(0_1)' })
})

it('what lies on a disk counts, and what members say of their standbys counts more', () => {
  const stored = [member('a', [0, 1]), member('b', [], { stored: { '0_1': 901 } })]
  expect(assigned(stored, view(1_001)).told).toEqual({ a: '0_0', b: '0_1' })
  expect(assigned(stored, view(1_002)).told).toEqual({ a: '0_0 0_1', b: '(0_1)' })
  const lags = [member('a', [0, 1]), member('b', [], { lags: { '0_1': 0 } })]
  expect(assigned(lags, view(1_000_000)).told).toEqual({ a: '0_0', b: '0_1' })
  // Where nobody runs a task it goes to who has most of it, whatever that is.
  const gone = [member('a', [0]), member('b', []), member('c', [], { stored: { '0_1': 1 } })]
  expect(assigned(gone, view()).told).toEqual({ a: '0_0', b: '', c: '0_1' })
})

it('standbys stay where they were put, though nobody has told of them yet', () => {
  const members = [member('a', [0]), member('b', [1]), member('c', []), member('d', [])]
  const first = assigned(members, view(5_000), 1)
  expect(first.told).toEqual({ a: '0_0 (0_1)', b: '0_1 (0_0)', c: '', d: '' })
  const other = view(5_000, { a: [], b: [], c: ['0_1'], d: ['0_0'] })
  expect(assigned(members, other, 1).told).toEqual({ a: '0_0', b: '0_1', c: '(0_1)', d: '(0_0)' })
})
