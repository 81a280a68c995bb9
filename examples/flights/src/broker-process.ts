import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../../apps/broker/bin/millrace-broker.cjs', import.meta.url))

/** A `millrace-broker` in a process of its own, with its data in a folder, that can be killed and started again. */
export class BrokerProcess {
  readonly #dataDirectory: string
  #child: ChildProcess | undefined
  #port = 0

  private constructor(dataDirectory: string) {
    this.#dataDirectory = dataDirectory
  }

  /** Starts one on any free port; resolves once it is ready. */
  static async start(dataDirectory: string): Promise<BrokerProcess> {
    const broker = new BrokerProcess(dataDirectory)
    await broker.#start()
    return broker
  }

  get address(): string {
    return `127.0.0.1:${this.#port}`
  }

  /** `kill -9`, then a new process on the same port and data. */
  async killAndRestart(): Promise<void> {
    await this.#end('SIGKILL')
    await this.#start()
  }

  /** Stops it as an operator would. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async #start(): Promise<void> {
    const settings = [`listener.port=${this.#port}`, `log.dir=${this.#dataDirectory}`].flatMap((text) => [
      '--set',
      text,
    ])
    const child = spawn(process.execPath, [bin, ...settings], { stdio: ['ignore', 'pipe', 'inherit'] })
    this.#child = child
    // It logs a JSON object a line; the one that says "ready" has the address.
    for await (const line of createInterface({ input: child.stdout })) {
      const entry = JSON.parse(line) as { msg: string; address?: string }
      if (entry.msg !== 'ready') continue
      this.#port = Number(entry.address?.split(':').at(-1))
      // Nobody reads on; a full pipe must not hold it up.
      child.stdout.resume()
      return
    }
    throw new Error('the broker ended before it was ready')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
}
