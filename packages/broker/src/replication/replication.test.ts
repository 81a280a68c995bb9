import { isStreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { ReplicaCluster } from '../../test/replicas/replica-cluster.ts'

/** What a promise came to by now. */
function watch(promise: Promise<unknown>): { state: string } {
  const watched = { state: 'waits' }
  promise.then(
    () => {
      watched.state = 'done'
    },
    (error: unknown) => {
      watched.state = isStreamError(error) ? error.code : String(error)
    },
  )
  return watched
}

describe('three replicas', () => {
  it('have what was produced, and acknowledge it once all in sync have it on disk', async () => {
    const cluster = await ReplicaCluster.start()
    const topicId = await cluster.topic()
    const sent = ['a', 'b', 'c'].map((value) => watch(cluster.produce(cluster.leader(topicId), value)))
    await cluster.run()
    expect(sent.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    for (const nodeId of [1, 2, 3]) expect(await cluster.values(nodeId, topicId, true)).toEqual(['a', 'b', 'c'])
    expect(cluster.isr(topicId)).toEqual([1, 2, 3])
    await cluster.stop()
  })
})

it('followers that are in sync are never held back, whatever the throttle says', async () => {
  const slow = { leaderReplicationThrottledRate: 1, followerReplicationThrottledRate: 1 }
  const cluster = await ReplicaCluster.start({}, { ...slow, throttledLeaders: ['*'], throttledFollowers: ['*'] })
  const topicId = await cluster.topic()
  const sent = Array.from({ length: 20 }, (_, at) => watch(cluster.produce(cluster.leader(topicId), `value ${at}`)))
  await cluster.run(1_000)
  expect(sent.filter(({ state }) => state !== 'done')).toEqual([])
  await cluster.stop()
})
