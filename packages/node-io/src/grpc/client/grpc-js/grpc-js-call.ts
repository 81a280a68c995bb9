import type { ChannelInterface, StatusObject } from '@grpc/grpc-js'
import { StreamError } from '@millrace/base'
import { endedWell } from '../../ended-well.ts'
import { MessageQueue } from '../../message-queue.ts'
import { decodeStatus } from '../../status-details.ts'
import type { ByteCall } from '../call.ts'
import { sendable } from './gathered-message.ts'
import { grpcJs } from './grpc-js.ts'

type Call = ReturnType<ChannelInterface['createCall']>

interface Sender {
  readonly bytes: Buffer
  readonly resolve: () => void
  readonly reject: (error: StreamError) => void
}

/**
 * One call of a client in bytes, on grpc-js's call object itself: its stream classes would read up to 16 messages ahead of whoever
 * reads, and add a queue to send through.
 */
export class GrpcJsCall implements ByteCall {
  readonly received: MessageQueue
  readonly #call: Call
  readonly #address: string
  readonly #path: string
  readonly #over = new AbortController()
  readonly #senders: Sender[] = []
  #sending = false
  #reading = false
  #ended = false
  #halfClosed = false
  #cancelledWith: StreamError | undefined
  #answerBegan = false
  #turnedAway = false
  #isComplete = false

  constructor(channel: ChannelInterface, address: string, path: string, deadline: number) {
    this.#address = address
    this.#path = path
    this.#call = channel.createCall(path, deadline, null, null, null)
    this.received = new MessageQueue(() => this.#read())
    this.#call.start(new (grpcJs().Metadata)(), {
      onReceiveMetadata: () => {
        this.#answerBegan = true
      },
      onReceiveMessage: (message: Buffer) => {
        this.#reading = false
        this.received.push(message)
      },
      onReceiveStatus: (status) => this.#finish(status),
    })
    // Until the first message grpc-js takes in without bound unless it was asked to read; after it, it pauses by itself.
    this.#read()
  }

  /** Aborted once the call is over; the reason is a StreamError, of CLOSED after a good end. */
  get signal(): AbortSignal {
    return this.#over.signal
  }

  /**
   * Whether the server's HTTP/2 refused the call before anybody there saw it. Node does so (ENHANCE_YOUR_CALM) when a connection has
   * all the streams it may have, and counts one that has just ended until it has tidied up behind it.
   */
  get turnedAway(): boolean {
    return this.#turnedAway
  }

  /** Resolves once the transport has written the message out, which is given in pieces. */
  send(parts: readonly Uint8Array[]): Promise<void> {
    if (this.#over.signal.aborted) return Promise.reject(this.#over.signal.reason as StreamError)
    if (this.#ended)
      return Promise.reject(new StreamError('CLOSED', `${this.#path}: this side of the stream has ended`))
    return new Promise((resolve, reject) => {
      this.#senders.push({ bytes: sendable(parts), resolve, reject })
      this.#sendNext()
    })
  }

  end(): void {
    this.#ended = true
    this.#endWhenSent()
  }

  cancel(error?: StreamError): void {
    if (this.#over.signal.aborted) return
    this.#cancelledWith = error ?? new StreamError('ABORTED', `${this.#path}: the call was cancelled`)
    this.#call.cancelWithStatus(grpcJs().status.CANCELLED, 'cancelled')
    this.#setOver(this.#cancelledWith)
  }

  #read(): void {
    if (this.#reading) return
    this.#reading = true
    this.#call.startRead()
  }

  /** grpc-js takes one message at a time: its calls have room for one before they are connected. */
  #sendNext(): void {
    if (this.#sending) return
    const sender = this.#senders[0]
    if (sender === undefined) {
      this.#endWhenSent()
      return
    }
    this.#sending = true
    this.#call.sendMessageWithContext(
      {
        callback: () => {
          this.#sending = false
          if (this.#senders[0] === sender) this.#senders.shift()
          sender.resolve()
          this.#sendNext()
        },
      },
      sender.bytes,
    )
  }

  #endWhenSent(): void {
    if (!this.#ended || this.#halfClosed || this.#senders.length > 0 || this.#over.signal.aborted) return
    this.#halfClosed = true
    this.#call.halfClose()
  }

  #finish(status: StatusObject): void {
    const { OK, RESOURCE_EXHAUSTED } = grpcJs().status
    if (status.code === OK) {
      this.#isComplete = true
      this.received.end()
      this.#setOver(endedWell(this.#path))
      return
    }
    const [details] = status.metadata.get('grpc-status-details-bin')
    const bytes = Buffer.isBuffer(details) ? details : undefined
    this.#turnedAway = status.code === RESOURCE_EXHAUSTED && bytes === undefined && !this.#answerBegan
    this.#setOver(this.#cancelledWith ?? decodeStatus(status.code, status.details, bytes, this.#address))
  }

  #setOver(error: StreamError): void {
    if (this.#over.signal.aborted) return
    this.#over.abort(error)
    // After a good end it has ended, and what lies there can still be read.
    if (!this.#isComplete) this.received.fail(error)
    for (const sender of this.#senders.splice(0)) sender.reject(error)
  }
}
