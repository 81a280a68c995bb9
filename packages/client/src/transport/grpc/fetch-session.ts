import { present, type RpcStream, StreamError, uuidFromText, uuidToText } from '@millrace/base'
import type { millrace } from '@millrace/contracts'
import type {
  FetchedDivergence,
  FetchedError,
  FetchedFrame,
  FetchedRedirect,
  FetchHandlers,
  FetchSession,
  FetchUpdate,
  TopicRef,
} from '../transport.ts'
import { isolationTo } from './isolation-level.ts'
import { receive } from './receive.ts'
import { streamErrorFrom } from './wire-error.ts'

type WireRequest = millrace.data.v1.FetchRequest
type WireResponse = millrace.data.v1.FetchResponse

/** What a broker says of a partition. */
type Message = FetchedFrame | FetchedError | FetchedRedirect | FetchedDivergence

/** Fetch on one stream of DataService. */
export class GrpcFetchSession implements FetchSession {
  readonly #stream: RpcStream<WireRequest, WireResponse>
  readonly #handlers: FetchHandlers
  #closed = false

  constructor(stream: RpcStream<WireRequest, WireResponse>, handlers: FetchHandlers) {
    this.#stream = stream
    this.#handlers = handlers
    void this.#run()
  }

  update({ set = [], remove = [], grantBytes = 0, rack = '', isolation }: FetchUpdate): void {
    const sent = this.#stream.send({
      set: set.map(({ topic, partition, offset, epoch, leaderEpoch, lastFetchedEpoch }) => ({
        topicId: idBytes(topic),
        partition,
        offset,
        epoch,
        currentLeaderEpoch: leaderEpoch,
        lastFetchedEpoch: lastFetchedEpoch < 0 ? null : lastFetchedEpoch,
      })),
      remove: remove.map(({ topic, partition }) => ({ topicId: idBytes(topic), partition })),
      grantBytes,
      clientRack: rack,
      isolationLevel: isolationTo(isolation),
    })
    // These messages are small and few. A stream that can't take them any more has failed, which its receiving side tells.
    sent.catch(() => undefined)
  }

  close(): void {
    this.#closed = true
    this.#stream.cancel()
  }

  async #run(): Promise<void> {
    const failure = await receive(this.#stream, 'fetch', messageFrom, (message) => this.#handle(message))
    if (this.#closed) return
    this.#closed = true
    this.#stream.cancel()
    this.#handlers.closed(failure)
  }

  #handle(message: Message | undefined): boolean {
    if (this.#closed) return false
    if (message === undefined) return true
    if ('error' in message) this.#handlers.failed(message)
    else if ('nodeId' in message) this.#handlers.redirected?.(message)
    else if ('endOffset' in message) this.#handlers.diverged?.(message)
    else this.#handlers.frame(message)
    return true
  }
}

/** undefined for a kind of message that a newer broker may send. */
function messageFrom({ frame, error, redirect, divergence }: WireResponse): Message | undefined {
  if (frame) {
    const { topicId, partition, epoch, recordBatches: bytes, abortedTransactions: aborted } = frame
    // No rest of a destructuring here: what is 0 stands in the prototype of a message.
    const { highWatermark, lastStableOffset, logStartOffset } = frame
    const batches = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const watermarks = { highWatermark, lastStableOffset, logStartOffset }
    return { topicId: idText(topicId), partition, epoch, ...watermarks, batches, aborted }
  }
  if (redirect) {
    const { topicId, partition, epoch, nodeId } = redirect
    return { topicId: idText(topicId), partition, epoch, nodeId }
  }
  if (divergence) {
    const { topicId, partition, epoch, leaderEpoch, endOffset } = divergence
    return { topicId: idText(topicId), partition, epoch, leaderEpoch, endOffset }
  }
  if (!error) return undefined
  const { topicId, partition, epoch, logStartOffset, highWatermark } = error
  const reason =
    streamErrorFrom(error.error) ?? new StreamError('INTERNAL', 'the broker gave no reason for a fetch error')
  return { topicId: idText(topicId), partition, epoch, error: reason, logStartOffset, highWatermark }
}

function idText(bytes: Uint8Array): string {
  if (bytes.length === 16) return uuidToText(bytes)
  throw new StreamError('INVALID_REQUEST', `the broker sent a topic id of ${bytes.length} bytes`)
}

function idBytes(topic: TopicRef): Uint8Array {
  return present(uuidFromText(topic.id), 'a topic id comes from a broker')
}
