import { present, type RpcChannel, type RpcStream } from '@millrace/base'
import type { FakeClock } from '@millrace/base/testing'
import { DataService, millrace } from '@millrace/contracts'

type Request = millrace.data.v1.ProduceRequest
type Response = millrace.data.v1.ProduceResponse
const { Acks, ErrorReason } = { ...millrace.data.v1, ...millrace.common.v1 }

export interface SendOptions {
  readonly acks?: millrace.data.v1.Acks
  readonly timeoutMs?: number
  readonly correlationId?: number
  readonly transactionalId?: string
}

export interface Part {
  readonly topicId: Uint8Array
  readonly partition?: number
  readonly batch: Uint8Array
}

/** A produce stream as a test sees it: what it sent, and what came back. */
export class ProduceClient {
  readonly stream: RpcStream<Request, Response>
  readonly window: millrace.data.v1.ProduceWindow
  /** Results in the order they came. */
  readonly results: millrace.data.v1.ProduceResult[] = []
  /** How the stream ended: undefined while it lives. */
  end: 'well' | Error | undefined
  private readonly clock: FakeClock
  private nextCorrelationId = 1

  private constructor(stream: RpcStream<Request, Response>, window: millrace.data.v1.ProduceWindow, clock: FakeClock) {
    this.stream = stream
    this.window = window
    this.clock = clock
  }

  static async open(channel: RpcChannel, clock: FakeClock): Promise<ProduceClient> {
    const stream = channel.stream(DataService.produce)
    const first = await stream[Symbol.asyncIterator]().next()
    const window = first.done === true ? null : first.value.window
    const client = new ProduceClient(stream, present(window, 'a produce stream begins with its window'), clock)
    void client.receive()
    return client
  }

  /** Sends without waiting; returns the correlation id. */
  post(parts: readonly Part[], options: SendOptions = {}): number {
    const correlationId = options.correlationId ?? this.nextCorrelationId++
    const partitions = parts.map(({ topicId, partition = 0, batch }) => ({ topicId, partition, recordBatch: batch }))
    const request = new millrace.data.v1.ProduceRequest({
      correlationId,
      acks: options.acks ?? Acks.ACKS_ALL,
      timeoutMs: options.timeoutMs ?? 0,
      transactionalId: options.transactionalId ?? '',
      partitions,
    })
    // A stream that broke says so in `end`.
    this.stream.send(request).catch(() => undefined)
    return correlationId
  }

  /** Sends and lets everything run that can run without time passing; returns the results of the request. */
  async send(parts: readonly Part[], options: SendOptions = {}): Promise<millrace.data.v1.ProducePartitionResult[]> {
    const correlationId = this.post(parts, options)
    await this.clock.settle()
    return this.resultOf(correlationId)
  }

  resultOf(correlationId: number): millrace.data.v1.ProducePartitionResult[] {
    return present(
      this.results.find((result) => result.correlationId === correlationId),
      `request ${correlationId} has no answer`,
    ).partitions
  }

  private async receive(): Promise<void> {
    try {
      for await (const message of this.stream)
        this.results.push(present(message.result, 'after the window come results'))
      this.end = 'well'
    } catch (error) {
      this.end = error as Error
    }
  }
}

/** The name of an error's reason, without its prefix; undefined if there is no error. */
export function reasonOf(result: { error?: millrace.common.v1.Error | null } | undefined): string | undefined {
  const reason = result?.error?.reason
  return reason === undefined ? undefined : String(ErrorReason[reason]).replace('ERROR_REASON_', '')
}
