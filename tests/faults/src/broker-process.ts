import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { assert, present } from '@millrace/base'
import { freePorts } from '@millrace/testing'
import { atExit } from './at-exit.ts'
import { jsonLine } from './json-line.ts'

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
    // One that nobody else takes while it is stopped.
    if (this.#port === 0) this.#port = present((await freePorts(1))[0], 'one was asked for')
    const settings = [`log.dir=${this.#directory}`, `listener.port=${this.#port}`, ...this.#settings]
    const words = [...this.#launcher, process.execPath, bin, ...settings.flatMap((setting) => ['--set', setting])]
    const child = spawn(words[0] ?? process.execPath, words.slice(1), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...this.#environment },
    })
    this.#child = child
    const lines: LogLine[] = []
    this.#lines = lines
    let complaint = ''
    child.stderr.on('data', (bytes: Buffer) => (complaint = (complaint + bytes.toString()).slice(-4000)))
    await new Promise<void>((resolve, reject) => {
      // Not its exit: its last words may come after that.
      const onEnd = (code: number | null): void =>
        reject(new Error(`the broker ended with ${code} before it was ready: ${complaint}`))
      child.once('close', onEnd)
      createInterface({ input: child.stdout }).on('line', (text) => {
        if (this.#logFile !== undefined) appendFileSync(this.#logFile, `${text}\n`)
        const line = jsonLine(text, child.killed) as LogLine | undefined
        if (line === undefined) return
        lines.push(line)
        if (line['event'] !== 'ready') return
        this.#port = Number(line['port'])
        child.off('close', onEnd)
        resolve()
      })
    })
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
    // Not its exit: what it logged last may come after that.
    const closed = once(child, 'close') as Promise<[number | null]>
    child.kill(signal)
    const [code] = await closed
    this.#child = undefined
    return code
  }
}

/** The state of each thread of a process, a letter as in `/proc/PID/stat`. */
function threadStates(pid: number): string[] {
  const tasks = `/proc/${pid}/task`
  return readdirSync(tasks).flatMap((id) => {
    const text = statOf(`${tasks}/${id}/stat`)
    // The name before it is in parentheses, and may have any letters in it.
    return text === undefined ? [] : [text.charAt(text.lastIndexOf(') ') + 2)]
  })
}

/** Undefined if the thread has ended meanwhile. */
function statOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return undefined
    throw error
  }
}
