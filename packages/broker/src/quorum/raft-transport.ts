import {
  type Checksum,
  type Clock,
  type DirectoryId,
  isStreamError,
  type Logger,
  type Network,
  type RpcStream,
  StreamError,
} from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { Message, ReplicaKey, Voter } from '@millrace/raft'
import { checkEntries } from './entry-codec.ts'
import { MessageQueue } from './message-queue.ts'
import { PeerSender } from './peer-sender.ts'
import { fromWireMessage, fromWireReplica, toWireMessage } from './raft-wire.ts'
import { addressOf } from './voters.ts'

const { ExchangeResponse } = millrace.cluster.v1
type Incoming = millrace.cluster.v1.ExchangeRequest
type Outgoing = millrace.cluster.v1.ExchangeResponse

export interface RaftTransportOptions {
  readonly self: ReplicaKey
  readonly clusterId: string
  readonly clock: Clock
  readonly network: Network
  readonly logger: Logger
  readonly checksum: Checksum
  /** Where a replica is reached, `host:port`; undefined if that is not known, or if another one has its number. */
  readonly addressOf: (replica: ReplicaKey) => string | undefined
  readonly onMessage: (message: Message) => void
  /** The node's process is gone: its connection broke, and a new one was refused. */
  readonly onGone: (nodeId: number) => void
  /** A node that this one was sent to belongs to another cluster. */
  readonly onForeign: (error: StreamError) => void
}

/** A way back to a node whose address is not known: the stream that it opened. */
interface Inbound {
  readonly stream: RpcStream<Outgoing, Incoming>
  readonly queue: MessageQueue
}

/**
 * Carries messages between the nodes of the quorum, in order on one connection to each. It may lose them: who is slow or away gets
 * nothing twice.
 */
export class RaftTransport {
  readonly #options: RaftTransportOptions
  readonly #senders = new Map<number, PeerSender>()
  /** By directory: a node with an emptied disk, and one that has another's number, are not the replica that they seem to be. */
  readonly #inbound = new Map<DirectoryId, Inbound>()
  readonly #open = new Set<RpcStream<Outgoing, Incoming>>()
  /** Who was said to lead last, and where: a node that was away for long may know nothing else of it. */
  #toldLeader: Voter | undefined
  #closed = false

  constructor(options: RaftTransportOptions) {
    this.#options = options
  }

  /** Hands messages over for sending; never waits. */
  send(messages: readonly Message[]): void {
    if (this.#closed) return
    for (const message of messages) {
      const { nodeId, directoryId } = message.to
      const address = this.#options.addressOf(message.to) ?? this.#addressTold(message.to)
      if (address === undefined) this.#inbound.get(directoryId)?.queue.add(message)
      else this.#senderTo(nodeId, address).send(message)
    }
  }

  /** Takes what another node sends, until it ends. Throws INCONSISTENT_CLUSTER_ID for one of another cluster. */
  async serve(stream: RpcStream<Outgoing, Incoming>): Promise<void> {
    let from: ReplicaKey | undefined
    this.#open.add(stream)
    try {
      for await (const { greeting, messages } of stream) {
        if (this.#closed) return
        if (greeting !== null) {
          this.#checkCluster(greeting.clusterId)
          from = fromWireReplica(greeting.from)
          this.#inbound.set(from.directoryId, { stream, queue: answersOver(stream) })
        }
        if (from === undefined) throw new StreamError('INVALID_REQUEST', 'the first message says who sends it')
        for (const wire of messages) {
          const message = fromWireMessage(wire)
          if (message !== undefined) this.#receive(message)
        }
      }
    } finally {
      this.#open.delete(stream)
      if (from !== undefined && this.#inbound.get(from.directoryId)?.stream === stream) {
        this.#inbound.delete(from.directoryId)
      }
    }
  }

  /** Says nothing any more. */
  close(): void {
    this.#closed = true
    for (const sender of this.#senders.values()) sender.close()
    for (const stream of this.#open) stream.cancel(new StreamError('SHUTTING_DOWN', 'this node of the quorum stops'))
    this.#senders.clear()
    this.#inbound.clear()
  }

  #receive(message: Message): void {
    if (this.#closed) return
    if (message.type === 'append-request') {
      checkEntries(message.entries, message.prevOffset, this.#options.checksum)
    }
    if (message.type === 'observe-response') this.#toldLeader = message.leader
    this.#senders.get(message.from.nodeId)?.noteHeard()
    this.#options.onMessage(message)
  }

  #addressTold({ directoryId }: ReplicaKey): string | undefined {
    const [endpoint] = this.#toldLeader?.directoryId === directoryId ? this.#toldLeader.endpoints : []
    return endpoint && addressOf(endpoint)
  }

  #senderTo(nodeId: number, address: string): PeerSender {
    const known = this.#senders.get(nodeId)
    if (known?.address === address) return known
    known?.close()
    const sender = new PeerSender({
      ...this.#options,
      nodeId,
      address,
      onMessage: (message) => this.#receive(message),
    })
    this.#senders.set(nodeId, sender)
    return sender
  }

  #checkCluster(clusterId: string): void {
    if (clusterId === this.#options.clusterId) return
    throw new StreamError(
      'INCONSISTENT_CLUSTER_ID',
      `this node belongs to cluster ${this.#options.clusterId}, not to ${clusterId}: one of the two has the wrong addresses in ` +
        'controller.quorum.voters, or the wrong data directory',
    )
  }
}

function answersOver(stream: RpcStream<Outgoing, Incoming>): MessageQueue {
  return new MessageQueue(async (messages) => {
    try {
      await stream.send(new ExchangeResponse({ messages: messages.map(toWireMessage) }))
    } catch (error) {
      if (!isStreamError(error)) throw error
      // The stream is over, and its end is seen where it is read.
    }
  })
}
