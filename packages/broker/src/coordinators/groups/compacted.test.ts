import { GroupService, millrace } from '@millrace/contracts'
import { expect, it } from 'vitest'
import { type BrokerFixture, startFixture } from '../../../test/broker-fixture.ts'
import { GroupClient } from '../../../test/coordinators/group-client.ts'

const { CommitOffsetsRequest, FetchOffsetsRequest, FindGroupCoordinatorsRequest } = millrace.group.v1

const config = {
  'offsets.topic.num.partitions': 1,
  // As small as a segment may be.
  'offsets.topic.segment.bytes': 1,
  'log.cleaner.backoff.ms': 100,
  'log.cleaner.min.cleanable.ratio': 0.01,
}

/** Bytes of the log of the groups. */
async function sizeBytes({ disk }: BrokerFixture): Promise<number> {
  const directory = '/data/__consumer_offsets-0'
  let sum = 0
  for (const { name } of await disk.list(directory)) {
    if (!name.endsWith('.log')) continue
    const file = await disk.open(`${directory}/${name}`, 'read')
    sum += await file.sizeBytes()
    await file.close()
  }
  return sum
}

it('what groups keep is compacted, and a coordinator that reads that knows the same', async () => {
  const fixture = await startFixture({ config })
  const { clock, unary } = fixture
  const topicId = await fixture.createTopic('t', { partitions: 3 })
  await unary(GroupService.findGroupCoordinators, new FindGroupCoordinatorsRequest({ groupIds: ['g'] }))
  const member = GroupClient.subscribed(fixture.connect(), 'a', new Map())
  await clock.advance(100)
  const metadata = 'x'.repeat(4_000)
  for (let offset = 1; offset <= 600; offset++) {
    const offsets = [{ topicId, partition: offset % 3, offset, leaderEpoch: -1, metadata }]
    const request = new CommitOffsetsRequest({ groupId: 'h', memberEpoch: -1, offsets })
    await unary(GroupService.commitOffsets, request)
  }
  const before = await sizeBytes(fixture)
  member.heartbeat()
  await clock.advance(40_000)
  expect(await sizeBytes(fixture)).toBeLessThan(before / 2)
  await clock.until(fixture.broker.stop())
  const again = await startFixture({ config, disk: fixture.disk, clock, seed: 2 })
  await clock.advance(1_000)
  const { offsets } = await again.unary(
    GroupService.fetchOffsets,
    new FetchOffsetsRequest({ groupId: 'h', memberEpoch: -1 }),
  )
  const known = offsets.map(({ partition, offset }) => [partition, offset])
  expect(known.toSorted()).toEqual([
    [0, 600],
    [1, 598],
    [2, 599],
  ])
  const resumed = GroupClient.subscribed(again.connect(), 'a', new Map(), member.resume)
  await clock.advance(100)
  expect([resumed.end, resumed.memberEpoch]).toEqual([undefined, member.memberEpoch])
  await clock.until(again.broker.stop())
})
