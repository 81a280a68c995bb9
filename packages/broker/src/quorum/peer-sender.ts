import {
  type Clock,
  isStreamError,
  type Logger,
  type Network,
  type RpcChannel,
  type RpcStream,
  type StreamError,
} from '@millrace/base'
import { millrace, RaftService } from '@millrace/contracts'
import type { Message, ReplicaKey } from '@millrace/raft'
import { probeGone } from '../cluster/probe-gone.ts'
import { messageSizeBytesMax, raftProbeMs, raftReconnectBackoffMs, raftSilentConnectionMsMax } from '../limits.ts'
import { MessageQueue } from './message-queue.ts'
import { fromWireMessage, toWireMessage, toWireReplica } from './raft-wire.ts'

const { ExchangeRequest } = millrace.cluster.v1
type Outgoing = millrace.cluster.v1.ExchangeRequest
type Incoming = millrace.cluster.v1.ExchangeResponse

export interface PeerSenderOptions {
  readonly self: ReplicaKey
  readonly clusterId: string
  readonly clock: Clock
  readonly network: Network
  readonly logger: Logger
  readonly nodeId: number
  readonly address: string
  readonly onMessage: (message: Message) => void
  /** The node's process is gone. */
  readonly onGone: (nodeId: number) => void
  /** The node belongs to another cluster. */
  readonly onForeign: (error: StreamError) => void
}

/**
 * The stream to one node of the quorum, with a connection of its own. It is opened when there is something to say, and again after it
 * broke, or after nothing was heard of the node for a while: a connection that was cut off would take long to notice that it can go on.
 */
export class PeerSender {
  readonly address: string
  readonly #options: PeerSenderOptions
  readonly #queue: MessageQueue
  #channel: RpcChannel | undefined
  #stream: RpcStream<Outgoing, Incoming> | undefined
  /** The stream that knows who sends. */
  #greeted: RpcStream<Outgoing, Incoming> | undefined
  #openedMs = 0
  #heardMs = Number.NEGATIVE_INFINITY
  #nextOpenMs = Number.NEGATIVE_INFINITY
  #isProbing = false
  /** Said in the log since it was last heard. */
  #isGone = false
  #closed = false

  constructor(options: PeerSenderOptions) {
    this.address = options.address
    this.#options = options
    this.#queue = new MessageQueue((messages) => this.#sendBatch(messages))
  }

  send(message: Message): void {
    if (this.#closed) return
    this.#leaveIfSilent()
    // Nothing gathers while there is no connection: what is said then is old by the time there is one.
    if (this.#stream === undefined && !this.#connect()) return
    this.#queue.add(message)
  }

  /** Something came from the node, by whatever way. */
  noteHeard(): void {
    this.#heardMs = this.#options.clock.monotonicMs()
    this.#isGone = false
  }

  close(): void {
    this.#closed = true
    this.#leave()
  }

  #connect(): boolean {
    const { clock, network } = this.#options
    const nowMs = clock.monotonicMs()
    if (nowMs < this.#nextOpenMs) return false
    this.#openedMs = nowMs
    this.#nextOpenMs = nowMs + raftReconnectBackoffMs
    this.#channel ??= network.connect(this.address, { messageSizeBytesMax, purpose: 'raft' })
    const stream = this.#channel.stream(RaftService.exchange)
    this.#stream = stream
    this.#greeted = undefined
    void this.#read(stream)
    return true
  }

  /** A stream that has been open for a while and brought nothing is given up, connection and all. */
  #leaveIfSilent(): void {
    if (this.#stream === undefined) return
    const nowMs = this.#options.clock.monotonicMs()
    if (nowMs - Math.max(this.#heardMs, this.#openedMs) <= raftSilentConnectionMsMax) return
    this.#options.logger.debug({ node: this.#options.nodeId }, 'a silent connection of the quorum is made anew')
    this.#leave()
  }

  #leave(): void {
    const stream = this.#stream
    this.#stream = undefined
    this.#queue.clear()
    stream?.cancel()
    this.#channel?.close()
    this.#channel = undefined
  }

  async #sendBatch(messages: readonly Message[]): Promise<void> {
    const stream = this.#stream
    if (stream === undefined) return
    const { self, clusterId } = this.#options
    const greeting = this.#greeted === stream ? {} : { greeting: { clusterId, from: toWireReplica(self) } }
    this.#greeted = stream
    try {
      await stream.send(new ExchangeRequest({ ...greeting, messages: messages.map(toWireMessage) }))
    } catch (error) {
      if (!isStreamError(error)) throw error
      // The reader of the stream learns why, and opens another.
    }
  }

  async #read(stream: RpcStream<Outgoing, Incoming>): Promise<void> {
    const { logger, nodeId, onMessage, onForeign } = this.#options
    try {
      for await (const { messages } of stream) {
        for (const wire of messages) {
          const message = fromWireMessage(wire)
          if (message !== undefined) onMessage(message)
        }
      }
    } catch (error) {
      if (!isStreamError(error)) throw error
      const isForeign = error.code === 'INCONSISTENT_CLUSTER_ID'
      const about = { node: nodeId, address: this.address, err: error }
      logger[isForeign ? 'error' : 'debug'](about, 'a stream of the quorum broke')
      if (isForeign && !this.#closed) onForeign(error)
    }
    if (this.#stream !== stream || this.#closed) return
    this.#stream = undefined
    this.#queue.clear()
    await this.#probe()
  }

  /** Whether a broken connection means that the process is gone. */
  async #probe(): Promise<void> {
    const { network, clock, logger, nodeId, onGone } = this.#options
    if (this.#isProbing) return
    this.#isProbing = true
    const isAbsent = (): boolean => !this.#closed && this.#stream === undefined
    const outcome = await probeGone({ network, clock }, this.address, raftProbeMs, isAbsent)
    this.#isProbing = false
    if (outcome !== 'refused' || !isAbsent()) return
    // It is asked for again and again, and told of once.
    if (!this.#isGone) logger.info({ node: nodeId }, 'the process of a node of the quorum is gone')
    this.#isGone = true
    onGone(nodeId)
  }
}
