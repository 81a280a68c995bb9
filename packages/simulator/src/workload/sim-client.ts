import { crc32cChecksum } from '@millrace/base'
import { plainCompression, type SeededRandom } from '@millrace/base/testing'
import { type Client, type ClientPorts, connect } from '@millrace/client/core'
import type { SimNetwork } from '../network/sim-network.ts'
import { MachineTime, SimClock } from '../process/sim-clock.ts'
import { SimProcess } from '../process/sim-process.ts'
import type { Trace } from '../trace/trace.ts'
import { traceLogger } from '../trace/trace-logger.ts'

/** A machine with an application on it that uses the SDK. */
export class SimClient {
  readonly process: SimProcess
  readonly clock: SimClock
  readonly random: SeededRandom
  readonly #ports: ClientPorts
  readonly #addresses: readonly string[]

  constructor(name: string, network: SimNetwork, random: SeededRandom, trace: Trace, addresses: readonly string[]) {
    const { loop } = network.fabric
    this.process = new SimProcess(name, name, loop)
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
    }
  }

  connect(): Promise<Client> {
    return connect(
      { brokers: this.#addresses, clientId: this.process.name, connectTimeoutMs: 600_000, metadataMaxAgeMs: 10_000 },
      this.#ports,
    )
  }

  pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.clock.setTimer(delayMs, resolve)
    })
  }
}
