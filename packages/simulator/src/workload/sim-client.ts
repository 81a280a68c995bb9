import { crc32cChecksum, type Events, isStreamError } from '@millrace/base'
import { plainCompression, type SeededRandom } from '@millrace/base/testing'
import { type Client, type ClientPorts, connect } from '@millrace/client/core'
import type { SimNetwork } from '../network/sim-network.ts'
import { MachineTime, SimClock } from '../process/sim-clock.ts'
import { SimProcess } from '../process/sim-process.ts'
import type { Trace } from '../trace/trace.ts'
import { traceLogger } from '../trace/trace-logger.ts'

const pauseAfterFailureMs = 200

/** What an application is given. */
export interface SimClientParts {
  readonly network: SimNetwork
  readonly random: SeededRandom
  readonly trace: Trace
  readonly addresses: readonly string[]
  /** Where its SDK tells what happens. Default: nobody is told. */
  readonly events?: Events
}

/** A machine with an application on it that uses the SDK. */
export class SimClient {
  readonly process: SimProcess
  readonly clock: SimClock
  readonly random: SeededRandom
  readonly #ports: ClientPorts
  readonly #addresses: readonly string[]

  /** The process of that name on that machine. */
  constructor(name: string, host: string, parts: SimClientParts) {
    const { network, random, trace, addresses, events } = parts
    const { loop } = network.fabric
    this.process = new SimProcess(name, host, loop)
    this.random = random
    this.clock = new SimClock(new MachineTime(loop, 0, 0), this.process, random.fork('clock'))
    this.#addresses = addresses
    this.#ports = {
      clock: this.clock,
      random: random.fork('sdk'),
      network: network.of(this.process),
      checksum: crc32cChecksum,
      compression: plainCompression,
      logger: traceLogger(trace, name, () => this.process.alive),
      ...(events === undefined ? {} : { events }),
    }
  }

  connect(): Promise<Client> {
    return connect(
      { brokers: this.#addresses, clientId: this.process.name, connectTimeoutMs: 600_000, metadataMaxAgeMs: 10_000 },
      this.#ports,
    )
  }

  /** As {@link connect}, until it can: who is told by one broker that its disk has failed begins anew, as a supervisor has it do. */
  async connected(): Promise<Client> {
    for (;;) {
      try {
        return await this.connect()
      } catch (error) {
        if (!isStreamError(error)) throw error
        await this.pause(pauseAfterFailureMs)
      }
    }
  }

  pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.clock.setTimer(delayMs, resolve)
    })
  }
}
