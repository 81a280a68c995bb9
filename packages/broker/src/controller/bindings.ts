import { type RpcBinding, serveStream, serveUnary, StreamError } from '@millrace/base'
import { ControllerService, millrace, RaftService } from '@millrace/contracts'
import { allocateProducerIds } from '@millrace/metadata'
import type { ClusterNode } from '../cluster/cluster-node.ts'
import type { Latch } from '../lifecycle/latch.ts'
import { alterPartitionCommand } from './alter-partition.ts'
import { assignDirectoriesCommand, giveUpReplicasCommand } from './replica-reports.ts'
import { serveBrokerSession } from './session-service.ts'

const { AllocateProducerIdsResponse } = millrace.cluster.v1

/**
 * What nodes of a cluster ask of each other but the forwarding of calls. They don't wait until this node has started as a broker: for that
 * it needs a controller, and may be the one that all wait for.
 */
export function clusterBindings(node: Promise<ClusterNode>, stopping: Latch): RpcBinding[] {
  return [
    serveStream(RaftService.exchange, async (stream) => (await node).quorum.transport.serve(stream)),
    serveStream(ControllerService.brokerSession, async (stream) => {
      const { sessions } = await node
      const stopListening = stopping.listen(() => {
        stream.cancel(new StreamError('SHUTTING_DOWN', 'this controller is stopping; another one takes over'))
      })
      try {
        await serveBrokerSession(stream, sessions)
      } finally {
        stopListening()
      }
    }),
    serveUnary(ControllerService.alterPartition, async (request) => alterPartitionCommand(request, await node)),
    serveUnary(ControllerService.giveUpReplicas, async (request) => giveUpReplicasCommand(request, await node)),
    serveUnary(ControllerService.assignDirectories, async (request) => assignDirectoriesCommand(request, await node)),
    serveUnary(ControllerService.allocateProducerIds, async ({ nodeId, brokerEpoch }) => {
      const { controller } = await node
      const block = await controller.run((image) => allocateProducerIds(image, { nodeId, brokerEpoch }))
      return new AllocateProducerIdsResponse({ ...block })
    }),
  ]
}
