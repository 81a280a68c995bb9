import { present, type SocketConnection } from '@millrace/base'
// Brokers load it when they are to serve Kafka's clients: that takes time of the machine, which a clock that stands still does not wait for.
import '../src/start/open-kafka.ts'
import type { FakeClock } from '@millrace/base/testing'
import { type Api, decodeResponse, encodeRequest, type Fields, type InputOf, type ValueOf } from '@millrace/kafka-wire'

/** A client of Kafka's protocol over one connection: what it sends is encoded and what comes back is decoded, and nothing else. */
export class KafkaClient {
  readonly socket: SocketConnection
  readonly #clock: FakeClock
  readonly #clientId: string
  #rest: Buffer = Buffer.alloc(0)
  #correlationId = 0
  /** Answers are read one after the other, in the order of their requests. */
  #last: Promise<unknown> = Promise.resolve()

  /** `clock` runs while an answer is waited for. */
  constructor(socket: SocketConnection, clock: FakeClock, clientId = 'test') {
    this.socket = socket
    this.#clock = clock
    this.#clientId = clientId
  }

  /** Sends a request and gives its answer, letting as much time pass as that takes. */
  ask<Q extends Fields, A extends Fields>(api: Api<Q, A>, version: number, body: InputOf<Q>): Promise<ValueOf<A>> {
    return this.#clock.until(this.post(api, version, body))
  }

  /** As {@link ask}, without letting time pass. */
  post<Q extends Fields, A extends Fields>(api: Api<Q, A>, version: number, body: InputOf<Q>): Promise<ValueOf<A>> {
    const correlationId = this.send(api, version, body)
    const answered = this.#last.then(async () => {
      const answer = decodeResponse<A>(api, version, await this.frame())
      if (answer.correlationId !== correlationId) throw new Error('an answer came out of its turn')
      return answer.body
    })
    // Whoever asked is told.
    this.#last = answered.catch(() => undefined)
    return answered
  }

  /** Sends a request that nobody waits for; its correlation id. */
  send<Q extends Fields>(api: Api<Q>, version: number, body: InputOf<Q>): number {
    this.#correlationId += 1
    const header = { version, correlationId: this.#correlationId, clientId: this.#clientId }
    // That it breaks is seen by those who read.
    this.socket.write(encodeRequest(api, header, body)).catch(() => undefined)
    return this.#correlationId
  }

  /** The next frame that comes, behind its size. Rejects once the broker has closed the connection. */
  async frame(): Promise<Buffer> {
    while (this.#rest.length < 4 || this.#rest.length < 4 + this.#rest.readInt32BE(0)) {
      const more = present(await this.socket.read(), 'the broker closed the connection')
      this.#rest = Buffer.concat([this.#rest, more])
    }
    const end = 4 + this.#rest.readInt32BE(0)
    const frame = this.#rest.subarray(4, end)
    this.#rest = this.#rest.subarray(end)
    return frame
  }
}
