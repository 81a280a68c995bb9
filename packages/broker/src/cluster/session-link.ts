import {
  type Clock,
  type DirectoryId,
  type Network,
  type RpcChannel,
  type RpcStream,
  StreamError,
} from '@millrace/base'
import { ControllerService, millrace } from '@millrace/contracts'
import type { RegisterBrokerRequest } from '@millrace/metadata'
import type { BrokerSessions, Heartbeat, SessionState } from '../controller/broker-sessions.ts'
import { messageSizeBytesMax } from '../limits.ts'
import { uuidBytes } from '../wire/uuid.ts'

const { BrokerSessionRequest } = millrace.cluster.v1
type Request = millrace.cluster.v1.BrokerSessionRequest
type Response = millrace.cluster.v1.BrokerSessionResponse

/** A broker's way to one controller: it says something, and is answered. */
export interface SessionLink {
  /** Whether the controller is this very process: then it need not be told again and again that the broker lives. */
  readonly isLocal: boolean
  register(request: RegisterBrokerRequest): Promise<SessionState>
  heartbeat(heartbeat: Heartbeat): Promise<SessionState>
  close(): void
}

/** To the controller in this process. */
export class LocalLink implements SessionLink {
  readonly isLocal = true
  readonly #sessions: BrokerSessions
  readonly #nodeId: number
  #brokerEpoch = -1

  constructor(sessions: BrokerSessions, nodeId: number) {
    this.#sessions = sessions
    this.#nodeId = nodeId
  }

  async register(request: RegisterBrokerRequest): Promise<SessionState> {
    const state = await this.#sessions.register(request, this)
    this.#brokerEpoch = state.brokerEpoch
    return state
  }

  heartbeat(heartbeat: Heartbeat): Promise<SessionState> {
    return this.#sessions.heartbeat(this.#nodeId, this.#brokerEpoch, heartbeat, this)
  }

  close(): void {
    // There is nothing between the two.
  }
}

/** To the controller at an address, over a connection of its own: nothing may keep a heartbeat waiting. */
export class RemoteLink implements SessionLink {
  readonly isLocal = false
  readonly #channel: RpcChannel
  readonly #stream: RpcStream<Request, Response>
  readonly #answers: AsyncIterator<Response>
  readonly #clock: Clock
  readonly #answerMsMax: number

  constructor(network: Network, address: string, clock: Clock, answerMsMax: number) {
    this.#channel = network.connect(address, { messageSizeBytesMax, purpose: 'session' })
    this.#stream = this.#channel.stream(ControllerService.brokerSession)
    this.#answers = this.#stream[Symbol.asyncIterator]()
    this.#clock = clock
    this.#answerMsMax = answerMsMax
  }

  register(request: RegisterBrokerRequest): Promise<SessionState> {
    const { nodeId, incarnationId, clusterId, directories, rack, endpoints, features, mayHaveLostRecords } = request
    return this.#ask(
      new BrokerSessionRequest({
        register: {
          nodeId,
          incarnationId: uuidBytes(incarnationId),
          clusterId: clusterId ?? '',
          directoryIds: idsOf(directories),
          rack: rack ?? '',
          endpoints: endpoints.map(({ name, host, port }) => ({ name, host, port })),
          features: (features ?? []).map(({ name, minSupportedVersion, maxSupportedVersion }) => ({
            name,
            minVersion: minSupportedVersion,
            maxVersion: maxSupportedVersion,
          })),
          mayHaveLostRecords: mayHaveLostRecords === true,
        },
      }),
    )
  }

  heartbeat({ metadataOffset, wantsFence, wantsShutdown, directories }: Heartbeat): Promise<SessionState> {
    const heartbeat = { metadataOffset, wantsFence, wantsShutdown, directoryIds: idsOf(directories) }
    return this.#ask(new BrokerSessionRequest({ heartbeat }))
  }

  close(): void {
    this.#stream.cancel()
    this.#channel.close()
  }

  async #ask(request: Request): Promise<SessionState> {
    const timer = this.#clock.setTimer(this.#answerMsMax, () => {
      this.#stream.cancel(new StreamError('TIMEOUT', `the controller did not answer within ${this.#answerMsMax} ms`))
    })
    try {
      await this.#stream.send(request)
      const answer = await this.#answers.next()
      if (answer.done === true) throw new StreamError('NOT_CONTROLLER', 'the controller ended the session')
      const { brokerEpoch, fenced, mayStop, metadataOffset } = answer.value
      return { brokerEpoch, fenced, mayStop, metadataOffset }
    } finally {
      timer.cancel()
    }
  }
}

function idsOf(directories: readonly DirectoryId[]): Uint8Array[] {
  return directories.map((id) => uuidBytes(id))
}
