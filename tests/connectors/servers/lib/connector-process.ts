import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { atExit } from '../../../faults/src/at-exit.ts'
import { connectorsFolder } from './places.ts'

const program = join(connectorsFolder, 'worker/main.mjs')

export interface ConnectorRun {
  /** The package of the connector, and what it exports it as. */
  readonly module: string
  readonly connector: string
  readonly brokers: readonly string[]
  readonly name: string
  readonly config: Readonly<Record<string, string>>
  readonly offsetsTopic?: string
  readonly commitIntervalMs?: number
}

/** A connector in a process of its own, which ends with the test's, by its pid. */
export class ConnectorProcess implements AsyncDisposable {
  readonly #child: ChildProcess
  readonly #forget: () => void
  #output = ''

  constructor(run: ConnectorRun) {
    this.#child = spawn(process.execPath, [program, JSON.stringify(run)], { stdio: ['ignore', 'pipe', 'pipe'] })
    this.#forget = atExit(() => this.#child.kill('SIGKILL'))
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-16_384)
      })
    }
  }

  /** The end of what it printed. */
  get output(): string {
    return this.#output
  }

  /** Whether it has not ended by itself. */
  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** kill -9. Resolves once it is gone. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Has it stop its tasks and end. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.isRunning) {
      const gone = once(this.#child, 'exit')
      this.#child.kill(signal)
      await gone
    }
    this.#forget()
  }
}
