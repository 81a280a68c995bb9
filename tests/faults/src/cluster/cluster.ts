import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { present } from '@millrace/base'
import { atExit } from '../at-exit.ts'
import { BrokerProcess } from '../broker-process.ts'
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
  readonly directory = mkdtempSync(path.join(tmpdir(), 'millrace-cluster-'))
  /** Removes what the brokers wrote into the temporary folder. Idempotent. */
  readonly remove = atExit(() => {
    if (!this.#isKept) rmSync(this.directory, { recursive: true, force: true })
  })
  /** Those that hold partitions. */
  readonly ids: readonly number[]
  /** Those that only vote. */
  readonly controllerIds: readonly number[]
  readonly #brokers = new Map<number, BrokerProcess>()
  readonly #folders = new Map<number, string>()
  #isKept = false

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
      const data = folder?.(id) ?? path.join(cluster.directory, `broker-${id}`)
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
          logFile: path.join(cluster.directory, `broker-${id}.log`),
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

  /** Something went wrong: the temporary folder, where the logs of the brokers are too, is not removed, and is named. */
  keep(): void {
    this.#isKept = true
    console.log(`the data folders are kept: ${this.directory}`)
  }
}

/** Ports that nobody listens on now. All are held until the last is known, so that none comes twice. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer()
          server.once('error', reject)
          server.listen(0, '127.0.0.1', () => resolve(server))
        }),
    ),
  )
  const ports = servers.map((server) => {
    const address = server.address()
    return address !== null && typeof address === 'object' ? address.port : 0
  })
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
