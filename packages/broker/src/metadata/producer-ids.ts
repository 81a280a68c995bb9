import type { ProducerIdBlock } from '@millrace/metadata'

/** Gives out producer ids from a block that the metadata log granted; those who come while a block is fetched share the fetch. */
export class ProducerIds {
  private readonly allocate: () => Promise<ProducerIdBlock>
  private next = 0
  private end = 0
  private fetching: Promise<void> | undefined

  /** `allocate` asks the active controller for a block. */
  constructor(allocate: () => Promise<ProducerIdBlock>) {
    this.allocate = allocate
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
    const block = await this.allocate()
    this.next = block.first
    this.end = block.first + block.count
  }
}
