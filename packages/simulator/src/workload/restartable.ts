import type { Events } from '@millrace/base'
import type { SimCluster } from '../nodes/cluster.ts'
import type { SimClient } from './sim-client.ts'

/** A machine with an application on it whose process comes and goes. */
export abstract class Restartable {
  readonly host: string
  protected readonly cluster: SimCluster
  #life: SimClient | undefined
  #lives = 0
  #leaving = new AbortController()
  #ended: Promise<void> = Promise.resolve()

  constructor(cluster: SimCluster, host: string) {
    this.cluster = cluster
    this.host = host
    cluster.restartables.push(this)
  }

  get isUp(): boolean {
    return this.#life !== undefined
  }

  get isFrozen(): boolean {
    return this.#life?.process.frozen === true
  }

  /** How often it was started. */
  get lives(): number {
    return this.#lives
  }

  /** Starts it, if it does not run. */
  start(): void {
    if (this.#life !== undefined) return
    this.#lives += 1
    const name = `${this.host}/${this.#lives}`
    const life = this.cluster.life(name, this.host, this.events(name))
    const leaving = new AbortController()
    this.#life = life
    this.#leaving = leaving
    this.#ended = this.run(life, leaving.signal).then(() => {
      if (this.#life === life) this.#over(life)
    })
  }

  /** kill -9: its process does nothing any more, and its connections are reset. */
  kill(): void {
    const life = this.#life
    if (life === undefined) return
    life.process.kill()
    this.cluster.network.processDied(life.process, false)
    this.#over(life)
  }

  freeze(): void {
    this.#life?.process.freeze()
  }

  thaw(): void {
    this.#life?.process.thaw()
  }

  /** Has it end in order. Resolves once it has; never if it is killed first. */
  leave(): Promise<void> {
    this.#leaving.abort()
    return this.#life === undefined ? Promise.resolve() : this.#ended
  }

  /** Does what it is for until it is told to end; everything awaited is of this process. */
  protected abstract run(life: SimClient, leaving: AbortSignal): Promise<void>
  /** Where its SDK tells what happens. */
  protected abstract events(process: string): Events
  /** Its process is gone. */
  protected abstract gone(process: string): void

  #over(life: SimClient): void {
    this.#life = undefined
    this.gone(life.process.name)
  }
}
