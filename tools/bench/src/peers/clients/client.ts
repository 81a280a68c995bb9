import type { Latencies } from '../../statistics.ts'
import type { Driven } from '../../work/drive.ts'

export type PeerName = 'kafkajs' | 'platformatic' | 'rdkafka' | 'nats'

interface PeerJob {
  readonly client: PeerName
  /** The folder whose node_modules has the client. */
  readonly folder: string
  /** host:port */
  readonly address: string
  readonly topic: string
}

export interface PeerProduceJob extends PeerJob {
  readonly kind: 'produce'
  readonly records: number
  readonly valueBytes: number
  /** Records of one call and one promise. */
  readonly recordsPerSend: number
  /** Calls that are not acknowledged, at most. */
  readonly sendsInFlight: number
}

export interface PeerConsumeJob extends PeerJob {
  readonly kind: 'consume'
  readonly records: number
}

export interface PeerEndToEndJob extends PeerJob {
  readonly kind: 'end-to-end'
  readonly records: number
}

export type AnyPeerJob = PeerProduceJob | PeerConsumeJob | PeerEndToEndJob

export type PeerProduceResult = Driven
export interface PeerConsumeResult {
  readonly seconds: number
  /** Those that were timed. */
  readonly records: number
}
export interface PeerEndToEndResult {
  readonly latency: Latencies
}

/** A producer that was connected: `send` resolves once all of `values` are acknowledged by every in-sync replica. */
export interface PeerProducer {
  send(values: readonly Buffer[]): Promise<unknown>
  close(): Promise<unknown>
}

export type Take = (value: Uint8Array) => boolean

/** A client as the benchmark sees it. */
export interface PeerClient {
  /** `lingerMs` is for clients that gather records of several calls. */
  producer(address: string, topic: string, options: { readonly lingerMs: number }): Promise<PeerProducer>
  /**
   * Calls `take` with each value of the topic, from the first one on; `take` returns false once it has enough. `soon` asks for each
   * record as soon as it is there rather than for many at once, where the client knows a difference. The result closes the consumer.
   */
  consume(
    address: string,
    topic: string,
    take: Take,
    options: { readonly soon: boolean },
  ): Promise<() => Promise<unknown>>
}
