import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../dist/copy.js', import.meta.url))

export interface FleetOptions {
  readonly brokers: readonly string[]
  readonly state: string
  readonly ordersPerShop: number
  readonly perSecond: number
}

/** Copies of services as processes, each started again when it dies, as whatever runs a real one would. */
export class Fleet {
  readonly #options: FleetOptions
  readonly #copies = new Map<string, ChildProcess>()
  #isStopping = false
  /** How often a copy was started again. */
  restarts = 0

  constructor(options: FleetOptions) {
    this.#options = options
  }

  /** Those that run, by name: `billing-2`. */
  get names(): string[] {
    return [...this.#copies.keys()]
  }

  start(service: string, number: number): void {
    const { brokers, state, ordersPerShop, perSecond } = this.#options
    const options = { brokers: brokers.join(','), state, orders: ordersPerShop, 'per-second': perSecond }
    const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
    const child = fork(program, [service, String(number), ...words], { stdio: 'inherit' })
    const name = `${service}-${number}`
    this.#copies.set(name, child)
    child.once('exit', (code) => {
      this.#copies.delete(name)
      // The one that is done leaves by itself.
      if (this.#isStopping || code === 0) return
      this.restarts += 1
      this.start(service, number)
    })
  }

  /** `kill -9`. Resolves once it is gone, and started again. */
  async kill(name: string): Promise<void> {
    await this.#end(name, 'SIGKILL')
  }

  /** Asks one to stop; it is not started again. */
  async stopOne(name: string): Promise<void> {
    await this.#end(name, 'SIGTERM')
  }

  /** Asks all to stop. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await Promise.all(this.names.map((name) => this.#end(name, 'SIGTERM')))
  }

  async #end(name: string, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#copies.get(name)
    if (child === undefined) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
}
