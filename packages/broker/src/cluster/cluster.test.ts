import { describe, expect, it } from 'vitest'
import { ClusterFixture } from '../../test/cluster-fixture.ts'

describe('three brokers', () => {
  it('become one cluster, and topics can be created at any of them', async () => {
    const cluster = new ClusterFixture()
    await cluster.start(1, 2, 3)
    const ids = [1, 2, 3].map((nodeId) => cluster.broker(nodeId).clusterId)
    expect(new Set(ids).size).toBe(1)
    for (const nodeId of [1, 2, 3]) {
      expect(await cluster.createTopic(nodeId, `at-${nodeId}`)).toBeUndefined()
      // Who was asked knows at once.
      expect(await cluster.topics(nodeId)).toContain(`at-${nodeId}`)
    }
    const controllers = await Promise.all([1, 2, 3].map((nodeId) => cluster.controllerOf(nodeId)))
    expect(new Set(controllers).size).toBe(1)
    await cluster.stop(1, 2, 3)
    expect(cluster.clock.timerCount).toBe(0)
  })
})
