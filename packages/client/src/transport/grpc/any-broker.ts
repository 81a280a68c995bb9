import { type Clock, isStreamError, type RpcChannel, StreamError, type Timer, type UnaryMethod } from '@millrace/base'
import { limits } from '../../limits.ts'
import { onAbort } from '../../util/abort.ts'
import type { BrokerAddress, CallLimits, ReadLimits } from '../transport.ts'

export interface AnyBrokerParts {
  readonly clock: Clock
  /** `host:port` each. */
  readonly bootstrap: readonly string[]
  /** The connection for calls to the broker at an address. */
  readonly channel: (address: string) => RpcChannel
}

/**
 * Calls that any broker answers. Brokers that are gone cost a refused connection, and those that hang cost a read nothing but a short
 * pause, after which another is asked as well.
 */
export class AnyBroker {
  readonly #parts: AnyBrokerParts
  #known: readonly string[] = []
  /** The address that answered last; it is asked first, so that who made a change sees it. */
  #preferred: string | undefined
  #answeredAtMs = -Infinity
  /** Those that did not answer when they were asked last: asked after the others. */
  readonly #doubtful = new Set<string>()
  #turn = 0

  constructor(parts: AnyBrokerParts) {
    this.#parts = parts
  }

  /** The cluster's brokers, as one of them told. */
  learn(brokers: readonly BrokerAddress[]): void {
    this.#known = brokers.map(({ host, port }) => `${host}:${port}`)
    const inUse = new Set([...this.#known, ...this.#parts.bootstrap])
    for (const address of this.#doubtful) if (!inUse.has(address)) this.#doubtful.delete(address)
    if (this.#preferred !== undefined && !inUse.has(this.#preferred)) this.#preferred = undefined
  }

  /** A call that changes nothing: the first answer counts. */
  read<Request, Response>(
    method: UnaryMethod<Request, Response>,
    request: Request,
    options: ReadLimits,
  ): Promise<Response> {
    const candidates = this.#candidates(options.elsewhere === true)
    return new Promise((resolve, reject) => {
      new HedgedCall<Response>(
        this.#parts.clock,
        candidates,
        (address, signal) =>
          this.#parts.channel(address).unary(method, request, { timeoutMs: options.timeoutMs, signal }),
        {
          hung: (address) => this.#doubtful.add(address),
          failed: (address) => this.#failed(address),
          answered: (address, response) => {
            this.#answered(address, options.elsewhere === true)
            resolve(response)
          },
          over: reject,
        },
      ).start(options.signal)
    })
  }

  /** A call that changes something: asked of one broker after the other, and never of two at the same time. */
  async write<Request, Response>(
    method: UnaryMethod<Request, Response>,
    request: Request,
    options: CallLimits,
  ): Promise<Response> {
    const failures: StreamError[] = []
    for (const address of this.#candidates(false)) {
      try {
        const { timeoutMs, signal } = options
        const response = await this.#parts.channel(address).unary(method, request, { timeoutMs, signal })
        this.#answered(address, false)
        return response
      } catch (error) {
        if (!isStreamError(error) || !anotherMayDo(error)) throw error
        if (error.code === 'BROKER_UNAVAILABLE') this.#failed(address)
        failures.push(error)
      }
    }
    throw allFailed(failures)
  }

  /** Whether it is some time ago that a broker answered, so that one which hangs may be first in line for a change. */
  get isUncertain(): boolean {
    const { clock } = this.#parts
    if (clock.monotonicMs() - this.#answeredAtMs <= limits.answerAgeMsMax) return false
    return this.#candidates(false).length > 1
  }

  #answered(address: string, elsewhere: boolean): void {
    this.#doubtful.delete(address)
    this.#answeredAtMs = this.#parts.clock.monotonicMs()
    if (!elsewhere || this.#preferred === undefined || this.#doubtful.has(this.#preferred)) this.#preferred = address
  }

  #failed(address: string): void {
    this.#doubtful.add(address)
  }

  #candidates(elsewhere: boolean): string[] {
    const all = new Set<string>(this.#preferred === undefined ? [] : [this.#preferred])
    for (const address of this.#known) all.add(address)
    for (const address of this.#parts.bootstrap) all.add(address)
    const sound = [...all].filter((address) => !this.#doubtful.has(address))
    const candidates = [...sound, ...[...all].filter((address) => this.#doubtful.has(address))]
    if (!elsewhere) return candidates
    // Each of the others gets its turn, also those that did not answer last: the one that does may be cut off from all others, and know no news.
    const others = candidates.filter((address) => address !== this.#preferred)
    const at = others.length === 0 ? 0 : this.#turn++ % others.length
    const preferred = candidates.filter((address) => address === this.#preferred)
    return [...others.slice(at), ...others.slice(0, at), ...preferred]
  }
}

interface HedgedOutcome<Response> {
  hung(address: string): void
  failed(address: string): void
  answered(address: string, response: Response): void
  over(error: unknown): void
}

/** One call to several brokers, the next as soon as one has failed or has let wait for long. */
class HedgedCall<Response> {
  readonly #clock: Clock
  readonly #candidates: string[]
  readonly #call: (address: string, signal: AbortSignal) => Promise<Response>
  readonly #outcome: HedgedOutcome<Response>
  readonly #within = new AbortController()
  readonly #failures: StreamError[] = []
  #pending = 0
  #pauseMs: number = limits.hedgeAfterMs
  #timer: Timer | undefined
  #release: () => void = () => {}
  #isOver = false

  constructor(
    clock: Clock,
    candidates: readonly string[],
    call: (address: string, signal: AbortSignal) => Promise<Response>,
    outcome: HedgedOutcome<Response>,
  ) {
    this.#clock = clock
    this.#candidates = [...candidates]
    this.#call = call
    this.#outcome = outcome
  }

  start(signal: AbortSignal | undefined): void {
    this.#release = onAbort(signal, () => this.#within.abort(signal?.reason))
    this.#next()
  }

  #next(): void {
    this.#timer?.cancel()
    this.#timer = undefined
    const address = this.#candidates.shift()
    if (address === undefined) {
      if (this.#pending === 0) this.#end(() => this.#outcome.over(allFailed(this.#failures)))
      return
    }
    this.#pending++
    void this.#ask(address)
    if (this.#candidates.length === 0 || this.#isOver) return
    this.#timer = this.#clock.setTimer(this.#pauseMs, () => {
      this.#pauseMs *= 2
      this.#outcome.hung(address)
      this.#next()
    })
  }

  async #ask(address: string): Promise<void> {
    try {
      const response = await this.#call(address, this.#within.signal)
      this.#end(() => this.#outcome.answered(address, response))
    } catch (error) {
      this.#pending--
      if (this.#isOver) return
      if (!isStreamError(error) || !anotherMayAnswer(error)) {
        this.#end(() => this.#outcome.over(error))
        return
      }
      if (error.code === 'BROKER_UNAVAILABLE') this.#outcome.failed(address)
      this.#failures.push(error)
      this.#next()
    }
  }

  #end(tell: () => void): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#timer?.cancel()
    this.#release()
    // Whoever still thinks about it may stop.
    this.#within.abort()
    tell()
  }
}

function anotherMayDo({ code }: StreamError): boolean {
  return code === 'BROKER_UNAVAILABLE' || code === 'SHUTTING_DOWN' || code === 'NO_QUORUM' || code === 'NOT_CONTROLLER'
}

/** Whether another broker may know what this one can't tell: one whose disk has failed still takes calls. */
function anotherMayAnswer(error: StreamError): boolean {
  return anotherMayDo(error) || error.code === 'TIMEOUT' || error.code === 'STORAGE_ERROR'
}

/** What a broker said tells more than that another can't be reached. */
function allFailed(failures: readonly StreamError[]): StreamError {
  const [first] = failures
  const told = failures.find(({ code }) => code !== 'BROKER_UNAVAILABLE')
  if (told !== undefined) return told
  if (first !== undefined && failures.length === 1) return first
  return new StreamError(
    'BROKER_UNAVAILABLE',
    `no broker answers: ${failures.map((failure) => failure.message).join('; ')}`,
    { cause: first },
  )
}
