import { millrace } from '@millrace/contracts'
import { decommissionBroker, recommissionBroker, type ReplicationContext, unregisterBroker } from '@millrace/metadata'
import type { MetadataController } from '../metadata/metadata-controller.ts'
import { reassignmentResult } from './reassign-partitions.ts'

const { DecommissionBrokerResponse, RecommissionBrokerResponse, UnregisterBrokerResponse } = millrace.admin.v1

/** Begins to move what a broker holds to others. Resolves once that is decided; the copying goes on. */
export async function decommissionBrokerCommand(
  { nodeId, validateOnly }: millrace.admin.v1.DecommissionBrokerRequest,
  controller: Pick<MetadataController, 'run'>,
  context: ReplicationContext,
): Promise<millrace.admin.v1.DecommissionBrokerResponse> {
  const { started, refused, replicasLeft } = await controller.run((image) =>
    decommissionBroker(image, { nodeId, validateOnly }, context),
  )
  return new DecommissionBrokerResponse({
    started: started.map(({ topic, partition, replicas }) => ({
      topic,
      partition,
      target: { nodeIds: [...(replicas ?? [])] },
    })),
    refused: refused.map(reassignmentResult),
    replicasLeft,
  })
}

/** Gives a broker new replicas again. */
export async function recommissionBrokerCommand(
  { nodeId }: millrace.admin.v1.RecommissionBrokerRequest,
  controller: Pick<MetadataController, 'run'>,
): Promise<millrace.admin.v1.RecommissionBrokerResponse> {
  await controller.run((image) => recommissionBroker(image, { nodeId }))
  return new RecommissionBrokerResponse()
}

/** Forgets a broker that was stopped and holds nothing any more. */
export async function unregisterBrokerCommand(
  { nodeId }: millrace.admin.v1.UnregisterBrokerRequest,
  controller: Pick<MetadataController, 'run'>,
): Promise<millrace.admin.v1.UnregisterBrokerResponse> {
  await controller.run((image) => unregisterBroker(image, { nodeId }))
  return new UnregisterBrokerResponse()
}
