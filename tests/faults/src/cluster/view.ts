import { type Client, connect } from '@millrace/client'
import { waitFor } from '../wait-for.ts'

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
    return (await this.partitions())[partition]?.leader ?? -1
  }

  async controller(): Promise<number> {
    return (await this.#client.admin().describeCluster()).controllerId
  }

  async partitions() {
    return (await this.#client.admin().describeTopic(this.#topic)).partitions
  }

  /** Who leads what, and in which epoch: changed by every election of a controller or a leader. */
  async leadership(): Promise<string> {
    const leaders = (await this.partitions()).map(({ leader, leaderEpoch }) => `${leader}@${leaderEpoch}`)
    return `controller ${await this.controller()}, leaders ${leaders.join(' ')}`
  }

  /** Resolves once every partition has a leader and all of its replicas in sync. */
  async whole(deadlineMs = 120_000): Promise<void> {
    const lacking = async (): Promise<string | undefined> => {
      const found = (await this.partitions()).filter(
        ({ leader, isr, replicas }) => leader === undefined || leader < 0 || isr.length < replicas.length,
      )
      if (found.length === 0) return undefined
      return found
        .map(({ partition, leader, isr }) => `${partition} led by ${leader}, in sync ${isr.join()}`)
        .join('; ')
    }
    await waitFor('the cluster is whole', lacking, deadlineMs)
  }

  /** Resolves once a broker leads nothing, with how long that took in milliseconds. */
  async leadsNothing(id: number): Promise<number> {
    return waitFor(`broker ${id} leads nothing`, async () => {
      const led = (await this.partitions()).filter(({ leader }) => leader === undefined || leader < 0 || leader === id)
      return led.length === 0 ? undefined : `of partitions ${led.map(({ partition }) => partition).join()}`
    })
  }

  async close(): Promise<void> {
    await this.#client.close({ deadlineMs: 5_000 })
  }
}
