import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { present } from '@millrace/base'
import { BrokerProcess } from '../broker-process.ts'
import type { Namespaces } from './namespaces.ts'

export interface ClusterOptions {
  readonly brokers: number
  /** Without it all brokers are on the loopback address. */
  readonly namespaces?: Namespaces | undefined
  readonly settings?: Readonly<Record<string, string>>
  /** The folder of a broker. Default: a temporary one. */
  readonly folder?: (id: number) => string
  /** Added to the environment of every broker's process. */
  readonly environment?: (id: number) => Readonly<Record<string, string>>
}

/** Processes of the shipped broker that are one cluster: each is a voter, and keeps its address and its folder over many lives. */
export class Cluster {
  readonly directory: string
  readonly #brokers = new Map<number, BrokerProcess>()

  private constructor(directory: string) {
    this.directory = directory
  }

  /** Starts all brokers at once, with empty folders. */
  static async start({ brokers, namespaces, settings = {}, folder, environment }: ClusterOptions): Promise<Cluster> {
    const cluster = new Cluster(mkdtempSync(path.join(tmpdir(), 'millrace-cluster-')))
    const ids = Array.from({ length: brokers }, (_, at) => at + 1)
    const ports = namespaces === undefined ? await freePorts(brokers) : ids.map(() => 9192)
    const places = ids.map((id, at) => ({ id, host: namespaces?.address(id) ?? '127.0.0.1', port: ports[at] ?? 0 }))
    const voters = places.map(({ id, host, port }) => `${id}@${host}:${port}`).join(',')
    for (const { id, host, port } of places) {
      const broker = new BrokerProcess(
        folder?.(id) ?? path.join(cluster.directory, `broker-${id}`),
        {
          'node.id': String(id),
          'controller.quorum.voters': voters,
          'listener.host': host,
          // No other machine reaches these addresses.
          ...(namespaces === undefined ? {} : { 'listener.insecure': 'true' }),
          ...settings,
        },
        environment?.(id) ?? {},
        { host, port, launcher: namespaces?.launcher(id) ?? [] },
      )
      cluster.#brokers.set(id, broker)
    }
    await Promise.all(ids.map((id) => cluster.broker(id).start()))
    return cluster
  }

  get ids(): readonly number[] {
    return [...this.#brokers.keys()]
  }

  /** All addresses, for a client. */
  get addresses(): string[] {
    return [...this.#brokers.values()].map(({ address }) => address)
  }

  broker(id: number): BrokerProcess {
    return present(this.#brokers.get(id), `there is a broker ${id}`)
  }

  /** Stops all that run, as on SIGTERM, at once. */
  async stop(): Promise<void> {
    const running = [...this.#brokers.values()].filter((broker) => broker.running)
    await Promise.all(running.map((broker) => broker.stop()))
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** Ports that nobody listens on now. All are held until the last is known, so that none comes twice. */
async function freePorts(count: number): Promise<number[]> {
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
