import { type Clock, isStreamError, type Logger, type SocketConnection, type StreamError } from '@millrace/base'
import { encodeResponse } from '@millrace/kafka-wire'
import { kafkaProducesInFlightMax, kafkaRequestsPerTurnMax } from '../../limits.ts'
import type { KafkaBinding, KafkaConnectionState, KafkaServices } from '../api.ts'
import { FrameReader, type FrameReaderOptions } from './frame-reader.ts'
import { readRequest } from './read-request.ts'
import { KafkaRequest, type RequestConnection } from './request.ts'

/** What all connections of a listener share. */
export interface ConnectionContext {
  readonly bindings: ReadonlyMap<number, KafkaBinding>
  readonly services: KafkaServices
  readonly clock: Clock
  readonly logger: Logger
  readonly frames: FrameReaderOptions
}

const produceKey = 0

/**
 * One client's connection: reads requests, has them answered, and answers in the order in which they came. As in Kafka a request is begun
 * when the one before it has its answer; only Produce requests that follow each other are worked on together, begun in their order. At
 * most one request more is read, so a client that does not read its answers is soon not read itself.
 */
export class KafkaConnection implements RequestConnection {
  readonly state: KafkaConnectionState
  readonly clientHost: string
  readonly #socket: SocketConnection
  readonly #context: ConnectionContext
  readonly #frames: FrameReader
  /** When the last answer has left. Never rejects. */
  #answered: Promise<void> = Promise.resolve()
  #inFlight = 0
  /** Of those, requests whose handlers have not answered. */
  #handling = 0
  #lastIsProduce = false
  #requestsInTurn = 0
  /** Tells who waits until one of those in flight is answered. */
  #tellRoom: () => void = () => {}
  #activeMs: number
  #abort: AbortController | undefined
  /** Nothing more is begun. */
  #isOver = false
  #isDraining = false
  #isClosed = false

  constructor(socket: SocketConnection, id: number, context: ConnectionContext) {
    this.#socket = socket
    this.#context = context
    this.#frames = new FrameReader(socket, context.frames)
    this.#activeMs = context.clock.monotonicMs()
    this.clientHost = `/${socket.remoteAddress}`
    this.state = { id, clientSoftware: { name: '', version: '' }, frameTakenMs: -Infinity }
  }

  /** Made for those who ask: most requests never do. */
  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      this.#abort = new AbortController()
      if (this.#isOver) this.#abort.abort()
    }
    return this.#abort.signal
  }

  /** Since when nothing has come or gone, by the monotonic clock; undefined while a handler works. */
  get idleSinceMs(): number | undefined {
    return this.#handling > 0 ? undefined : this.#activeMs
  }

  /** Resolves once the connection is over and nothing works for it any more. */
  async serve(): Promise<void> {
    try {
      while (await this.#next());
    } catch (error) {
      this.#end()
      // As in Kafka, nonsense behind a request does not keep that from being answered.
      if (!isGone(error)) await this.#answered
      this.#tell(error)
    }
    if (this.#isDraining) await this.#answered
    this.#close()
    await this.#answered
  }

  /** Reads nothing more; what is under way is answered. */
  drain(): void {
    this.#isDraining = true
    this.#end()
    void this.#answered.then(() => this.#close())
  }

  cut(reason: StreamError): void {
    if (this.#isClosed) return
    const { peer } = this.#socket
    const told = { peer, code: reason.code, reason: reason.message }
    this.#context.logger.info(told, 'ended the connection of a Kafka client')
    this.#close()
  }

  /** Begins nothing more. */
  #end(): void {
    this.#isOver = true
    this.#abort?.abort()
  }

  #close(): void {
    this.#end()
    this.#isClosed = true
    this.#socket.close()
  }

  /** Reads a request and begins it. False once there are no more. */
  async #next(): Promise<boolean> {
    await this.#giveWay()
    const frame = await this.#frames.next()
    if (frame === undefined) return false
    this.#activeMs = this.#context.clock.monotonicMs()
    try {
      const read = readRequest(frame.bytes, this.#context.bindings)
      if ('answer' in read) {
        frame.release()
        await this.#answered
        await this.#socket.write(read.answer)
        return true
      }
      const isProduce = read.binding.api.key === produceKey
      await this.#turn(isProduce)
      if (this.#isOver) {
        frame.release()
        return false
      }
      this.#lastIsProduce = isProduce
      this.#begin(new KafkaRequest(read, this), frame.release)
    } catch (error) {
      frame.release()
      throw error
    }
    return true
  }

  /** What lies ready is read and answered without a pause: others have their turns, too. */
  async #giveWay(): Promise<void> {
    this.#requestsInTurn += 1
    if (this.#requestsInTurn < kafkaRequestsPerTurnMax) return
    this.#requestsInTurn = 0
    await this.#context.clock.yieldTurn()
  }

  async #turn(isProduce: boolean): Promise<void> {
    if (!isProduce || !this.#lastIsProduce) return this.#answered
    while (this.#inFlight >= kafkaProducesInFlightMax && !this.#isOver) {
      await new Promise<void>((resolve) => {
        this.#tellRoom = resolve
      })
    }
  }

  #begin(request: KafkaRequest, release: () => void): void {
    const readMs = this.#activeMs
    this.#inFlight += 1
    this.#handling += 1
    const handled = this.#handle(request).finally(() => {
      this.#handling -= 1
      release()
    })
    this.#answered = this.#answer(request, this.#answered, handled, readMs)
  }

  /** The answer as a frame; undefined if there is none to give. */
  async #handle(request: KafkaRequest): Promise<readonly Uint8Array[] | undefined> {
    const { binding, api, version, correlationId, body } = request
    const { services } = this.#context
    let answer: object | undefined
    try {
      answer = await binding.handle(services, body, request)
    } catch (error) {
      const answerable = services.faults.answerable(error, `answering ${api.name}`)
      services.measures.requests.ofKafka(api.name).failed(answerable.code)
      answer = binding.failed(body, answerable, request)
    }
    return answer === undefined ? undefined : encodeResponse(api, version, correlationId, answer as never)
  }

  /** Never rejects. */
  async #answer(
    request: KafkaRequest,
    previous: Promise<void>,
    handled: Promise<readonly Uint8Array[] | undefined>,
    readMs: number,
  ): Promise<void> {
    const { clock, services } = this.#context
    try {
      const frame = await handled
      const knownMs = clock.monotonicMs()
      await previous
      if (frame !== undefined) await this.#socket.write(frame)
      this.#activeMs = clock.monotonicMs()
      services.measures.requests.ofKafka(request.api.name).answered(readMs, knownMs, this.#activeMs)
    } catch (error) {
      this.#tell(error)
      this.#close()
    } finally {
      this.#inFlight -= 1
      this.#tellRoom()
      request.over()
    }
  }

  /** What went wrong with the connection as a whole. */
  #tell(error: unknown): void {
    const { logger, services } = this.#context
    const { peer } = this.#socket
    if (!isStreamError(error)) {
      services.faults.answerable(error, "serving a connection of Kafka's protocol")
    } else if (isGone(error)) {
      logger.debug({ peer, reason: error.message }, 'the connection of a Kafka client has ended')
    } else {
      const { name, version } = this.state.clientSoftware
      const told = { peer, client: name, version, code: error.code, reason: error.message }
      logger.warn(told, "closed a connection to the port for Kafka's protocol")
    }
  }
}

/** Whether it says that the connection is there no more: it broke, or we have closed it. */
function isGone(error: unknown): boolean {
  return isStreamError(error, 'BROKER_UNAVAILABLE') || isStreamError(error, 'CLOSED')
}
