import { type Serde, partitioners } from '@millrace/client'
import { codecOf } from '../stores/codec.ts'
import type { Windowed } from '../stores/store.ts'
import type { StreamPartitioner } from '../topology/nodes.ts'
import { innerKeySerde } from './windowed-serde.ts'

/** Of records with key it only asks for the key and how many partitions there are. */
const chooser = partitioners.javaCompatible('', () => 0, { batchBytes: 1, adaptive: false })

/**
 * All windows of a key go to the partition of the key, as Kafka's WindowedStreamPartitioner has it: so they stay in order, and where other
 * records of the key are. undefined: these are no windowed keys.
 */
export function windowedPartitioner(serde: Serde<never, unknown>): StreamPartitioner<Windowed<unknown>> | undefined {
  const inner = innerKeySerde(serde)
  if (inner === undefined) return undefined
  const codec = codecOf(inner)
  return (topic, window, _value, partitionCount) =>
    window === null
      ? undefined
      : chooser.choose({
          topic,
          key: codec.encode(window.key),
          partitionCount,
          isAvailable: () => true,
          queuedBatches: () => 0,
        })
}
