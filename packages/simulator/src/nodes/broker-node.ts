import { crc32cChecksum, type Logger } from '@millrace/base'
import { plainCompression, SameThreadWorker } from '@millrace/base/testing'
import { type Broker, parseBrokerConfig, startBroker } from '@millrace/broker'
import type { SimProcess } from '../process/sim-process.ts'
import type { Trace } from '../trace/trace.ts'
import { traceLogger } from '../trace/trace-logger.ts'
import type { Machine } from './machine.ts'

/** How long whoever watches over a broker waits before it starts one again that has ended or failed. */
const supervisorMs = 500

/** A machine with a broker on it, and somebody who starts that again when it ends. */
export class BrokerNode {
  readonly nodeId: number
  readonly machine: Machine
  readonly #config: Readonly<Record<string, unknown>>
  readonly #trace: Trace
  #broker: Broker | undefined
  /** Whether it is meant to run. */
  #wanted = false
  #starts = 0

  constructor(nodeId: number, machine: Machine, config: Readonly<Record<string, unknown>>, trace: Trace) {
    this.nodeId = nodeId
    this.machine = machine
    this.#config = config
    this.#trace = trace
  }

  /** The broker, once it has started. */
  get broker(): Broker | undefined {
    return this.#broker
  }

  get process(): SimProcess | undefined {
    return this.machine.process
  }

  /** Starts it, if it does not run. */
  start(): void {
    this.#wanted = true
    if (this.machine.process !== undefined) return
    this.machine.boot()
    this.#starts += 1
    const process = this.machine.spawn()
    const logger = traceLogger(this.#trace, process.name, () => process.alive)
    this.#trace.add('start', process.name, `start ${this.#starts} of broker ${this.nodeId}`)
    void this.#run(process, logger)
  }

  kill(): void {
    this.#wanted = false
    this.#broker = undefined
    this.machine.kill()
  }

  losePower(): void {
    this.#wanted = false
    this.#broker = undefined
    this.machine.losePower()
  }

  /** As SIGTERM does; the process may be killed meanwhile. */
  stop(): void {
    const process = this.machine.process
    const broker = this.#broker
    this.#wanted = false
    if (process === undefined) return
    if (broker === undefined) {
      this.kill()
      return
    }
    broker.stop({ deadlineMs: 5_000 }).then(
      () => this.#ended(process, 'it has stopped'),
      (error: unknown) => this.#ended(process, `it could not stop in order: ${String(error)}`),
    )
  }

  async #run(process: SimProcess, logger: Logger): Promise<void> {
    try {
      const broker = await startBroker(parseBrokerConfig(this.#config), {
        ...this.machine.ports(process),
        checksum: crc32cChecksum,
        compression: plainCompression,
        worker: new SameThreadWorker(plainCompression),
        logger,
      })
      this.#broker = broker
      const reason = await broker.failed
      this.#ended(process, `it has failed: ${reason.message}`)
    } catch (error) {
      this.#ended(process, `it could not start: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  #ended(process: SimProcess, why: string): void {
    if (!process.alive) return
    this.#trace.add('end', process.name, why)
    this.#broker = undefined
    this.machine.ended()
    if (!this.#wanted) return
    this.machine.fabric.loop.after(supervisorMs, 'timer', undefined, `broker ${this.nodeId} is started again`, () => {
      if (this.#wanted) this.start()
    })
  }
}
