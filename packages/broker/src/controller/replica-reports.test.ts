import { asDirectoryId, present } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { AssignDirectoriesRequest, GiveUpReplicasRequest } from '@millrace/metadata'
import { expect, it } from 'vitest'
import { DecidedCluster, uuidOf } from '../../test/decided.ts'
import type { MetadataController } from '../metadata/metadata-controller.ts'
import {
  assignDirectoriesCommand,
  fromWireAssigned,
  fromWireGivenUp,
  giveUpReplicasCommand,
  toWireAssign,
  toWireGiveUp,
} from './replica-reports.ts'

/** A controller of three brokers and a topic, to be asked over the wire. */
function controllerOf() {
  const cluster = new DecidedCluster(1, 2, 3)
  cluster.topic('t', 2, 2)
  const parts = { controller: { run: cluster.run.bind(cluster) } as unknown as MetadataController, context: {} }
  const topic = present(cluster.image.topic('t'), 'the topic was made')
  const { leader } = present(topic.partitions.get(0), 'it has a partition')
  const asker = { nodeId: leader, brokerEpoch: cluster.image.broker(leader)?.epoch ?? -1 }
  return { cluster, parts, asker, topicId: topic.id }
}

it('a broker learns over the wire which of its replicas are given up, and why others are not', async () => {
  const { cluster, parts, asker, topicId } = controllerOf()
  const named = [0, 9].map((partition) => ({ topicId, partition }))
  const request: GiveUpReplicasRequest = { ...asker, replicas: named }
  const answer = fromWireGivenUp(request, await giveUpReplicasCommand(toWireGiveUp(request), parts))
  expect(answer.replicas).toMatchObject([{ leaderEpoch: 1 }, { error: { code: 'UNKNOWN_TOPIC_OR_PARTITION' } }])
  const { leader, isr } = present(cluster.image.topicById(topicId)?.partitions.get(0), 'the partition')
  expect([leader === asker.nodeId, isr.includes(asker.nodeId)]).toEqual([false, false])
  const short = new millrace.cluster.v1.GiveUpReplicasResponse({ replicas: [{ leaderEpoch: 1 }] })
  expect(() => fromWireGivenUp(request, short)).toThrow(expect.objectContaining({ code: 'INTERNAL' }))
})

it('a broker says over the wire in which of its directories replicas are', async () => {
  const { parts, asker, topicId } = controllerOf()
  const directory = asDirectoryId(uuidOf(asker.nodeId))
  const replicas = [directory, asDirectoryId(uuidOf(99))].map((each, at) => ({
    topicId,
    partition: at === 0 ? 0 : 9,
    directory: each,
  }))
  const request: AssignDirectoriesRequest = { ...asker, replicas }
  const { errors } = fromWireAssigned(request, await assignDirectoriesCommand(toWireAssign(request), parts))
  expect(errors.map((error) => error?.code)).toEqual([undefined, 'UNKNOWN_TOPIC_OR_PARTITION'])
})
