import {
  type Clock,
  isStreamError,
  type Network,
  type RpcChannel,
  type StreamError,
  type Timer,
  type UnaryMethod,
} from '@millrace/base'
import { ControllerService, millrace } from '@millrace/contracts'
import {
  controllerRetryMs,
  controllerRetryMsMax,
  forwardedReadMs,
  messageSizeBytesMax,
  noQuorumWaitMs,
  replacedAnswerMs,
} from '../limits.ts'
import { noQuorum } from '../metadata/metadata-controller.ts'
import type { Quorum } from '../quorum/quorum.ts'

const { ForwardRequest } = millrace.cluster.v1

export interface ControllerClientOptions {
  readonly quorum: Quorum
  readonly clock: Clock
  readonly network: Network
  /** `request.timeout.ms`: how long one call of a controller may take. */
  readonly requestTimeoutMs: number
}

/** Where a call of the controller goes. */
interface Target {
  readonly channel: RpcChannel
  readonly nodeId: number
}

/**
 * Calls of the active controller, wherever it is: if it is this node, what `local` does. Who leads may change while a call is under way:
 * then it goes to the next one, until its time is up.
 */
export class ControllerClient {
  readonly #options: ControllerClientOptions
  readonly #channels = new Map<string, RpcChannel>()
  /** Since when no controller is known, by the monotonic clock. */
  #leaderlessSinceMs: number
  #closed: StreamError | undefined
  readonly #wakeUps = new Set<() => void>()

  constructor(options: ControllerClientOptions) {
    this.#options = options
    this.#leaderlessSinceMs = options.clock.monotonicMs()
    const wake = (): void => {
      if (options.quorum.leader !== undefined) this.#leaderlessSinceMs = Number.POSITIVE_INFINITY
      else if (this.#leaderlessSinceMs === Number.POSITIVE_INFINITY) {
        this.#leaderlessSinceMs = options.clock.monotonicMs()
      }
      for (const wakeUp of [...this.#wakeUps]) wakeUp()
    }
    options.quorum.onView(wake)
    options.quorum.onActivity(wake)
  }

  /**
   * Calls the active controller. Rejects with what it answers; with NO_QUORUM at once if none has been known for a while; with the last
   * NOT_CONTROLLER or BROKER_UNAVAILABLE if its time is up.
   */
  async call<Request, Response>(
    method: UnaryMethod<Request, Response>,
    request: Request,
    local: () => Promise<Response>,
  ): Promise<Response> {
    const { quorum, clock, requestTimeoutMs } = this.#options
    const deadlineMs = clock.monotonicMs() + requestTimeoutMs
    for (let backoffMs = controllerRetryMs; ; backoffMs = Math.min(2 * backoffMs, controllerRetryMsMax)) {
      if (this.#closed !== undefined) throw this.#closed
      try {
        if (quorum.activeTerm !== undefined) return await local()
        const target = this.#target()
        const timeoutMs = Math.max(1, deadlineMs - clock.monotonicMs())
        if (target !== undefined) return await this.#ask(target, method, request, timeoutMs)
      } catch (error) {
        if (!isStreamError(error) || !isAboutController(error) || clock.monotonicMs() >= deadlineMs) throw error
      }
      this.#checkQuorum()
      await this.#changeOrMs(backoffMs)
    }
  }

  /** Has the active controller answer a call that came to this broker, and waits until this broker knows what came of it. */
  async forward<Request, Response>(
    method: UnaryMethod<Request, Response>,
    request: Request,
    local: () => Promise<Response>,
  ): Promise<Response> {
    let answeredHere: Response | undefined
    const bytes = method.request.encode(request)
    const wire = new ForwardRequest({ path: method.path, request: bytes })
    const { response, metadataOffset } = await this.call(ControllerService.forward, wire, async () => {
      answeredHere = await local()
      return new millrace.cluster.v1.ForwardResponse({})
    })
    if (answeredHere !== undefined) return answeredHere
    await this.#whenApplied(metadataOffset)
    return method.response.decode(response)
  }

  /** Resolves when who leads has changed, or after `delayMs`; never before if that is undefined. */
  changeOr(delayMs: number | undefined): Promise<void> {
    return this.#changeOrMs(delayMs)
  }

  close(reason: StreamError): void {
    this.#closed = reason
    for (const channel of this.#channels.values()) channel.close()
    for (const wakeUp of [...this.#wakeUps]) wakeUp()
  }

  /**
   * Does not wait long for a controller that was replaced: it may be frozen, or cut off. A moment it does: one that stepped down in order,
   * such as by giving up its own vote, has the answer on its way, and asked again the next one would find it done already.
   */
  async #ask<Request, Response>(
    { channel, nodeId }: Target,
    method: UnaryMethod<Request, Response>,
    request: Request,
    timeoutMs: number,
  ): Promise<Response> {
    const { quorum, clock } = this.#options
    const replaced = new AbortController()
    let grace: Timer | undefined
    const stop = quorum.onView(({ leader }) => {
      if (leader?.nodeId !== nodeId) grace ??= clock.setTimer(replacedAnswerMs, () => replaced.abort())
    })
    try {
      return await channel.unary(method, request, { timeoutMs, signal: replaced.signal })
    } finally {
      stop()
      grace?.cancel()
    }
  }

  #target(): Target | undefined {
    const { quorum, network } = this.#options
    const { leader } = quorum
    // This node leads, and is not active yet.
    if (leader?.address === undefined || leader.isSelf) return undefined
    const known = this.#channels.get(leader.address)
    const channel = known ?? network.connect(leader.address, { messageSizeBytesMax, purpose: 'control' })
    this.#channels.set(leader.address, channel)
    return { channel, nodeId: leader.nodeId }
  }

  #checkQuorum(): void {
    const { quorum, clock } = this.#options
    if (quorum.leader !== undefined) return
    if (clock.monotonicMs() - this.#leaderlessSinceMs >= noQuorumWaitMs) throw noQuorum()
  }

  #changeOrMs(delayMs: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wakeUp = (): void => {
        timer?.cancel()
        this.#wakeUps.delete(wakeUp)
        resolve()
      }
      const timer = delayMs === undefined ? undefined : this.#options.clock.setTimer(delayMs, wakeUp)
      this.#wakeUps.add(wakeUp)
    })
  }

  /** A broker that falls behind answers all the same: what was done is done. */
  async #whenApplied(offset: number): Promise<void> {
    const { quorum, clock } = this.#options
    await new Promise<void>((resolve) => {
      const timer = clock.setTimer(forwardedReadMs, resolve)
      const done = (): void => {
        timer.cancel()
        resolve()
      }
      quorum.state.whenApplied(offset).then(done, done)
    })
  }
}

/** What says that another controller, or the same one a little later, may answer; ABORTED is said by this one itself. */
const aboutController: ReadonlySet<string> = new Set([
  'NOT_CONTROLLER',
  'NO_QUORUM',
  'BROKER_UNAVAILABLE',
  'SHUTTING_DOWN',
  'ABORTED',
])

function isAboutController({ code }: StreamError): boolean {
  return aboutController.has(code)
}
