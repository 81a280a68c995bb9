import { ControllerService } from '@millrace/contracts'
import type { AlterPartitionRequest, AlterPartitionResponse } from '@millrace/metadata'
import type { ClusterNode } from '../cluster/cluster-node.ts'
import { alterPartitionCommand, fromWireAltered, toWireAlterPartition } from '../controller/alter-partition.ts'

/** Asks the active controller for ISR changes, wherever it is. */
export async function askToAlter(node: ClusterNode, request: AlterPartitionRequest): Promise<AlterPartitionResponse> {
  const wire = toWireAlterPartition(request)
  const local = () => alterPartitionCommand(wire, node)
  return fromWireAltered(request, await node.client.call(ControllerService.alterPartition, wire, local))
}
