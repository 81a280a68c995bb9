import { present, type RpcChannel, type RpcStream } from '@millrace/base'
import type { FakeClock } from '@millrace/base/testing'
import { DataService, millrace } from '@millrace/contracts'
import { valuesIn } from './batches.ts'

type Request = millrace.data.v1.FetchRequest
type Response = millrace.data.v1.FetchResponse

/** A fetch stream as a test sees it: what it asked for, and what came. */
export class FetchClient {
  readonly stream: RpcStream<Request, Response>
  readonly frames: millrace.data.v1.FetchFrame[] = []
  readonly errors: millrace.data.v1.FetchError[] = []
  readonly redirects: millrace.data.v1.FetchRedirect[] = []
  readonly divergences: millrace.data.v1.FetchDivergence[] = []
  /** How the stream ended: undefined while it lives. */
  end: 'well' | Error | undefined
  private readonly clock: FakeClock
  private reading = false

  constructor(channel: RpcChannel, clock: FakeClock) {
    this.stream = channel.stream(DataService.fetch)
    this.clock = clock
  }

  /** Sends a request and begins to read if it has not; lets everything run that can run without time passing. */
  async ask(request: millrace.data.v1.FetchRequest.$Properties): Promise<void> {
    this.post(request)
    this.read()
    await this.clock.settle()
  }

  /** Sends a request without reading what comes. */
  post(request: millrace.data.v1.FetchRequest.$Properties): void {
    // A stream that broke says so in `end`.
    this.stream.send(new millrace.data.v1.FetchRequest(request)).catch(() => undefined)
  }

  /** Reads everything that comes from now on. */
  read(): void {
    if (this.reading) return
    this.reading = true
    void this.receive()
  }

  /** The next message, for a client that reads one at a time. */
  async next(): Promise<Response> {
    const next = await this.clock.until(this.stream[Symbol.asyncIterator]().next())
    return present(next.done === true ? undefined : next.value, 'the stream has ended')
  }

  /** The values of every record that came, of one partition. */
  values(partition = 0): string[] {
    return this.frames
      .filter((frame) => frame.partition === partition)
      .flatMap((frame) => valuesIn(frame.recordBatches))
  }

  private async receive(): Promise<void> {
    try {
      for await (const { frame, error, redirect, divergence } of this.stream) {
        if (frame) this.frames.push(frame)
        else if (redirect) this.redirects.push(redirect)
        else if (divergence) this.divergences.push(divergence)
        else this.errors.push(present(error, 'a message is a frame or an error'))
      }
      this.end = 'well'
    } catch (error) {
      this.end = error as Error
    }
  }
}
