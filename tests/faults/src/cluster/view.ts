import { setTimeout as delay } from 'node:timers/promises'
import { type Client, connect } from '@millrace/client'

/** How a cluster stands, as its admin calls tell. */
export class ClusterView {
  readonly #client: Client
  readonly #topic: string

  private constructor(client: Client, topic: string) {
    this.#client = client
    this.#topic = topic
  }

  static async connect(addresses: readonly string[], topic: string): Promise<ClusterView> {
    return new ClusterView(await connect({ brokers: [...addresses], clientId: 'faults-view' }), topic)
  }

  get client(): Client {
    return this.#client
  }

  async leaderOf(partition: number): Promise<number> {
    const { partitions } = await this.#client.admin().describeTopic(this.#topic)
    return partitions[partition]?.leader ?? -1
  }

  async controller(): Promise<number> {
    return (await this.#client.admin().describeCluster()).controllerId
  }

  /** Resolves once every partition has a leader and all of its replicas in sync. */
  async whole(deadlineMs = 120_000): Promise<void> {
    const endMs = performance.now() + deadlineMs
    for (let last = 'no answer'; ; await delay(100)) {
      try {
        const { partitions } = await this.#client.admin().describeTopic(this.#topic)
        const lacking = partitions.filter(
          ({ leader, isr, replicas }) => leader === undefined || leader < 0 || isr.length < replicas.length,
        )
        if (lacking.length === 0) return
        last = lacking
          .map(({ partition, leader, isr }) => `${partition} led by ${leader}, in sync ${isr.join()}`)
          .join('; ')
      } catch (error) {
        last = String(error)
      }
      if (performance.now() > endMs) throw new Error(`the cluster is not whole after ${deadlineMs} ms: ${last}`)
    }
  }

  async close(): Promise<void> {
    await this.#client.close({ deadlineMs: 5_000 })
  }
}
