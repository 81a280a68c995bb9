import { type Disk, type ProcessIdentity } from '@millrace/base'
import { CrashingDisk, type DiskOperation, type SeededRandom } from '@millrace/base/testing'
import type { Fabric } from '../network/fabric.ts'
import type { SimNetwork } from '../network/sim-network.ts'
import { MachineTime, SimClock } from '../process/sim-clock.ts'
import { SimProcess } from '../process/sim-process.ts'
import { DiskLatency } from './disk-latency.ts'
import { type LogWrites, watchedDisk } from './log-writes.ts'

/** A computer: a disk and clocks that stay, processes that come and go. */
export class Machine {
  readonly host: string
  readonly time: MachineTime
  readonly latency: DiskLatency
  readonly #network: SimNetwork
  readonly #random: SeededRandom
  readonly #writes: LogWrites
  #disk: CrashingDisk
  #process: SimProcess | undefined
  #processes = 0
  #boots = 0
  #label = ''

  constructor(host: string, network: SimNetwork, random: SeededRandom, writes: LogWrites) {
    this.host = host
    this.#network = network
    this.#random = random
    this.#writes = writes
    const { loop } = network.fabric
    this.time = new MachineTime(loop, (random.number() - 0.5) * 2e-4, (random.number() - 0.5) * 2_000)
    this.latency = new DiskLatency(random.fork('disk'))
    this.#disk = this.#newDisk()
  }

  /** The process that runs here, if one does. */
  get process(): SimProcess | undefined {
    return this.#process
  }

  /** The disk as it is; it is another object after each crash. */
  get disk(): CrashingDisk {
    return this.#disk
  }

  get fabric(): Fabric {
    return this.#network.fabric
  }

  /** Starts a process. */
  spawn(): SimProcess {
    this.#processes += 1
    this.#process = new SimProcess(`${this.host}/${this.#processes}`, this.host, this.fabric.loop)
    return this.#process
  }

  /** The ports of the process that runs here now. */
  ports(process: SimProcess): {
    clock: SimClock
    random: SeededRandom
    disk: Disk
    network: ReturnType<SimNetwork['of']>
    processIdentity: ProcessIdentity
  } {
    const pid = this.#processes
    const bootId = String(this.#boots)
    return {
      clock: new SimClock(this.time, process, this.#random.fork('clock')),
      random: this.#random.fork('process'),
      disk: watchedDisk(this.#disk, this.host, this.#writes),
      network: this.#network.of(process),
      processIdentity: {
        self: { pid, bootId, startTime: String(pid) },
        // One process at a time: whoever asks is it.
        isAlive: async (record) => record.pid === pid && record.bootId === bootId,
      },
    }
  }

  /** kill -9: what the process had written stays in the page cache. */
  kill(): void {
    const process = this.#process
    if (process === undefined) return
    this.#end(process, false)
    this.#replace(this.#disk.kill(this.#random.fork('kill')))
  }

  /** The power goes: what was not synced is gone, or torn. */
  losePower(): void {
    const process = this.#process
    if (process !== undefined) this.#end(process, true)
    this.fabric.hostDown(this.host)
    this.#replace(this.#disk.crash(this.#random.fork('crash')))
    this.#boots += 1
  }

  /** The power is back, if it was gone. */
  boot(): void {
    if (this.fabric.isDown(this.host)) this.fabric.hostUp(this.host)
  }

  /** A new, empty disk in the place of the old one. Only while nothing runs. */
  emptyDisk(): void {
    this.#replace(this.#newDisk())
  }

  /** The process has ended by itself, in order. */
  ended(): void {
    const process = this.#process
    if (process !== undefined) this.#end(process, false)
    this.#replace(this.#disk.kill(this.#random.fork('exit')))
  }

  #end(process: SimProcess, withMachine: boolean): void {
    process.kill()
    this.#process = undefined
    this.#network.processDied(process, withMachine)
  }

  #replace(disk: CrashingDisk): void {
    this.#disk.halt()
    this.#disk = disk
    this.#writes.replaced(this.host, disk)
  }

  #newDisk(): CrashingDisk {
    return new CrashingDisk({
      clock: {
        setTimer: (delayMs, fire) => {
          const process = this.#process
          const event = process?.schedule(delayMs, 'disk', this.#label, fire)
          return {
            cancel: () => {
              if (event !== undefined) process?.cancel(event)
            },
          }
        },
      },
      latencyMs: (operation: DiskOperation, path: string) => {
        this.#label = `${operation} ${path}`
        return this.latency.of(operation)
      },
    })
  }
}
