import type { DirectoryId } from '@millrace/base'
import { registrationChange } from '../image/broker-registration.ts'
import type { ClusterImage } from '../image/cluster-image.ts'
import type { Decision } from './decision.ts'
import { PartitionChanges } from './partitions/partition-changes.ts'
import type { ReplicationContext } from './partitions/replication-settings.ts'
import { registeredBroker } from './registered-broker.ts'

/** The log directories that a broker has now. */
export interface ChangeDirectoriesRequest {
  readonly nodeId: number
  readonly brokerEpoch: number
  /** Those that are in service, one at least. */
  readonly directories: readonly DirectoryId[]
}

/**
 * Notes which log directories of a broker are in service, after one of them failed (KIP-858): new replicas go to the others, those in it
 * leave the ISR, and who led there leads no more where another can. Throws as {@link registeredBroker} does for a broker, or a run of it,
 * that is not registered.
 */
export function changeDirectories(
  image: ClusterImage,
  request: ChangeDirectoriesRequest,
  context: ReplicationContext = {},
): Decision<undefined> {
  const broker = registeredBroker(image, request)
  const { directories } = request
  const isSame =
    directories.length === broker.directories.length && directories.every((id) => broker.directories.includes(id))
  if (isSame) return { records: [], response: undefined }
  const changes = new PartitionChanges(image, context, { brokers: [{ ...broker, directories }] })
  changes.records.push(registrationChange(broker, { directories }))
  for (const partition of image.partitionsOn(broker.nodeId)) changes.change(partition)
  return { records: changes.records, response: undefined }
}
