import { silentLogger, StreamError } from '@millrace/base'
import type { Admin } from '@millrace/client'
import type { AssignableMember } from '@millrace/client/membership'
import { expect, it } from 'vitest'
import type { TopologyShape } from '../topology-shape.ts'
import { decodeAssignment, encodeMember } from './codec.ts'
import { TaskAssignor } from './task-assignor.ts'

const options = { standbyReplicas: 0, acceptableRecoveryLag: 100, warmupReplicasMax: 2 }
const counting: TopologyShape = [{ id: 0, sources: ['words'], changelogs: { counts: 'app-counts-changelog' } }]
const summing: TopologyShape = [{ id: 0, sources: ['words'], changelogs: { sums: 'app-sums-changelog' } }]

/** A cluster whose changelogs are empty. */
function admin(): Admin {
  const fake: Partial<Admin> = {
    listOffsets: () => Promise.resolve([{ partition: 0, offset: 0, timestamp: undefined }]),
  }
  return fake as Admin
}

function assignor(cluster: Admin, fit: () => Promise<void> = () => Promise.resolve()): TaskAssignor {
  const parts = { admin: () => cluster, shape: counting, fitInternalTopics: fit, options, logger: silentLogger }
  return new TaskAssignor(parts)
}

function member(memberId: string, shape: TopologyShape, partitions: readonly number[] = []): AssignableMember {
  const metadata = encodeMember({ processId: memberId, shape, lags: {}, stored: {} })
  const assigned = partitions.length === 0 ? [] : [{ topicId: 'W', partitions }]
  return { memberId, instanceId: '', rack: '', topics: ['words'], metadata, assigned }
}

async function told(each: TaskAssignor, members: readonly AssignableMember[], partitionCount = 1) {
  const topics = [{ name: 'words', id: 'W', partitionCount }]
  const computed = await each.compute({ groupEpoch: 1, members, topics })
  return Object.fromEntries(
    computed.map(({ memberId, metadata }) => {
      const { active, refusal } = decodeAssignment(metadata)
      return [memberId, refusal === undefined ? active.join(' ') : `${refusal.code} ${refusal.message}`]
    }),
  )
}

it('who runs another topology than those that have tasks is refused with the difference, whoever assigns', async () => {
  const running = [member('a', counting, [0]), member('b', summing)]
  const expected = {
    a: '0_0',
    b: expect.stringMatching(
      /^INVALID_TOPOLOGY [^]*\n- sub-topology 0: reads words; keeps counts\n\+ sub-topology 0: reads words; keeps sums\n/,
    ) as string,
  }
  expect(await told(assignor(admin()), running)).toEqual(expected)
  const others = [member('a', counting), member('b', summing, [0])]
  expect(await told(assignor(admin()), others)).toEqual({
    a: expect.stringMatching(/\n- .*keeps sums\n\+ .*keeps counts\n/) as string,
    b: '0_0',
  })
})

it('where nobody has tasks yet the topology of the most counts', async () => {
  const members = [member('a', summing), member('b', counting), member('c', counting)]
  expect(await told(assignor(admin()), members)).toMatchObject({ b: '0_0', c: '' })
})

it('an input that can not be seen is told to all, who look for it; nothing is fitted without it', async () => {
  const unfit = assignor(admin(), () => Promise.reject(new StreamError('INVALID_TOPOLOGY', 'never')))
  const computed = await unfit.compute({
    groupEpoch: 1,
    members: [member('a', counting, [0]), member('b', counting)],
    topics: [],
  })
  expect(computed.map(({ metadata }) => decodeAssignment(metadata).missing)).toEqual([['words'], ['words']])
})

it('internal topics are fitted to inputs as they are, once; if they can not be, all are told', async () => {
  let fitted = 0
  const fitting = assignor(admin(), () => {
    fitted += 1
    return Promise.resolve()
  })
  const members = [member('a', counting)]
  for (const count of [1, 1, 2, 2]) expect(Object.keys(await told(fitting, members, count))).toEqual(['a'])
  expect(fitted).toBe(2)
  const error = new StreamError('INVALID_TOPOLOGY', 'the internal topic app-counts-changelog has 1 partitions')
  const unfit = assignor(admin(), () => Promise.reject(error))
  expect(await told(unfit, members, 2)).toEqual({ a: `INVALID_TOPOLOGY ${error.message}` })
  // What may pass is no reason to stop.
  const away = assignor(admin(), () => Promise.reject(new StreamError('BROKER_UNAVAILABLE', 'nobody there')))
  expect(await told(away, members, 2)).toEqual({ a: '0_0 0_1' })
})
