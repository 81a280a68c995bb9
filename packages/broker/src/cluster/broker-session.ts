import { type Clock, type DirectoryId, isStreamError, type Logger, type Network, StreamError } from '@millrace/base'
import type { RegisterBrokerRequest } from '@millrace/metadata'
import type { BrokerSessions, SessionState } from '../controller/broker-sessions.ts'
import { TickTimer } from '../lifecycle/tick-timer.ts'
import { controllerRetryMs, controllerRetryMsMax, shutdownAskMs, shutdownSilenceMsMax } from '../limits.ts'
import type { Quorum } from '../quorum/quorum.ts'
import { LocalLink, RemoteLink, type SessionLink } from './session-link.ts'

export interface BrokerSessionOptions {
  readonly quorum: Quorum
  /** Of the controller in this process; undefined if it has none. */
  readonly sessions: BrokerSessions
  readonly clock: Clock
  readonly network: Network
  readonly logger: Logger
  readonly registration: RegisterBrokerRequest
  /** Of the log directories that are in service now. */
  readonly directories: () => readonly DirectoryId[]
  /** `broker.heartbeat.interval.ms` */
  readonly heartbeatMs: number
  /** `broker.session.timeout.ms` */
  readonly timeoutMs: number
  /** The cluster will not have this broker: DUPLICATE_BROKER_REGISTRATION, INCONSISTENT_CLUSTER_ID, ... */
  readonly onRefused: (error: StreamError) => void
}

interface Waiter {
  readonly isMet: (state: SessionState | undefined) => boolean
  readonly resolve: () => void
  readonly reject: (error: StreamError) => void
}

/**
 * Errors with which a controller turns a broker away for good. A stale epoch is that of a broker whose number another incarnation has: were
 * both to register again and again, neither would ever lead.
 */
const refusals: ReadonlySet<string> = new Set([
  'STALE_BROKER_EPOCH',
  'DUPLICATE_BROKER_REGISTRATION',
  'INCONSISTENT_CLUSTER_ID',
  'DATA_DIRECTORY_FOREIGN',
])

/**
 * A broker's session with the active controller, whichever that is: it registers, says again and again that it lives, registers again with
 * the next controller, and learns whether it is fenced. With a controller in the same process there is nothing to be said again and again.
 */
export class BrokerSession {
  readonly #options: BrokerSessionOptions
  #state: SessionState | undefined
  #link: SessionLink | undefined
  /** Whether all partitions are open: before that the broker is not to be unfenced. */
  #isReady = false
  /** When a controller answered last, by the monotonic clock. */
  #answeredMs = 0
  /** Whether this broker can't do its part any more. */
  #wantsFence = false
  #wantsShutdown = false
  #mustTellDirectories = false
  #waiters: Waiter[] = []
  #closed: StreamError | undefined
  #wake: (() => void) | undefined
  /** Whether it was woken while it did not sleep. */
  #isPoked = false
  #running: Promise<void> | undefined
  readonly #stopListening: (() => void)[] = []

  constructor(options: BrokerSessionOptions) {
    this.#options = options
  }

  /** What the controller said last; undefined before the first registration. */
  get state(): SessionState | undefined {
    return this.#state
  }

  /** The epoch with which this broker is registered; -1 before it is. */
  get brokerEpoch(): number {
    return this.#state?.brokerEpoch ?? -1
  }

  /** Begins. Resolves with the first registration, which is fenced. Rejects if the cluster refuses it, or when it is closed before. */
  async start(): Promise<SessionState> {
    const { quorum } = this.#options
    const wake = (): void => this.#poke()
    this.#stopListening.push(quorum.onActivity(wake), quorum.onView(wake))
    this.#running = this.#run()
    await this.#until((state) => state !== undefined)
    return this.#registered()
  }

  /** All is open: asks to be unfenced. Resolves once it is. */
  async ready(): Promise<SessionState> {
    this.#isReady = true
    this.#poke()
    await this.#until((state) => state?.fenced === false)
    return this.#registered()
  }

  /**
   * Asks that others lead what this broker leads. Resolves once it may stop; with false when `deadlineMs` has passed, or when no controller
   * has answered for a while: others may be stopping too.
   */
  async shutDown(deadlineMs: number): Promise<boolean> {
    const { clock } = this.#options
    const endMs = clock.monotonicMs() + deadlineMs
    this.#answeredMs = clock.monotonicMs()
    this.#wantsShutdown = true
    this.#poke()
    const look = new TickTimer(clock, shutdownAskMs, () => {
      const nowMs = clock.monotonicMs()
      if (nowMs < endMs && nowMs - this.#answeredMs < shutdownSilenceMsMax) return
      this.#settle((waiter) => waiter.reject(timeUp()))
    })
    look.start()
    try {
      await this.#until((state) => state?.mayStop === true)
      return true
    } catch (error) {
      if (isStreamError(error)) return false
      throw error
    } finally {
      look.stop()
    }
  }

  /**
   * This broker can't do its part any more: others, if there are any, are to lead what it leads and not to wait for it, for as long as it
   * runs. Who waits for something is told why.
   */
  giveUp(reason: StreamError): void {
    if ([...this.#options.quorum.image.brokers()].length <= 1) return
    this.#wantsFence = true
    this.#settle((waiter) => waiter.reject(reason))
    this.#poke()
  }

  /** Tells the cluster which log directories are in service. Resolves once it knows. */
  async tellDirectories(): Promise<void> {
    this.#mustTellDirectories = true
    this.#poke()
    await this.#until(() => !this.#mustTellDirectories)
  }

  /** Ends the session: the controller sees the connection go. */
  async close(reason: StreamError): Promise<void> {
    this.#closed ??= reason
    for (const stop of this.#stopListening.splice(0)) stop()
    this.#link?.close()
    this.#poke()
    this.#settle((waiter) => waiter.reject(reason))
    await this.#running
  }

  async #run(): Promise<void> {
    let backoffMs = controllerRetryMs
    while (this.#closed === undefined) {
      const link = this.#newLink()
      if (link === undefined) {
        await this.#pause(undefined)
        continue
      }
      this.#link = link
      try {
        await this.#serve(link, () => {
          backoffMs = controllerRetryMs
        })
      } catch (error) {
        if (!isStreamError(error)) throw error
        if (this.#closed !== undefined) return
        if (refusals.has(error.code)) {
          this.#refused(error)
          return
        }
        this.#options.logger.debug({ err: error, code: error.code }, 'the session with the controller broke')
        backoffMs = Math.min(2 * backoffMs, controllerRetryMsMax)
      } finally {
        link.close()
        this.#link = undefined
      }
      // A controller in this process says when it is active; another one has to be asked.
      await this.#pause(this.#options.quorum.activeTerm === undefined && link.isLocal ? undefined : backoffMs)
    }
  }

  /** Undefined while no controller is known. */
  #newLink(): SessionLink | undefined {
    const { quorum, sessions, network, clock, timeoutMs } = this.#options
    if (quorum.activeTerm !== undefined) return new LocalLink(sessions, quorum.self.nodeId)
    const { leader } = quorum
    if (leader?.address === undefined || leader.isSelf) return undefined
    return new RemoteLink(network, leader.address, clock, Math.max(timeoutMs / 2, 1))
  }

  /** One session with one controller, until it breaks or another one leads. */
  async #serve(link: SessionLink, onRegistered: () => void): Promise<void> {
    const { registration, directories, quorum, heartbeatMs } = this.#options
    const leader = quorum.leader?.nodeId
    const term = quorum.activeTerm
    this.#learn(await link.register({ ...registration, directories: directories() }))
    onRegistered()
    while (this.#closed === undefined) {
      const mustTell = this.#mustTellDirectories
      if (this.#mustSpeak(link)) {
        const state = await link.heartbeat({
          metadataOffset: this.#isReady ? quorum.state.appliedOffset : 0,
          wantsFence: this.#wantsFence,
          wantsShutdown: this.#wantsShutdown,
          directories: mustTell ? directories() : [],
        })
        if (mustTell) this.#mustTellDirectories = false
        this.#learn(state)
      }
      await this.#pause(this.#nextMs(link, heartbeatMs))
      const isStillLeader = link.isLocal ? quorum.activeTerm === term : quorum.leader?.nodeId === leader
      if (!isStillLeader) return
    }
  }

  /** Whether there is anything that a controller in the same process does not know. */
  #mustSpeak(link: SessionLink): boolean {
    if (!link.isLocal) return true
    if (this.#wantsFence) return this.#state?.fenced !== true
    return this.#mustTellDirectories || this.#wantsShutdown || (this.#isReady && this.#state?.fenced !== false)
  }

  #nextMs(link: SessionLink, heartbeatMs: number): number | undefined {
    if (this.#wantsFence) return heartbeatMs
    if (this.#wantsShutdown && this.#state?.mayStop !== true) return shutdownAskMs
    // Until it is unfenced it waits for the metadata that say so, and more eagerly than for nothing.
    if (this.#isReady && this.#state?.fenced !== false) return Math.min(shutdownAskMs, heartbeatMs)
    return link.isLocal ? undefined : heartbeatMs
  }

  #learn(state: SessionState): void {
    this.#answeredMs = this.#options.clock.monotonicMs()
    if (this.#state !== undefined && this.#state.fenced !== state.fenced) {
      this.#options.logger.info(
        { epoch: state.brokerEpoch },
        state.fenced ? 'this broker is fenced by the controller' : 'this broker is unfenced',
      )
    }
    this.#state = state
    this.#check()
  }

  #refused(error: StreamError): void {
    this.#closed = error
    this.#options.logger.error({ err: error, code: error.code }, 'the cluster refuses this broker')
    this.#settle((waiter) => waiter.reject(error))
    this.#options.onRefused(error)
  }

  #check(): void {
    this.#settle((waiter) => {
      if (!waiter.isMet(this.#state)) return false
      waiter.resolve()
      return true
    })
  }

  /** Calls `settle` on each who waits; those for whom it does not return false are done. */
  #settle(settle: (waiter: Waiter) => boolean | void): void {
    this.#waiters = this.#waiters.filter((waiter) => settle(waiter) === false)
  }

  #until(isMet: Waiter['isMet']): Promise<void> {
    if (isMet(this.#state)) return Promise.resolve()
    if (this.#closed !== undefined) return Promise.reject(this.#closed)
    return new Promise((resolve, reject) => {
      this.#waiters.push({ isMet, resolve, reject })
    })
  }

  #registered(): SessionState {
    if (this.#state !== undefined) return this.#state
    throw this.#closed ?? timeUp()
  }

  #poke(): void {
    this.#isPoked = true
    this.#wake?.()
  }

  /** Resolves after `delayMs`, never if that is undefined, or when there is something to look at. */
  #pause(delayMs: number | undefined): Promise<void> {
    if (this.#closed !== undefined || this.#isPoked) {
      this.#isPoked = false
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      const wake = (): void => {
        timer?.cancel()
        this.#wake = undefined
        this.#isPoked = false
        resolve()
      }
      const timer = delayMs === undefined ? undefined : this.#options.clock.setTimer(delayMs, wake)
      this.#wake = wake
    })
  }
}

function timeUp(): StreamError {
  return new StreamError('TIMEOUT', 'the controller did not answer in time')
}
