import { type Clock, type DirectoryId, isStreamError, type Logger, type Network, type Timer } from '@millrace/base'
import {
  brokerHeartbeat,
  type BrokerRegistration,
  changeDirectories,
  fenceBrokers,
  registerBroker,
  type RegisterBrokerRequest,
  type RegisteredSession,
  type ReplicationContext,
} from '@millrace/metadata'
import { probeGone } from '../cluster/probe-gone.ts'
import { TickTimer } from '../lifecycle/tick-timer.ts'
import { brokerProbeDelayMs, brokerProbeMs, sessionCheckMs } from '../limits.ts'
import type { MetadataController } from '../metadata/metadata-controller.ts'
import { addressOf } from '../quorum/voters.ts'

/** What a broker says of itself from time to time. */
export interface Heartbeat {
  /** The offset after the last metadata record that it has applied. */
  readonly metadataOffset: number
  readonly wantsFence: boolean
  readonly wantsShutdown: boolean
  /** Of the log directories that are in service. */
  readonly directories: readonly DirectoryId[]
}

/** What a broker learns of itself. */
export interface SessionState {
  readonly brokerEpoch: number
  readonly fenced: boolean
  /** It wanted to stop, and leads nothing any more. */
  readonly mayStop: boolean
  /** The offset after the last metadata record that this goes by. */
  readonly metadataOffset: number
}

/** A broker's way to its controller, as the controller sees it: what ends it, and whether it is this very process. */
export interface SessionConnection {
  readonly isLocal: boolean
}

export interface BrokerSessionsOptions {
  readonly controller: MetadataController
  readonly clusterId: string
  readonly clock: Clock
  readonly network: Network
  readonly logger: Logger
  /** `broker.session.timeout.ms` */
  readonly timeoutMs: number
  readonly context: ReplicationContext
}

/** How a broker's session stands, for metrics. */
export interface SessionStatus {
  readonly nodeId: number
  /** Since something was heard of it; 0 for the broker of this process. */
  readonly silentMs: number
  /** Committed metadata records that it had not applied when it was heard last. */
  readonly lagRecords: number
  /** For how long it has not had all of them; 0 while it has. */
  readonly lagMs: number
}

interface Session {
  readonly nodeId: number
  readonly brokerEpoch: number
  heardMs: number
  /** As it said last. */
  metadataOffset: number
  /** When it said last that it had applied all that was committed. */
  caughtUpMs: number
  connection: SessionConnection | undefined
  /** It wanted to stop, and was told that it may. */
  mayStop: boolean
  /** Whether it is being fenced. */
  isEnding: boolean
}

/**
 * The sessions of brokers with the active controller. A broker is fenced at once when its connection broke and nobody listens where it was
 * (its process is gone), and when it has been silent for `broker.session.timeout.ms`. All that are to be fenced are fenced in one decision.
 */
export class BrokerSessions {
  readonly #options: BrokerSessionsOptions
  readonly #sessions = new Map<number, Session>()
  readonly #checks: TickTimer
  #term: number | undefined
  #probeTimer: Timer | undefined

  constructor(options: BrokerSessionsOptions) {
    this.#options = options
    this.#checks = new TickTimer(options.clock, sessionCheckMs, (latenessMs) => this.#check(latenessMs))
  }

  /**
   * This controller is active from now on, or not any more. Brokers that are there get a fresh session each; `silent`, which led the quorum
   * until it was not heard any more, half of one.
   */
  activate(term: number | undefined, silent?: number): void {
    this.#term = term
    this.#sessions.clear()
    this.#checks.stop()
    this.#probeTimer?.cancel()
    if (term === undefined) return
    for (const broker of this.#options.controller.image.brokers()) {
      if (!broker.fenced) this.#open(broker.nodeId, broker.epoch, undefined)
    }
    const session = silent === undefined ? undefined : this.#sessions.get(silent)
    if (session !== undefined) session.heardMs -= this.#options.timeoutMs / 2
    if (this.#sessions.size > 0) this.#probeAbsent(term)
  }

  /** Begins the session of a broker. Rejects as {@link registerBroker} does. */
  async register(request: RegisterBrokerRequest, connection: SessionConnection): Promise<SessionState> {
    const { controller, clusterId, context } = this.#options
    const { epoch } = await controller.run((image) =>
      registerBroker(image, request, {
        ...context,
        clusterId,
        nextOffset: controller.nextOffset,
        session: this.#sessionOf(request.nodeId),
      }),
    )
    this.#open(request.nodeId, epoch, connection)
    return this.#stateOf(request.nodeId, epoch, false)
  }

  /** A broker lives. Rejects with STALE_BROKER_EPOCH or BROKER_ID_NOT_REGISTERED. */
  async heartbeat(
    nodeId: number,
    brokerEpoch: number,
    heartbeat: Heartbeat,
    connection: SessionConnection,
  ): Promise<SessionState> {
    const { controller, context, clock } = this.#options
    const session = this.#sessions.get(nodeId)
    if (session?.brokerEpoch === brokerEpoch) {
      session.heardMs = clock.monotonicMs()
      session.connection = connection
      session.metadataOffset = heartbeat.metadataOffset
      if (heartbeat.metadataOffset >= controller.imageOffset) session.caughtUpMs = session.heardMs
    }
    const broker = controller.image.broker(nodeId)
    if (broker?.epoch === brokerEpoch && isSteady(broker, heartbeat) && controller.isActive) {
      return this.#stateOf(nodeId, brokerEpoch, false)
    }
    const { directories } = heartbeat
    if (directories.length > 0) {
      await controller.run((image) => changeDirectories(image, { nodeId, brokerEpoch, directories }, context))
    }
    const { mayStop } = await controller.run((image) =>
      brokerHeartbeat(image, { nodeId, brokerEpoch, ...heartbeat }, context),
    )
    // One that was fenced for its silence has a session again.
    if (this.#sessions.get(nodeId)?.brokerEpoch !== brokerEpoch) this.#open(nodeId, brokerEpoch, connection)
    const own = this.#sessions.get(nodeId)
    if (own !== undefined && own.brokerEpoch === brokerEpoch) own.mayStop = mayStop
    return this.#stateOf(nodeId, brokerEpoch, mayStop)
  }

  /** A broker's connection is gone; if its process is too, it is fenced. */
  async disconnected(nodeId: number, connection: SessionConnection): Promise<void> {
    const session = this.#sessions.get(nodeId)
    if (session?.connection !== connection) return
    session.connection = undefined
    if (session.mayStop) await this.#fence([session], 'it has stopped')
    else await this.#probe(session)
  }

  /** The sessions, on the active controller. */
  statuses(): SessionStatus[] {
    const { controller, clock } = this.#options
    const nowMs = clock.monotonicMs()
    return [...this.#sessions.values()].map(({ nodeId, connection, heardMs, metadataOffset, caughtUpMs }) => {
      // What is in this process need not say anything.
      const isLocal = connection?.isLocal === true
      const lagRecords = Math.max(0, controller.imageOffset - (isLocal ? controller.appliedOffset : metadataOffset))
      return {
        nodeId,
        silentMs: isLocal ? 0 : nowMs - heardMs,
        lagRecords,
        lagMs: lagRecords === 0 || isLocal ? 0 : nowMs - caughtUpMs,
      }
    })
  }

  /** Nothing is judged any more. */
  close(): void {
    this.activate(undefined)
  }

  #open(nodeId: number, brokerEpoch: number, connection: SessionConnection | undefined): void {
    if (this.#term === undefined) return
    const heardMs = this.#options.clock.monotonicMs()
    const known = { nodeId, brokerEpoch, connection, mayStop: false, isEnding: false }
    this.#sessions.set(nodeId, { ...known, heardMs, metadataOffset: 0, caughtUpMs: heardMs })
    this.#watch()
  }

  /** A process need not watch itself. */
  #watch(): void {
    const isNeeded = [...this.#sessions.values()].some(({ connection }) => connection?.isLocal !== true)
    if (isNeeded) this.#checks.start()
    else this.#checks.stop()
  }

  #sessionOf(nodeId: number): RegisteredSession {
    const session = this.#sessions.get(nodeId)
    const broker = this.#options.controller.image.broker(nodeId)
    if (session === undefined || session.brokerEpoch !== broker?.epoch || session.isEnding) return 'gone'
    return session.connection === undefined ? 'awaited' : 'connected'
  }

  #silentMs({ heardMs }: Session): number {
    return this.#options.clock.monotonicMs() - heardMs
  }

  #stateOf(nodeId: number, brokerEpoch: number, mayStop: boolean): SessionState {
    const { controller } = this.#options
    const fenced = controller.image.broker(nodeId)?.fenced ?? true
    return { brokerEpoch, fenced, mayStop, metadataOffset: controller.imageOffset }
  }

  #check(latenessMs: number): void {
    const silent: Session[] = []
    for (const session of this.#sessions.values()) {
      // While this process slept it heard nobody.
      session.heardMs += latenessMs
      if (session.connection?.isLocal === true || session.isEnding) continue
      if (this.#silentMs(session) > this.#options.timeoutMs) silent.push(session)
    }
    if (silent.length > 0) void this.#fence(silent, `nothing was heard of it for ${this.#options.timeoutMs} ms`)
  }

  /** Those that had time to connect and did not may have gone with the controller before this one. */
  #probeAbsent(term: number): void {
    this.#probeTimer = this.#options.clock.setTimer(brokerProbeDelayMs, () => {
      if (this.#term !== term) return
      for (const session of this.#sessions.values()) if (session.connection === undefined) void this.#probe(session)
    })
  }

  async #probe(session: Session): Promise<void> {
    const { network, clock, controller, logger } = this.#options
    const endpoint = controller.image.broker(session.nodeId)?.endpoints[0]
    if (endpoint === undefined || session.isEnding) return
    const isAbsent = (): boolean =>
      session.connection === undefined && !session.isEnding && this.#sessions.get(session.nodeId) === session
    const outcome = await probeGone({ network, clock }, addressOf(endpoint), brokerProbeMs, isAbsent)
    logger.debug({ broker: session.nodeId, outcome }, 'the connection of a broker broke')
    if (outcome === 'refused' && isAbsent()) await this.#fence([session], 'its process is gone')
  }

  /** Never rejects: if it can't be decided here, it is for the next controller to decide. */
  async #fence(sessions: readonly Session[], why: string): Promise<void> {
    const { controller, context, logger } = this.#options
    for (const session of sessions) session.isEnding = true
    const brokers = sessions.map(({ nodeId, brokerEpoch }) => ({ nodeId, brokerEpoch }))
    try {
      const { fenced } = await controller.run((image) => fenceBrokers(image, { brokers }, context))
      for (const nodeId of fenced) logger.warn({ broker: nodeId }, `a broker is fenced: ${why}`)
      for (const session of sessions) {
        if (this.#sessions.get(session.nodeId) === session) this.#sessions.delete(session.nodeId)
      }
    } catch (error) {
      if (!isStreamError(error)) throw error
      logger.warn({ err: error, code: error.code }, 'brokers could not be fenced')
      for (const session of sessions) session.isEnding = false
    }
  }
}

/** Whether a heartbeat says nothing that would change anything. */
function isSteady(broker: BrokerRegistration, { wantsFence, wantsShutdown, directories }: Heartbeat): boolean {
  if (broker.fenced || broker.inControlledShutdown || wantsFence || wantsShutdown) return false
  return directories.length === 0 || sameSet(directories, broker.directories)
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each) => right.includes(each))
}
