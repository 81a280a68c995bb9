import { ControllerService } from '@millrace/contracts'
import type { ClusterNode } from '../cluster/cluster-node.ts'
import { alterPartitionCommand, fromWireAltered, toWireAlterPartition } from '../controller/alter-partition.ts'
import {
  assignDirectoriesCommand,
  fromWireAssigned,
  fromWireGivenUp,
  giveUpReplicasCommand,
  toWireAssign,
  toWireGiveUp,
} from '../controller/replica-reports.ts'
import type { ClusterLink } from './cluster-link.ts'

/** What replication asks of the active controller, wherever it is. */
export function controllerAsks(
  node: ClusterNode,
): Pick<ClusterLink, 'alterPartition' | 'giveUpReplicas' | 'assignDirectories'> {
  const { client } = node
  return {
    async alterPartition(request) {
      const wire = toWireAlterPartition(request)
      const local = () => alterPartitionCommand(wire, node)
      return fromWireAltered(request, await client.call(ControllerService.alterPartition, wire, local))
    },
    async giveUpReplicas(request) {
      const wire = toWireGiveUp(request)
      const local = () => giveUpReplicasCommand(wire, node)
      return fromWireGivenUp(request, await client.call(ControllerService.giveUpReplicas, wire, local))
    },
    async assignDirectories(request) {
      const wire = toWireAssign(request)
      const local = () => assignDirectoriesCommand(wire, node)
      return fromWireAssigned(request, await client.call(ControllerService.assignDirectories, wire, local))
    },
  }
}
