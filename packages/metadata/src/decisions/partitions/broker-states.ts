import type { DirectoryId } from '@millrace/base'
import { type BrokerRegistration, isActive } from '../../image/broker-registration.ts'
import type { ClusterImage } from '../../image/cluster-image.ts'
import type { PartitionImage } from '../../image/partition-image.ts'

/** Kafka's ids below this many are no directories: not chosen yet, lost, moving (KIP-858). */
const reservedDirectories: ReadonlySet<string> = new Set(['AAAAAAAAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAQ'])

/** The brokers as they are once a decision is made: those of the image, but for some that it changes. */
export class BrokerStates {
  readonly #image: ClusterImage
  readonly #changed: ReadonlyMap<number, BrokerRegistration>

  constructor(image: ClusterImage, changed: readonly BrokerRegistration[] = []) {
    this.#image = image
    this.#changed = new Map(changed.map((broker) => [broker.nodeId, broker]))
  }

  broker(nodeId: number): BrokerRegistration | undefined {
    return this.#changed.get(nodeId) ?? this.#image.broker(nodeId)
  }

  /** Whether the broker takes part: registered, not fenced, not shutting down. */
  isActive(nodeId: number): boolean {
    const broker = this.broker(nodeId)
    return broker !== undefined && isActive(broker)
  }

  /** Whether the log directory of the replica is in service, as far as its broker said. */
  hasDirectory(partition: Pick<PartitionImage, 'replicas' | 'directories'>, nodeId: number): boolean {
    const directory: DirectoryId | undefined = partition.directories[partition.replicas.indexOf(nodeId)]
    const directories = this.broker(nodeId)?.directories ?? []
    if (directory === undefined || directories.length === 0) return true
    return reservedDirectories.has(directory) || directories.includes(directory)
  }

  /** Whether the replica could serve as leader or stand in the ISR, if it has what is committed. */
  isUsable(partition: Pick<PartitionImage, 'replicas' | 'directories'>, nodeId: number): boolean {
    return this.isActive(nodeId) && this.hasDirectory(partition, nodeId)
  }

  /** Whether the replica serves still, but its broker is shutting down. */
  isStopping(partition: Pick<PartitionImage, 'replicas' | 'directories'>, nodeId: number): boolean {
    const broker = this.broker(nodeId)
    return broker?.inControlledShutdown === true && !broker.fenced && this.hasDirectory(partition, nodeId)
  }
}
