import {
  type ChannelOptions,
  type ListenOptions,
  type Network,
  type ProbeOutcome,
  type RpcBinding,
  type RpcChannel,
  type RpcListener,
  serveStream,
  type StreamMethod,
} from '@millrace/base'

/** A network that counts the streams that are open over it, on whichever side it is used, and may lead all connections elsewhere. */
export class CountedNetwork implements Network {
  open = 0
  mostOpen = 0
  opened = 0
  readonly #network: Network
  readonly #leadTo: string | undefined
  readonly #waiting: (() => void)[] = []

  /** With `leadTo`, whoever connects is led there, whatever address it asks for. */
  constructor(network: Network, leadTo?: string) {
    this.#network = network
    this.#leadTo = leadTo
  }

  listen(options: ListenOptions): Promise<RpcListener> {
    return this.#network.listen({ ...options, bindings: options.bindings.map((binding) => this.#counted(binding)) })
  }

  connect(address: string, options: ChannelOptions): RpcChannel {
    const channel = this.#network.connect(this.#leadTo ?? address, options)
    return {
      address: channel.address,
      unary: (method, request, callOptions) => channel.unary(method, request, callOptions),
      stream: <Request, Response>(method: StreamMethod<Request, Response>, signal?: AbortSignal) => {
        const stream = channel.stream(method, signal)
        this.#begin()
        if (stream.signal.aborted) this.#end()
        else stream.signal.addEventListener('abort', () => this.#end(), { once: true })
        return stream
      },
      close: () => channel.close(),
    }
  }

  probe(address: string, timeoutMs: number): Promise<ProbeOutcome> {
    return this.#network.probe(this.#leadTo ?? address, timeoutMs)
  }

  /** Resolves once no stream is open. */
  idle(): Promise<void> {
    if (this.open === 0) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #counted(binding: RpcBinding): RpcBinding {
    if (binding.kind === 'unary') return binding
    return serveStream(binding.method, async (stream, context) => {
      this.#begin()
      try {
        await binding.handle(stream, context)
      } finally {
        this.#end()
      }
    })
  }

  #begin(): void {
    this.opened++
    this.open++
    this.mostOpen = Math.max(this.mostOpen, this.open)
  }

  #end(): void {
    this.open--
    if (this.open === 0) for (const resolve of this.#waiting.splice(0)) resolve()
  }
}
