import type { StreamError } from '@millrace/base'
import type { Api } from '@millrace/kafka-wire'
import type { ClientSoftware, KafkaBinding, KafkaConnectionState, KafkaRequestContext } from '../api.ts'

/** What a request knows of the connection that it came over. */
export interface RequestConnection {
  readonly state: KafkaConnectionState
  readonly clientHost: string
  readonly signal: AbortSignal
  cut(reason: StreamError): void
}

/** A request as it was read: what it asks, and who asked. */
export interface ReadRequest {
  readonly binding: KafkaBinding
  readonly version: number
  readonly correlationId: number
  readonly clientId: string | null
  readonly body: unknown
}

/** One request while it is worked on, as its handler sees it. */
export class KafkaRequest implements KafkaRequestContext {
  readonly binding: KafkaBinding
  readonly version: number
  readonly correlationId: number
  readonly clientId: string | null
  readonly body: unknown
  readonly #connection: RequestConnection
  readonly #releases: (() => void)[] = []
  #isOver = false

  constructor(read: ReadRequest, connection: RequestConnection) {
    this.binding = read.binding
    this.version = read.version
    this.correlationId = read.correlationId
    this.clientId = read.clientId
    this.body = read.body
    this.#connection = connection
  }

  get api(): Api {
    return this.binding.api
  }

  get clientHost(): string {
    return this.#connection.clientHost
  }

  get connection(): KafkaConnectionState {
    return this.#connection.state
  }

  get signal(): AbortSignal {
    return this.#connection.signal
  }

  readonly clientSoftware = (): ClientSoftware => this.#connection.state.clientSoftware

  whenSent(release: () => void): void {
    if (this.#isOver) release()
    else this.#releases.push(release)
  }

  cut(reason: StreamError): void {
    this.#connection.cut(reason)
  }

  /** The answer has left, or never will. */
  over(): void {
    this.#isOver = true
    for (const release of this.#releases.splice(0)) release()
  }
}
