import {
  type ChannelOptions,
  type Clock,
  type ListenOptions,
  type Network,
  type ProbeOutcome,
  type RpcBinding,
  type RpcChannel,
  type RpcListener,
  type RpcStream,
  serveStream,
  serveUnary,
  StreamError,
  type Timer,
} from '@millrace/base'
import { DeadStream } from './dead-stream.ts'
import type { Fabric } from './fabric.ts'
import type { Gate } from './gate.ts'
import { GatedStream } from './gated-stream.ts'
import { inbound, type Link, outbound } from './link.ts'

export interface GatedNetworkParts {
  readonly network: Network
  readonly clock: Clock
  readonly gate: Gate
  readonly fabric: Fabric
  readonly nodeId: number
}

/**
 * The network as one broker sees it. While the broker is held, or cut off from another, nothing passes and nothing is lost, as with
 * TCP; calls fail when their time is up.
 */
export class GatedNetwork implements Network {
  readonly #parts: GatedNetworkParts
  readonly #listeners = new Set<RpcListener>()
  readonly #channels = new Set<RpcChannel>()
  readonly #streams = new Set<RpcStream<never, unknown>>()
  #isSevered = false

  constructor(parts: GatedNetworkParts) {
    this.#parts = parts
  }

  /** As the system does with the connections of a process that was killed: they break, and nobody listens any more. */
  async sever(): Promise<void> {
    this.#isSevered = true
    for (const stream of this.#streams) stream.cancel()
    for (const channel of this.#channels) channel.close()
    await Promise.all([...this.#listeners].map((listener) => listener.close(0)))
  }

  async listen(options: ListenOptions): Promise<RpcListener> {
    const { network, fabric, gate, nodeId } = this.#parts
    const link = inbound(gate)
    const bindings = options.bindings.map((binding) => gatedBinding(binding, link))
    const listener = await network.listen({ ...options, bindings })
    fabric.place(`${listener.host}:${listener.port}`, nodeId)
    this.#listeners.add(listener)
    return listener
  }

  connect(address: string, options: ChannelOptions): RpcChannel {
    const { network, clock } = this.#parts
    const channel = network.connect(address, options)
    this.#channels.add(channel)
    const link = this.#linkTo(address)
    return {
      address,
      unary: (method, request, callOptions) =>
        inTime(clock, address, callOptions, async (givenUp) => {
          if (!link.isOpen) await link.passed(givenUp)
          // Its time is up: it was never sent.
          if (givenUp.aborted) throw new StreamError('TIMEOUT', `${address} was not reached`)
          const answer = channel.unary(method, request, callOptions)
          try {
            return await answer
          } finally {
            if (!link.isOpen) await link.passed(givenUp)
          }
        }),
      stream: (method, signal) => {
        if (this.#isSevered) return new DeadStream()
        const stream = new GatedStream(channel.stream(method, signal), link)
        this.#streams.add(stream)
        stream.signal.addEventListener('abort', () => this.#streams.delete(stream), { once: true })
        return stream
      },
      close: () => {
        this.#channels.delete(channel)
        channel.close()
      },
    }
  }

  async probe(address: string, timeoutMs: number): Promise<ProbeOutcome> {
    const { network, clock } = this.#parts
    const link = this.#linkTo(address)
    if (link.isOpen) return network.probe(address, timeoutMs)
    await new Promise<void>((resolve) => {
      clock.setTimer(timeoutMs, resolve)
    })
    return 'silent'
  }

  #linkTo(address: string): Link {
    const { gate, fabric, nodeId } = this.#parts
    return outbound(gate, fabric, nodeId, address)
  }
}

function gatedBinding(binding: RpcBinding, link: Link): RpcBinding {
  if (binding.kind === 'unary') {
    return serveUnary(binding.method, async (request, context) => {
      if (!link.isOpen) await link.passed(context.signal)
      const response = await binding.handle(request, context)
      if (!link.isOpen) await link.passed(context.signal)
      return response
    })
  }
  return serveStream(binding.method, async (stream: RpcStream<unknown, unknown>, context) => {
    if (!link.isOpen) await link.passed(context.signal)
    await binding.handle(new GatedStream(stream, link), context)
  })
}

/** Runs a call with the time limit that it has, also while it waits for its way. */
function inTime<T>(
  clock: Clock,
  address: string,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
  call: (givenUp: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const givenUp = new AbortController()
    const leave = (error: StreamError): void => {
      timer.cancel()
      givenUp.abort()
      reject(error)
    }
    // A moment later than the call's own limit, which says more.
    const timer: Timer = clock.setTimer(timeoutMs + 1, () => {
      leave(new StreamError('TIMEOUT', `${address}: no answer within ${timeoutMs} ms`, { context: { address } }))
    })
    const aborted = (): void => leave(new StreamError('ABORTED', `the call to ${address} was given up`))
    signal?.addEventListener('abort', aborted, { once: true })
    call(givenUp.signal)
      .then(resolve, reject)
      .finally(() => {
        timer.cancel()
        signal?.removeEventListener('abort', aborted)
      })
  })
}
