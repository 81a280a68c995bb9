/**
 * The partition, of so many, that keeps what belongs to an id: a group's, or a transactional one. As in Kafka, so that the topics of one
 * can be read by the other: Java's `String.hashCode`, without its sign (`Utils.abs`), modulo the partitions.
 */
export function coordinatorPartitionOf(id: string, partitions: number): number {
  let hash = 0
  for (let index = 0; index < id.length; index++) hash = (Math.imul(31, hash) + id.charCodeAt(index)) | 0
  // The one number that has no positive counterpart.
  return hash === -0x8000_0000 ? 0 : Math.abs(hash) % partitions
}
