import { once } from 'node:events'
import { connect } from 'node:net'
import { freePort, inRepository, temporaryFolder } from '../../../tests/connectors/servers/lib/places.ts'
import { ServerProcess } from '../../../tests/connectors/servers/lib/server-process.ts'
import { Relay } from './relay.ts'

const readyWithinMs = 60_000

/** A broker that runs, and can be killed and started again. */
export interface Broker extends AsyncDisposable {
  /** `127.0.0.1:9094`, where `network` begins: it tells its clients of no other address. */
  readonly address: string
  readonly network: Relay
  readonly process: ServerProcess
}

const settingsOf = (settings: Readonly<Record<string, string>>): string[] =>
  Object.entries(settings).flatMap(([key, value]) => ['--set', `${key}=${value}`])

/** A `millrace-broker` with its data in a temporary folder. */
export async function startBroker(settings: Readonly<Record<string, string>>): Promise<Broker> {
  const folder = temporaryFolder('millrace-broker')
  const port = await freePort()
  const network = await Relay.start(port)
  const own = { 'listener.port': String(port), 'advertised.port': String(network.port), 'log.dir': folder.path }
  const program = await ServerProcess.start({
    name: 'millrace-broker',
    command: process.execPath,
    arguments: [inRepository('apps/broker/bin/millrace-broker.cjs'), ...settingsOf({ ...own, ...settings })],
    workingFolder: folder.path,
    isReady: async () => {
      const socket = connect(port, '127.0.0.1')
      await once(socket, 'connect')
      socket.destroy()
      return true
    },
    readyWithinMs,
  })
  const stop = async (): Promise<void> => {
    await network[Symbol.asyncDispose]()
    await program.stop()
    folder.remove()
  }
  return { address: `127.0.0.1:${network.port}`, network, process: program, [Symbol.asyncDispose]: stop }
}

/** What a worker runs. */
export interface WorkerOptions {
  readonly broker: string
  /** Packages of connectors. */
  readonly plugins: readonly string[]
  /** Connectors' documents. */
  readonly files: readonly string[]
  /** What these refer to as `${env:NAME}`. */
  readonly variables: Readonly<Record<string, string>>
}

/** A `millrace-connect` that runs connectors. */
export class Worker implements AsyncDisposable {
  readonly #url: string
  readonly #program: ServerProcess

  private constructor(url: string, program: ServerProcess) {
    this.#url = url
    this.#program = program
  }

  /** Resolves once it answers requests; its connectors may not run yet. */
  static async start({ broker, plugins, files, variables }: WorkerOptions): Promise<Worker> {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const settings = {
      'bootstrap.servers': broker,
      'listener.port': String(port),
      plugins: plugins.join(','),
      'connector.files': files.join(','),
      'config.providers.env.param.allowlist.pattern': Object.keys(variables).join('|'),
    }
    const program = await ServerProcess.start({
      name: 'millrace-connect',
      command: process.execPath,
      arguments: [inRepository('apps/connect/bin/millrace-connect.cjs'), ...settingsOf(settings)],
      workingFolder: inRepository('.'),
      env: variables,
      isReady: async () => (await fetch(`${url}/connectors`)).ok,
      readyWithinMs,
    })
    return new Worker(url, program)
  }

  async kill(): Promise<void> {
    await this.#program.kill()
  }

  async restart(): Promise<void> {
    await this.#program.start()
  }

  /** What each connector does, and each of its tasks. */
  async states(): Promise<readonly State[]> {
    const answer = await fetch(`${this.#url}/connectors?expand=status`)
    if (!answer.ok) throw new Error(`the worker answers ${answer.status}`)
    const connectors = (await answer.json()) as Record<string, { status: Status }>
    return Object.values(connectors).flatMap(({ status: { name, connector, tasks } }) => [
      { ...connector, name },
      // One without tasks has not begun.
      ...(tasks.length === 0 ? [{ name, state: 'UNASSIGNED' }] : []),
      ...tasks.map((task) => ({ ...task, name: `${name}-${task.id}` })),
    ])
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#program.stop()
  }
}

/** A connector or a task, as the REST API tells it. */
export interface State {
  readonly name: string
  /** RUNNING, FAILED and so on. */
  readonly state: string
  /** Why it failed. */
  readonly trace?: string
}

interface Status {
  readonly name: string
  readonly connector: Omit<State, 'name'>
  readonly tasks: readonly (Omit<State, 'name'> & { readonly id: number })[]
}
