import type { PartitionedRecord } from '../partitioners/partitioner.ts'
import { KeyBytes } from './key-bytes.ts'

/** A record whose partition is to be chosen. */
export class Choice implements PartitionedRecord {
  topic = ''
  /** The key as its serde wrote it. */
  content: Uint8Array | string | null = null
  partitionCount = 0
  isAvailable: (this: void, partition: number) => boolean = () => true
  queuedBatches: (this: void, partition: number) => number = () => 0
  readonly #bytes = new KeyBytes()

  /** Encoded when somebody asks: where there is one partition nobody has to. */
  get key(): Uint8Array | null {
    const { content } = this
    return typeof content === 'string' ? this.#bytes.of(content) : content
  }
}
