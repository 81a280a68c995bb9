import type { TopicRef } from '../transport/transport.ts'
import { Fifo } from '../util/fifo.ts'
import type { FrameReader } from './frame-reader.ts'
import { NodeFetcher, type NodeFetcherParts } from './node-fetcher.ts'

/** What one subscription receives: the brokers that send, and the frames that were not taken yet. What is taken or dropped is credit again. */
export class FrameInflow {
  readonly #partsOf: (nodeId: number) => NodeFetcherParts
  readonly #fetchers = new Map<number, NodeFetcher>()
  readonly #frames = new Fifo<FrameReader>()

  /** `partsOf` says what is to become of what a broker sends. */
  constructor(partsOf: (nodeId: number) => NodeFetcherParts) {
    this.#partsOf = partsOf
  }

  /** The frame that was received first. */
  get first(): FrameReader | undefined {
    return this.#frames.first
  }

  /** What a broker sends is wanted. */
  from(nodeId: number): NodeFetcher {
    let fetcher = this.#fetchers.get(nodeId)
    if (fetcher === undefined) {
      fetcher = new NodeFetcher(this.#partsOf(nodeId))
      this.#fetchers.set(nodeId, fetcher)
    }
    return fetcher
  }

  /** A broker is to send no more of a partition. */
  remove(nodeId: number, topic: TopicRef, partition: number): void {
    this.#fetchers.get(nodeId)?.remove(topic, [partition])
  }

  push(frame: FrameReader): void {
    this.#frames.push(frame)
  }

  /** The first frame is done with. */
  shift(): void {
    const frame = this.#frames.shift()
    if (frame !== undefined) this.release(frame.nodeId, frame.sizeBytes)
  }

  /** Bytes that a broker has sent are done with. */
  release(nodeId: number, sizeBytes: number): void {
    this.#fetchers.get(nodeId)?.release(sizeBytes)
  }

  /** Gives back what was received and is wanted no more. */
  dropStale(): void {
    this.#frames.retain((frame) => {
      if (!frame.isStale) return true
      this.release(frame.nodeId, frame.sizeBytes)
      return false
    })
  }

  /** Nothing more comes, and nothing is left. */
  close(): void {
    this.#frames.clear()
    for (const fetcher of this.#fetchers.values()) fetcher.close()
    this.#fetchers.clear()
  }
}
