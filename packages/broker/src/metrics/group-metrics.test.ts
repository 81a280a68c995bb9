import { uuidToText } from '@millrace/base'
import { CollectingMetrics } from '@millrace/base/testing'
import { GroupService, millrace } from '@millrace/contracts'
import { expect, it } from 'vitest'
import { startFixture } from '../../test/broker-fixture.ts'
import { GroupClient } from '../../test/coordinators/group-client.ts'

const { CommitOffsetsRequest, FindGroupCoordinatorsRequest } = millrace.group.v1

it('a broker tells of the groups that it coordinates', async () => {
  const metrics = new CollectingMetrics()
  const { broker, clock, unary, createTopic, connect } = await startFixture({
    metrics,
    config: { 'offsets.topic.num.partitions': 3 },
  })
  const manager = (name: string) => metrics.value(`kafka_coordinator_group_groupmetadatamanager_${name}`)
  const coordinator = (name: string, labels: Record<string, string> = {}) =>
    metrics.value(`kafka_server_group_coordinator_metrics_${name}`, labels)
  expect([manager('numgroups'), coordinator('num_partitions', { state: 'active' })]).toEqual([0, 0])
  const topicId = await createTopic('t')
  await unary(GroupService.findGroupCoordinators, new FindGroupCoordinatorsRequest({ groupIds: ['g'] }))
  const member = GroupClient.subscribed(connect(), 'a', new Map([[uuidToText(topicId), 't']]))
  await clock.advance(100)
  const offsets = [{ topicId, partition: 0, offset: 1, leaderEpoch: -1 }]
  await unary(GroupService.commitOffsets, new CommitOffsetsRequest({ groupId: 'h', memberEpoch: -1, offsets }))
  expect(['numgroups', 'numgroupsstable', 'numgroupsempty'].map(manager)).toEqual([2, 1, 1])
  expect(coordinator('consumer_group_count', { state: 'reconciling' })).toBe(0)
  const partitions = ['active', 'loading'].map((state) => coordinator('num_partitions', { state }))
  expect(partitions).toEqual([3, 0])
  expect([coordinator('consumer_group_rebalance_count'), coordinator('offset_commit_count')]).toEqual([1, 1])
  expect(metrics.value('millrace_group_sessions')).toBe(1)
  member.leave()
  await clock.advance(100)
  expect([manager('numgroupsempty'), metrics.value('millrace_group_sessions')]).toEqual([2, 0])
  expect(coordinator('consumer_group_rebalance_count')).toBe(2)
  await clock.until(broker.stop())
  expect(manager('numgroups')).toBeUndefined()
})
