import { assert, type Disk, isStreamError, present, type Sockets } from '@millrace/base'
import { type Broker, type BrokerPorts, parseBrokerConfig, startBroker } from '@millrace/broker'
import type { Fabric } from './faults/fabric.ts'
import { Gate } from './faults/gate.ts'
import { GatedClock } from './faults/gated-clock.ts'
import { GatedNetwork } from './faults/gated-network.ts'
import { GatedSockets } from './faults/gated-sockets.ts'
import type { Incarnations } from './incarnation.ts'
import { stopDeadlineMs } from './limits.ts'
import { SeverableDisk } from './severable-disk.ts'

/** A broker of a test cluster. It keeps its port and its data from one start to the next. */
export interface TestBroker {
  readonly nodeId: number
  readonly host: string
  readonly port: number
  /** `host:port` */
  readonly address: string
  /** The same for clients of the Kafka protocol; undefined if they are not served. */
  readonly kafkaAddress: string | undefined
  readonly running: boolean
  /** The broker itself, while it runs. */
  readonly broker: Broker
  /** Stops as on SIGTERM: what is under way is finished. Content if it does not run. */
  stop(): Promise<void>
  /**
   * Stops as by `kill -9`: connections break, and nothing more is written, not even that it stopped. What had been handed to the disk
   * stays there. Content if it does not run.
   */
  kill(): Promise<void>
  /** Starts it again on its port and data; stops it first if it runs. */
  restart(): Promise<void>
  /**
   * Stops its time as by SIGSTOP, until {@link resume}: it takes connections and says nothing, its timers stand still, and it neither hears
   * of what it asked of its disk nor asks for more. Content if it does not run.
   */
  pause(): void
  /** As SIGCONT: everything goes on where it stood, with time having passed. Content if it was not paused. */
  resume(): void
}

export interface TestBrokerOptions {
  readonly nodeId: number
  readonly ports: Omit<BrokerPorts, 'disk' | 'processIdentity'> & { readonly sockets: Sockets }
  readonly fabric: Fabric
  readonly disk: Disk
  readonly incarnations: Incarnations
  readonly configs: Readonly<Record<string, unknown>>
}

interface Running {
  readonly broker: Broker
  readonly disk: SeverableDisk
  readonly network: GatedNetwork
  readonly sockets: GatedSockets
  readonly gate: Gate
  readonly endIncarnation: () => void
}

export class InProcessBroker implements TestBroker {
  readonly #options: TestBrokerOptions
  #running: Running | undefined
  /** Those of the first start: port 0 becomes a port. */
  #place: { nodeId: number; host: string; port: number; kafkaPort: number | undefined } | undefined

  constructor(options: TestBrokerOptions) {
    this.#options = options
  }

  get nodeId(): number {
    return this.#place?.nodeId ?? this.#options.nodeId
  }

  get host(): string {
    return this.#known().host
  }

  get port(): number {
    return this.#known().port
  }

  get address(): string {
    return `${this.host}:${this.port}`
  }

  get kafkaAddress(): string | undefined {
    const { host, kafkaPort } = this.#known()
    return kafkaPort === undefined ? undefined : `${host}:${kafkaPort}`
  }

  get running(): boolean {
    return this.#running !== undefined
  }

  get broker(): Broker {
    return present(this.#running, 'the broker does not run').broker
  }

  async start(): Promise<void> {
    assert(this.#running === undefined, 'the broker runs already')
    const { incarnations, configs, ports, fabric, nodeId } = this.#options
    const incarnation = incarnations.start()
    const gate = new Gate()
    const clock = new GatedClock(ports.clock, gate)
    const network = new GatedNetwork({ network: ports.network, clock: ports.clock, gate, fabric, nodeId })
    const disk = new SeverableDisk(this.#options.disk, gate)
    const sockets = new GatedSockets(ports.sockets, gate)
    try {
      const broker = await startBroker(parseBrokerConfig({ ...configs, ...this.#portConfigs() }), {
        ...ports,
        clock,
        network,
        sockets,
        disk,
        processIdentity: incarnation.identity,
      })
      const { nodeId: own, host, port, kafka } = broker
      this.#place ??= { nodeId: own, host, port, kafkaPort: kafka?.port }
      this.#running = { broker, disk, network, sockets, gate, endIncarnation: incarnation.end }
    } catch (error) {
      incarnation.end()
      throw error
    }
  }

  async stop(): Promise<void> {
    const running = this.#take()
    if (running === undefined) return
    running.gate.release()
    await running.broker.stop({ deadlineMs: stopDeadlineMs })
    running.endIncarnation()
  }

  async kill(): Promise<void> {
    const running = this.#take()
    if (running === undefined) return
    running.gate.kill()
    await Promise.all([running.disk.sever(), running.network.sever(), running.sockets.sever()])
    try {
      await running.broker.stop({ deadlineMs: 0 })
    } catch (error) {
      // It can not stop well without its disk and its network; that is the point.
      if (!isStreamError(error)) throw error
    }
    running.endIncarnation()
  }

  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  pause(): void {
    this.#running?.gate.hold()
  }

  resume(): void {
    this.#running?.gate.release()
  }

  #take(): Running | undefined {
    const running = this.#running
    this.#running = undefined
    return running
  }

  /** What it has listened on before, it listens on again. */
  #portConfigs(): Readonly<Record<string, number>> {
    if (this.#place === undefined) return {}
    const { port, kafkaPort } = this.#place
    return { 'listener.port': port, ...(kafkaPort === undefined ? {} : { 'kafka.listener.port': kafkaPort }) }
  }

  #known(): { host: string; port: number; kafkaPort: number | undefined } {
    return present(this.#place, 'the broker was never started')
  }
}
