import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url))
export const cliBin = path.join(root, 'apps/cli/bin/millrace.cjs')
export const connectBin = path.join(root, 'apps/connect/bin/millrace-connect.cjs')
export const brokerBin = path.join(root, 'apps/broker/bin/millrace-broker.cjs')

export interface SpawnOptions {
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Arguments of Node itself. */
  readonly nodeArguments?: readonly string[]
}

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** A child process whose output is gathered, and can be waited for line by line. */
export class Child implements AsyncDisposable {
  readonly process: ChildProcessWithoutNullStreams
  readonly ended: Promise<Ended>
  readonly #lines: string[] = []
  readonly #waiting: {
    matches: (line: string) => boolean
    found: (line: string) => void
    failed: (error: Error) => void
  }[] = []

  constructor(bin: string, commandLine: readonly string[], options: SpawnOptions = {}) {
    this.process = spawn(process.execPath, [...(options.nodeArguments ?? []), bin, ...commandLine], {
      cwd: options.cwd ?? root,
      env: { ...neutralEnvironment(), ...options.env },
    })
    this.ended = this.#gather()
    // A child that ends early closes its stdin; what it says about that is what the tests look at.
    this.process.stdin.on('error', () => {})
    if (options.input !== undefined) this.process.stdin.end(options.input)
  }

  /** Resolves with the first line of stdout, past or future, that matches; rejects if the process ends without one. */
  line(matches: (line: string) => boolean = () => true): Promise<string> {
    const past = this.#lines.find(matches)
    if (past !== undefined) return Promise.resolve(past)
    return new Promise((found, failed) => this.#waiting.push({ matches, found, failed }))
  }

  /** Sends a signal and waits for the end. */
  async end(signal: NodeJS.Signals): Promise<Ended> {
    this.process.kill(signal)
    return this.ended
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.process.kill('SIGKILL')
    await this.ended
  }

  async #gather(): Promise<Ended> {
    const output = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      this.process[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text
      })
    }
    createInterface({ input: this.process.stdout }).on('line', (line) => this.#hear(line))
    const [code, signal] = (await once(this.process, 'close')) as [number | null, NodeJS.Signals | null]
    for (const { failed } of this.#waiting.splice(0)) {
      failed(new Error(`it ended (${code ?? signal}) without such a line: ${output.stdout}${output.stderr}`))
    }
    return { code, signal, ...output }
  }

  #hear(line: string): void {
    this.#lines.push(line)
    for (const waiting of this.#waiting.filter(({ matches }) => matches(line))) {
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
      waiting.found(line)
    }
  }
}

/** Only what the test says: neither colours nor brokers nor contexts of the environment that the tests run in. */
export function neutralEnvironment(): Record<string, string | undefined> {
  const { FORCE_COLOR: _color, MILLRACE_BROKERS: _brokers, MILLRACE_CONTEXT: _context, ...environment } = process.env
  return { ...environment, XDG_CONFIG_HOME: path.join(root, 'no-such-folder') }
}

/** Runs `millrace` to its end, in a process of its own. */
export async function millraceProcess(commandLine: readonly string[], options: SpawnOptions = {}): Promise<Ended> {
  await using child = new Child(cliBin, commandLine, { input: '', ...options })
  return await child.ended
}
