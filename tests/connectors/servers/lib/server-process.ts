import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { atExit } from '../../../faults/src/at-exit.ts'

export interface ServerProgram {
  /** What people call it. */
  readonly name: string
  readonly command: string
  readonly arguments: readonly string[]
  readonly workingFolder: string
  readonly env?: NodeJS.ProcessEnv
  /** Who runs it, for servers that root may not run; see `otherUser`. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined
  /** Whether it serves: asked again and again until it says so. What it throws means no. */
  readonly isReady: () => Promise<boolean>
  /** For this long at most. */
  readonly readyWithinMs: number
  /** What asks it to end. */
  readonly stopSignal?: NodeJS.Signals
}

const outputCharsMax = 16_384

/** A real server, run by a test. It ends with the test's process, by its pid. */
export class ServerProcess implements AsyncDisposable {
  readonly #program: ServerProgram
  #child: ChildProcess | undefined
  #forget: (() => void) | undefined
  #output = ''

  private constructor(program: ServerProgram) {
    this.#program = program
  }

  /** Rejects, with the end of what the server printed, if it ends or does not serve in time. */
  static async start(program: ServerProgram): Promise<ServerProcess> {
    const server = new ServerProcess(program)
    await server.start()
    return server
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Starts it again, after `kill` or `stop`. */
  async start(): Promise<void> {
    const { name, command, workingFolder, env, user, isReady, readyWithinMs } = this.#program
    if (this.#child !== undefined) throw new Error(`${name} runs`)
    const child = spawn(command, this.#program.arguments, {
      cwd: workingFolder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(user === undefined ? {} : user),
    })
    this.#child = child
    this.#forget = atExit(() => child.kill('SIGKILL'))
    let failure: Error | undefined
    child.once('error', (error) => (failure = error))
    child.once('exit', (code, signal) => {
      failure ??= new Error(`it ended (${signal ?? code})`)
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-outputCharsMax)
      })
    }
    const endMs = performance.now() + readyWithinMs
    while (!(await isReady().catch(() => false))) {
      if (failure === undefined && performance.now() < endMs) {
        await delay(50)
        continue
      }
      const why = failure?.message ?? `it does not serve after ${readyWithinMs} ms`
      await this.kill()
      throw new Error(`${name} can't be used: ${why}\n${this.#output}`)
    }
  }

  /** kill -9. Resolves once it is gone. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#end(this.#program.stopSignal ?? 'SIGTERM')
  }

  /** Freezes it, and lets it go on. */
  pause(): void {
    this.#child?.kill('SIGSTOP')
  }

  resume(): void {
    this.#child?.kill('SIGCONT')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (child === undefined) return
    this.#child = undefined
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      child.kill(signal)
      // A frozen one hears nothing but SIGKILL.
      child.kill('SIGCONT')
      await gone
    }
    this.#forget?.()
  }
}
