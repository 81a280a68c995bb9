import type { Partitioner } from './partitioner.ts'
import { javaCompatible } from './java-compatible.ts'
import { roundRobin } from './round-robin.ts'

/** The partitioners that come with the SDK. Your own is any function of type {@link Partitioner}. */
export const partitioners: {
  readonly javaCompatible: Partitioner
  readonly roundRobin: Partitioner
} = {
  /** By the murmur2 hash of the key, as Kafka's Java client; records without key stick to a partition for a batch. The default. */
  javaCompatible,
  /** One after the other, whatever the key. */
  roundRobin,
}
