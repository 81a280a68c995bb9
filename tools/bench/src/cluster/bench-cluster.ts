import { freePorts } from '@millrace/testing'
import { BenchBroker } from '../processes.ts'
import type { Target } from '../rows/measure.ts'

/** Processes of the shipped broker that are one cluster; topics stand on all of them. */
export class BenchCluster implements Target {
  readonly #brokers: readonly BenchBroker[]

  private constructor(brokers: readonly BenchBroker[]) {
    this.#brokers = brokers
  }

  /** `settings`: `KEY=VALUE` each, for every broker. */
  static async start(count: number, settings: readonly string[] = []): Promise<BenchCluster> {
    const ports = await freePorts(count)
    const voters = ports.map((port, at) => `${at + 1}@127.0.0.1:${port}`).join(',')
    const starting = ports.map((port, at) =>
      BenchBroker.start([`node.id=${at + 1}`, `controller.quorum.voters=${voters}`, ...settings], port),
    )
    return new BenchCluster(await Promise.all(starting))
  }

  /** Of one of them: clients learn of the others from it. */
  get address(): string {
    return this.#brokers[0]?.address ?? ''
  }

  get replicas(): number {
    return this.#brokers.length
  }

  /** Of all of them together, since their starts. */
  cpuSeconds(): number {
    return this.#brokers.reduce((sum, broker) => sum + broker.usage().cpuSeconds, 0)
  }

  /** As `kill -9` of all of them at once, and started again. Resolves once all are ready. */
  async killAndStartAgain(): Promise<void> {
    await Promise.all(this.#brokers.map((broker) => broker.kill()))
    await Promise.all(this.#brokers.map((broker) => broker.startAgain()))
  }

  async stop(): Promise<void> {
    await Promise.all(this.#brokers.map((broker) => broker.stop()))
  }
}
