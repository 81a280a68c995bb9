import { allocateProducerIds, type ProducerIdBlock } from '@millrace/metadata'
import type { MetadataController } from './metadata-controller.ts'

/** Gives out producer ids from a block that the metadata log granted; those who come while a block is fetched share the fetch. */
export class ProducerIds {
  private readonly controller: MetadataController
  private readonly nodeId: number
  private readonly brokerEpoch: number
  private next = 0
  private end = 0
  private fetching: Promise<void> | undefined

  constructor(controller: MetadataController, nodeId: number, brokerEpoch: number) {
    this.controller = controller
    this.nodeId = nodeId
    this.brokerEpoch = brokerEpoch
  }

  /** An id that no producer of the cluster had before. Rejects if no block can be had. */
  async take(): Promise<number> {
    // A loop: of more callers than a block has ids, some find the new block used up too.
    while (this.next >= this.end) {
      this.fetching ??= this.fetch().finally(() => {
        this.fetching = undefined
      })
      await this.fetching
    }
    const id = this.next
    this.next += 1
    return id
  }

  private async fetch(): Promise<void> {
    const { nodeId, brokerEpoch } = this
    const block: ProducerIdBlock = await this.controller.run((image) =>
      allocateProducerIds(image, { nodeId, brokerEpoch }),
    )
    this.next = block.first
    this.end = block.first + block.count
  }
}
