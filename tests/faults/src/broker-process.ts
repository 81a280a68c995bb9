import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { assert } from '@millrace/base'
import { atExit } from './at-exit.ts'

const bin = fileURLToPath(new URL('../../../apps/broker/bin/millrace-broker.cjs', import.meta.url))

/** A line that the broker logged. */
export type LogLine = Readonly<Record<string, unknown>>

/** Where a broker listens, and how its process is made. */
export interface BrokerPlace {
  /** Default: 127.0.0.1. */
  readonly host?: string
  /** Default: any free one, the same in every life. */
  readonly port?: number
  /** Where all that it logs is kept, of every life. Default: nowhere. */
  readonly logFile?: string
  /** What runs the program, such as another network namespace's `ip netns exec NAME`. */
  readonly launcher?: readonly string[]
}

/** The shipped `millrace-broker`, run as users run it, on one data folder and one port over many lives. */
export class BrokerProcess {
  readonly #directory: string
  readonly #settings: readonly string[]
  readonly #environment: Readonly<Record<string, string>>
  readonly #host: string
  readonly #launcher: readonly string[]
  readonly #logFile: string | undefined
  #child: ChildProcess | undefined
  #port: number
  #lines: LogLine[] = []

  /** `environment` is added to this process's own. */
  constructor(
    directory: string,
    settings: Readonly<Record<string, string>> = {},
    environment: Readonly<Record<string, string>> = {},
    { host = '127.0.0.1', port = 0, launcher = [], logFile }: BrokerPlace = {},
  ) {
    this.#directory = directory
    this.#environment = environment
    this.#host = host
    this.#port = port
    this.#launcher = launcher
    this.#logFile = logFile
    this.#settings = Object.entries(settings).map(([key, value]) => `${key}=${value}`)
    // Whatever ends a suite, no broker is left behind.
    atExit(() => this.#child?.kill('SIGKILL'))
  }

  /** `host:port`; the same in every life. */
  get address(): string {
    assert(this.#port !== 0, 'the broker has not been started yet')
    return `${this.#host}:${this.#port}`
  }

  get pid(): number {
    assert(this.#child?.pid !== undefined, 'the broker runs')
    return this.#child.pid
  }

  /** Whether its process is there: it was started, and has not ended, by itself either. */
  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** Sends its process a signal that does not end it: SIGSTOP, SIGCONT. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    process.kill(this.pid, signal)
  }

  /**
   * Stops it where it stands, as the end of a machine's power would. Resolves once no thread of it does anything more: one that waits for a
   * disk never learns what became of that.
   */
  async freeze(): Promise<void> {
    this.signal('SIGSTOP')
    while (threadStates(this.pid).some((state) => state !== 'T' && state !== 'D')) await delay(1)
  }

  /** What this life has logged. */
  get lines(): readonly LogLine[] {
    return this.#lines
  }

  /** Starts it and waits until it says that it listens. Rejects with its last words if it ends before. */
  async start(): Promise<void> {
    assert(!this.running, 'the broker runs already')
    const settings = [`log.dir=${this.#directory}`, `listener.port=${this.#port}`, ...this.#settings]
    const words = [...this.#launcher, process.execPath, bin, ...settings.flatMap((setting) => ['--set', setting])]
    const child = spawn(words[0] ?? process.execPath, words.slice(1), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...this.#environment },
    })
    this.#child = child
    this.#lines = []
    let complaint = ''
    child.stderr.on('data', (bytes: Buffer) => (complaint = (complaint + bytes.toString()).slice(-4000)))
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the broker ended with ${code} before it was ready: ${complaint}`)))
      createInterface({ input: child.stdout }).on('line', (text) => {
        if (this.#logFile !== undefined) appendFileSync(this.#logFile, `${text}\n`)
        const line = parseLine(text)
        this.#lines.push(line)
        if (line['event'] !== 'ready') return
        this.#port = Number(line['port'])
        resolve()
      })
    })
    child.removeAllListeners('exit')
  }

  /** Kills it (-9) and waits until the kernel has taken it away. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Asks it to stop. Resolves with its exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM')
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child
    assert(child !== undefined && this.running, 'the broker runs')
    const exited = once(child, 'exit') as Promise<[number | null]>
    child.kill(signal)
    const [code] = await exited
    this.#child = undefined
    return code
  }
}

/** The state of each thread of a process, a letter as in `/proc/PID/stat`. */
function threadStates(pid: number): string[] {
  const tasks = `/proc/${pid}/task`
  return readdirSync(tasks).flatMap((id) => {
    const file = `${tasks}/${id}/stat`
    // It may have ended meanwhile.
    if (!existsSync(file)) return []
    // The name before it is in parentheses, and may have any letters in it.
    const text = readFileSync(file, 'latin1')
    return [text.charAt(text.lastIndexOf(') ') + 2)]
  })
}

function parseLine(text: string): LogLine {
  try {
    return JSON.parse(text) as LogLine
  } catch (error) {
    throw new Error(`the broker wrote a line that is not JSON: ${text}`, { cause: error })
  }
}
