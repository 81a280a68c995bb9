import path from 'node:path'
import { present } from '@millrace/base'
import { freePorts } from '@millrace/testing'
import { BrokerProcess } from '../broker-process.ts'
import { TemporaryFolder } from '../temporary-folder.ts'
import type { Namespaces } from './namespaces.ts'

type Settings = Readonly<Record<string, string>>

export interface ClusterOptions {
  readonly brokers: number
  /** Without it all brokers are on the loopback address. */
  readonly namespaces?: Namespaces | undefined
  readonly settings?: Settings | ((id: number) => Settings)
  /** Nodes besides the brokers that vote in the metadata quorum and hold no partitions. Default: none, and every broker votes. */
  readonly controllers?: number
  /** The folder of a broker. Default: a temporary one. */
  readonly folder?: (id: number) => string
  /** Added to the environment of every broker's process. */
  readonly environment?: (id: number) => Readonly<Record<string, string>>
}

/** Processes of the shipped broker that are one cluster: each keeps its address and its folder over many lives. */
export class Cluster {
  /** Where the brokers have their data, if nothing else is said, and their logs. */
  readonly home = new TemporaryFolder('cluster')
  /** Those that hold partitions. */
  readonly ids: readonly number[]
  /** Those that only vote. */
  readonly controllerIds: readonly number[]
  readonly #brokers = new Map<number, BrokerProcess>()
  readonly #folders = new Map<number, string>()

  private constructor(brokers: number, controllers: number) {
    this.ids = Array.from({ length: brokers }, (_, at) => at + 1)
    this.controllerIds = Array.from({ length: controllers }, (_, at) => brokers + at + 1)
  }

  /** Starts all nodes at once, with empty folders. */
  static async start(options: ClusterOptions): Promise<Cluster> {
    const { brokers, controllers = 0, namespaces, settings = {}, folder, environment } = options
    const cluster = new Cluster(brokers, controllers)
    const { controllerIds } = cluster
    const ids = [...cluster.ids, ...controllerIds]
    const ports = namespaces === undefined ? await freePorts(ids.length) : ids.map(() => 9192)
    const places = ids.map((id, at) => ({ id, host: namespaces?.address(id) ?? '127.0.0.1', port: ports[at] ?? 0 }))
    const voting = places.filter(({ id }) => controllers === 0 || controllerIds.includes(id))
    const voters = voting.map(({ id, host, port }) => `${id}@${host}:${port}`).join(',')
    for (const { id, host, port } of places) {
      const data = folder?.(id) ?? path.join(cluster.home.path, `broker-${id}`)
      cluster.#folders.set(id, data)
      const broker = new BrokerProcess(
        data,
        {
          'node.id': String(id),
          'controller.quorum.voters': voters,
          ...(controllers === 0 ? {} : { 'process.roles': controllerIds.includes(id) ? 'controller' : 'broker' }),
          'listener.host': host,
          // No other machine reaches these addresses.
          ...(namespaces === undefined ? {} : { 'listener.insecure': 'true' }),
          ...(typeof settings === 'function' ? settings(id) : settings),
        },
        environment?.(id) ?? {},
        {
          host,
          port,
          launcher: namespaces?.launcher(id) ?? [],
          logFile: path.join(cluster.home.path, `broker-${id}.log`),
        },
      )
      cluster.#brokers.set(id, broker)
    }
    await Promise.all(ids.map((id) => cluster.broker(id).start()))
    return cluster
  }

  /** All addresses, for a client. */
  get addresses(): string[] {
    return this.ids.map((id) => this.broker(id).address)
  }

  /** `controller.quorum.voters` of all nodes. */
  get voters(): string {
    const ids = this.controllerIds.length === 0 ? this.ids : this.controllerIds
    return ids.map((id) => `${id}@${this.broker(id).address}`).join(',')
  }

  broker(id: number): BrokerProcess {
    return present(this.#brokers.get(id), `there is a broker ${id}`)
  }

  /** Where a broker has its data. */
  folder(id: number): string {
    return present(this.#folders.get(id), `there is a broker ${id}`)
  }

  /** Stops all that run, as on SIGTERM, at once. */
  async stop(): Promise<void> {
    const running = [...this.#brokers.values()].filter((broker) => broker.running)
    await Promise.all(running.map((broker) => broker.stop()))
  }

  /** Kills all that run. */
  async kill(): Promise<void> {
    const running = [...this.#brokers.values()].filter((broker) => broker.running)
    await Promise.all(running.map((broker) => broker.kill()))
  }
}
