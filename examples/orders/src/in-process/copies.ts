import type { TestCluster } from '@millrace/testing'
import { run } from '../services/index.ts'

export interface CopiesOptions {
  readonly cluster: TestCluster
  readonly state: string
  readonly ordersPerShop: number
  readonly log: (text: string) => void
}

interface Running {
  readonly given: AbortController
  readonly done: Promise<void>
}

/** Copies of services in this process, each with a client of its own. */
export class Copies {
  readonly #options: CopiesOptions
  readonly #running = new Map<string, Running>()

  constructor(options: CopiesOptions) {
    this.#options = options
  }

  start(service: string, number: number): void {
    const name = `${service}-${number}`
    const given = new AbortController()
    this.#running.set(name, { given, done: this.#run(service, number, name, given.signal) })
  }

  /** Asks one to stop, and waits until it has left. Rejects if it could not go on. */
  async stop(service: string, number: number): Promise<void> {
    await this.#stop(`${service}-${number}`)
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((name) => this.#stop(name)))
  }

  async #stop(name: string): Promise<void> {
    const running = this.#running.get(name)
    this.#running.delete(name)
    running?.given.abort()
    await running?.done
  }

  async #run(service: string, number: number, name: string, signal: AbortSignal): Promise<void> {
    const { cluster, state, ordersPerShop, log } = this.#options
    await using client = await cluster.client({ clientId: name })
    const about = { number, name, state, ordersPerShop, perSecond: 0 }
    await run(service, { ...about, client, signal, log: (text) => log(`[${name}] ${text}`) })
  }
}
