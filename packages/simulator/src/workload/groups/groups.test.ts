import { SeededRandom } from '@millrace/base/testing'
import { expect, test } from 'vitest'
import { simulate } from '../../simulate.ts'
import { consumerOptions, groupPlans } from './member-settings.ts'

test('groups read all there is, and are stable in the end', async () => {
  const { failure, counts } = await simulate({ seed: 4, events: 500, brokers: 3, work: 'groups', trace: false })
  expect(failure).toBeUndefined()
  expect(counts['groupAssignments']).toBeGreaterThanOrEqual(5)
})

test('one group has members with instance ids, and one has not', () => {
  const random = new SeededRandom(1)
  const named = groupPlans(random).map((plan) => 'instanceId' in consumerOptions(plan, 'host', 'automatic', random))
  expect(named).toEqual([false, true])
})

test('an assignor of the application gives each partition to one member', () => {
  const assignors = Array.from({ length: 30 }, (_, seed) =>
    groupPlans(new SeededRandom(seed)).map((plan) => plan.assignor),
  )
  const own = assignors.flat().find((assignor) => typeof assignor === 'function')
  const member = (memberId: string) => ({ memberId, instanceId: '', rack: '', topics: ['t'], assigned: [] })
  const given = own?.([member('b'), member('a')], [{ name: 't', partitions: 3 }])
  expect([...(given ?? [])].map(([id, partitions]) => [id, partitions.map(({ partition }) => partition)])).toEqual([
    ['a', [0, 2]],
    ['b', [1]],
  ])
})
