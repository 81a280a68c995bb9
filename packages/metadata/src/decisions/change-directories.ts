import type { DirectoryId } from '@millrace/base'
import { recordOfBroker } from '../image/broker-registration.ts'
import type { ClusterImage } from '../image/cluster-image.ts'
import type { Decision } from './decision.ts'
import { registeredBroker } from './registered-broker.ts'

/** The log directories that a broker has now. */
export interface ChangeDirectoriesRequest {
  readonly nodeId: number
  readonly brokerEpoch: number
  /** Those that are in service, one at least. */
  readonly directories: readonly DirectoryId[]
}

/**
 * Notes which log directories of a broker are in service, after one of them failed: new replicas go to the others. Throws as
 * {@link registeredBroker} does for a broker, or a run of it, that is not registered.
 */
export function changeDirectories(image: ClusterImage, request: ChangeDirectoriesRequest): Decision<undefined> {
  const broker = registeredBroker(image, request)
  const { directories } = request
  const isSame =
    directories.length === broker.directories.length && directories.every((id) => broker.directories.includes(id))
  return { records: isSame ? [] : [recordOfBroker({ ...broker, directories })], response: undefined }
}
