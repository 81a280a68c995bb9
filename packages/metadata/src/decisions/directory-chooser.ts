import { asDirectoryId, type DirectoryId } from '@millrace/base'
import type { BrokerRegistration } from '../image/broker-registration.ts'
import type { ClusterImage } from '../image/cluster-image.ts'

/** Kafka's id for a directory that is not chosen yet. */
const unassignedDirectory = asDirectoryId('AAAAAAAAAAAAAAAAAAAAAQ')

/**
 * Says in which of its log directories a broker keeps a new replica: the one with the fewest, of several such the one that the broker
 * names first. Chosen with the replica and recorded with it, so that a broker which comes back without a directory knows what was there,
 * and makes none of it anew elsewhere. One chooser is of one decision: what it has chosen counts for what it chooses next.
 */
export class DirectoryChooser {
  readonly #image: ClusterImage
  #counts: Map<DirectoryId, number> | undefined

  constructor(image: ClusterImage) {
    this.#image = image
  }

  /** The directory for one more replica on `broker`. */
  choose(broker: BrokerRegistration): DirectoryId {
    const [first, ...others] = broker.directories
    if (first === undefined) return unassignedDirectory
    if (others.length === 0) return first
    const counts = (this.#counts ??= replicasByDirectory(this.#image))
    const countOf = (directory: DirectoryId): number => counts.get(directory) ?? 0
    const emptiest = others.reduce((best, next) => (countOf(next) < countOf(best) ? next : best), first)
    counts.set(emptiest, countOf(emptiest) + 1)
    return emptiest
  }
}

function replicasByDirectory(image: ClusterImage): Map<DirectoryId, number> {
  const counts = new Map<DirectoryId, number>()
  for (const { partitions } of image.topics()) {
    for (const { directories } of partitions.values()) {
      for (const directory of directories) counts.set(directory, (counts.get(directory) ?? 0) + 1)
    }
  }
  return counts
}
