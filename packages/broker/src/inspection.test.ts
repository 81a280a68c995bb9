import { expect, test } from 'vitest'
import { startFixture } from '../test/broker-fixture.ts'

test('what a broker holds can be looked at', async () => {
  const { broker, createTopic, clock } = await startFixture()
  await createTopic('flights', { partitions: 2 })
  await clock.settle()
  const { image, appliedOffset, replicas } = broker.inspect()
  expect(image.topic('flights')?.partitions.size).toBe(2)
  expect(appliedOffset).toBeGreaterThan(0)
  expect([...replicas()].map(({ partition }) => partition).toSorted()).toEqual([0, 1])
  const [first] = replicas()
  expect(first).toMatchObject({
    topic: 'flights',
    isLeader: true,
    leaderEpoch: 0,
    isr: [broker.nodeId],
    logStartOffset: 0,
    highWatermark: 0,
    logEndOffset: 0,
    durableOffset: 0,
  })
  const { isLeader, isr, highWatermark, logEndOffset } = broker.inspect().metadata()
  expect({ isLeader, isr }).toEqual({ isLeader: true, isr: [broker.nodeId] })
  expect(highWatermark).toBeGreaterThan(0)
  expect(logEndOffset).toBe(highWatermark)
})
