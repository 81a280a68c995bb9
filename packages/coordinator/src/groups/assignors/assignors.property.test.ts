import { assert, present, type TopicId } from '@millrace/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TestTopics } from '../../../test/test-topics.ts'
import type { TopicInfo } from '../../topics-view.ts'
import { countPartitions, noPartitions, type PartitionSet } from '../partition-set.ts'
import { type AssignorMember, serverAssignor, serverAssignors } from './index.ts'

interface Setting {
  readonly members: readonly AssignorMember[]
  readonly topics: ReadonlyMap<TopicId, TopicInfo>
}

function assign(name: string, { members, topics }: Setting): ReadonlyMap<string, PartitionSet> {
  return present(serverAssignor(name), 'there is one')(members, topics)
}

/** The same members with what they were just given. */
function withAssigned({ members, topics }: Setting, assigned: ReadonlyMap<string, PartitionSet>): Setting {
  return {
    members: members.map((member) => ({ ...member, assigned: assigned.get(member.memberId) ?? noPartitions })),
    topics,
  }
}

function without({ members, topics }: Setting, memberId: string): Setting {
  const left = members.filter((member) => member.memberId !== memberId)
  return { members: left, topics: subscribedTo(left, topics) }
}

function subscribedTo(members: readonly AssignorMember[], topics: Setting['topics']): Setting['topics'] {
  return new Map([...topics].filter(([id]) => members.some((member) => member.topics.has(id))))
}

function flat(assigned: ReadonlyMap<string, PartitionSet>): ReadonlyMap<string, string> {
  const owners = new Map<string, string>()
  for (const [memberId, set] of assigned) {
    for (const [topicId, partitions] of set) {
      for (const partition of partitions) {
        const each = `${topicId}-${partition}`
        if (owners.has(each)) throw new Error(`${each} is given to two`)
        owners.set(each, memberId)
      }
    }
  }
  return owners
}

const racks = ['a', 'b', 'c']

/** Members over topics; `same`: all with the same subscription. */
function settings(same: boolean): fc.Arbitrary<Setting> {
  const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6, size: 'max' })
  const wishes = fc.array(fc.tuple(fc.integer({ min: 1, max: 63 }), fc.nat(3)), {
    minLength: 1,
    maxLength: 9,
    size: 'max',
  })
  return fc.tuple(sizes, wishes).map(([partitions, members]) => {
    const made = new TestTopics()
    const all = partitions.map((count, index) => made.set(`t${index}`, count, racks))
    const topics = new Map(all.map((topic) => [topic.id, topic]))
    const list = members.map(([bits, rack], index) => ({
      memberId: `m${index}`,
      rackId: racks[rack] ?? null,
      topics: new Set(all.filter((_, each) => same || (bits >> each) & 1).map(({ id }) => id)),
      assigned: noPartitions,
    }))
    return { members: list, topics: subscribedTo(list, topics) }
  })
}

const names = fc.constantFrom(...serverAssignors)

test('every partition goes to exactly one member that is subscribed to its topic, at first and after any one left', () => {
  fc.assert(
    fc.property(names, settings(false), fc.nat(), (name, setting, who) => {
      const check = (each: Setting): ReadonlyMap<string, PartitionSet> => {
        const assigned = assign(name, each)
        let count = 0
        for (const { partitions } of each.topics.values()) count += partitions
        expect(flat(assigned).size).toBe(count)
        for (const { memberId, topics } of each.members) {
          for (const topicId of assigned.get(memberId)?.keys() ?? []) expect(topics.has(topicId)).toBe(true)
        }
        return assigned
      }
      const next = withAssigned(setting, check(setting))
      const leaving = present(setting.members[who % setting.members.length], 'there is one')
      if (setting.members.length > 1) check(without(next, leaving.memberId))
    }),
  )
})

test('members with the same subscription have equally many, give or take one, with uniform and sticky', () => {
  fc.assert(
    fc.property(fc.constantFrom('uniform', 'sticky'), settings(true), (name, setting) => {
      const counts = [...assign(name, setting).values()].map((set) => countPartitions(set))
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    }),
  )
})

test('nobody has two more than another who could have one of them, with uniform and sticky', () => {
  fc.assert(
    fc.property(fc.constantFrom('uniform', 'sticky'), settings(false), (name, setting) => {
      const assigned = assign(name, setting)
      const countOf = (memberId: string): number => countPartitions(assigned.get(memberId) ?? noPartitions)
      for (const { memberId } of setting.members) {
        for (const topicId of assigned.get(memberId)?.keys() ?? []) {
          for (const other of setting.members) {
            if (other.topics.has(topicId)) expect(countOf(memberId) - countOf(other.memberId)).toBeLessThan(2)
          }
        }
      }
    }),
  )
})

test('what was assigned stays, if nothing changed', () => {
  fc.assert(
    fc.property(names, settings(false), (name, setting) => {
      const assigned = assign(name, setting)
      expect(flat(assign(name, withAssigned(setting, assigned)))).toEqual(flat(assigned))
    }),
  )
})

test('when a member leaves only its partitions move, with uniform and sticky', () => {
  fc.assert(
    fc.property(fc.constantFrom('uniform', 'sticky'), settings(true), fc.nat(), (name, setting, who) => {
      fc.pre(setting.members.length > 1)
      const before = assign(name, setting)
      const { memberId } = present(setting.members[who % setting.members.length], 'there is one')
      const after = flat(assign(name, without(withAssigned(setting, before), memberId)))
      for (const [partition, owner] of flat(before)) if (owner !== memberId) expect(after.get(partition)).toBe(owner)
    }),
  )
})

test('when a member comes nobody gets a partition but that one, with uniform and sticky', () => {
  fc.assert(
    fc.property(fc.constantFrom('uniform', 'sticky'), settings(true), fc.nat(), (name, setting, who) => {
      fc.pre(setting.members.length > 1)
      const { memberId } = present(setting.members[who % setting.members.length], 'there is one')
      const before = assign(name, without(setting, memberId))
      const after = flat(assign(name, withAssigned(setting, before)))
      const owners = flat(before)
      for (const [partition, owner] of after) if (owner !== memberId) expect(owners.get(partition)).toBe(owner)
    }),
  )
})

test.each(['uniform', 'sticky'])(
  'who has most gives to one that comes, not who has what is looked at first, with %s',
  (name) => {
    const made = new TestTopics()
    const all = [made.set('t0', 1), made.set('t1', 1), made.set('t2', 5)]
    const [t0, t1, t2] = all.map(({ id }) => id)
    assert(t0 !== undefined && t1 !== undefined && t2 !== undefined, 'three topics were made')
    const members = [
      new Map([[t2, new Set([0, 1, 2])]]),
      new Map([
        [t0, new Set([0])],
        [t2, new Set([3])],
      ]),
      new Map([
        [t1, new Set([0])],
        [t2, new Set([4])],
      ]),
      noPartitions,
    ].map((assigned, index) => ({ memberId: `m${index}`, rackId: null, topics: new Set([t0, t1, t2]), assigned }))
    const assigned = assign(name, { members, topics: new Map(all.map((topic) => [topic.id, topic])) })
    expect(countPartitions(assigned.get('m0') ?? noPartitions)).toBe(2)
    expect(assigned.get('m1')).toEqual(members[1]?.assigned)
    expect(assigned.get('m2')).toEqual(members[2]?.assigned)
    expect(countPartitions(assigned.get('m3') ?? noPartitions)).toBe(1)
  },
)

test('sticky gives a member what is in its rack, where it can choose', () => {
  const topics = new TestTopics()
  const topic = topics.set('t', 9, racks)
  const members = racks.toReversed().map((rackId) => ({
    memberId: `in-${rackId}`,
    rackId,
    topics: new Set([topic.id]),
    assigned: noPartitions,
  }))
  const assigned = assign('sticky', { members, topics: new Map([[topic.id, topic]]) })
  expect(assigned.get('in-a')?.get(topic.id)).toEqual(new Set([0, 3, 6]))
  expect(assigned.get('in-b')?.get(topic.id)).toEqual(new Set([1, 4, 7]))
  expect(assigned.get('in-c')?.get(topic.id)).toEqual(new Set([2, 5, 8]))
})

test('range gives members the same numbers of topics with equally many partitions', () => {
  const made = new TestTopics()
  const all = [made.set('t1', 3), made.set('t2', 3)]
  const members = ['m0', 'm1'].map((memberId) => ({
    memberId,
    rackId: null,
    topics: new Set(all.map(({ id }) => id)),
    assigned: noPartitions,
  }))
  const assigned = assign('range', { members, topics: new Map(all.map((topic) => [topic.id, topic])) })
  expect([...(assigned.get('m0')?.values() ?? [])]).toEqual([new Set([0, 1]), new Set([0, 1])])
  expect([...(assigned.get('m1')?.values() ?? [])]).toEqual([new Set([2]), new Set([2])])
})

test('a thousand partitions and a hundred members come and go without being looked at over and over', () => {
  const made = new TestTopics()
  let looks = 0
  const all = Array.from({ length: 10 }, (_, index) => made.set(`t${index}`, 100)).map((topic) => ({
    ...topic,
    racks: (partition: number) => {
      looks += 1
      return topic.racks(partition)
    },
  }))
  const topics = new Map(all.map((topic) => [topic.id, topic]))
  let setting: Setting = { members: [], topics }
  for (let count = 1; count <= 100; count++) {
    const joined = { memberId: `m${count}`, rackId: 'a', topics: new Set(topics.keys()), assigned: noPartitions }
    setting = { members: [...setting.members, joined], topics }
    setting = withAssigned(setting, assign('sticky', setting))
  }
  for (const { memberId, assigned } of setting.members)
    expect(`${memberId} ${countPartitions(assigned)}`).toBe(`${memberId} 10`)
  expect(looks).toBeLessThan(2_000_000)
})
