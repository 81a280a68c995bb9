import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { atExit } from './at-exit.ts'

/** Makes system calls of a running process fail, from outside: `strace -e inject` on each of its threads. */
export class Tracer {
  readonly #child: ChildProcess
  #callCount = 0

  private constructor(child: ChildProcess) {
    this.#child = child
  }

  /** Calls that it tampered with so far. */
  get callCount(): number {
    return this.#callCount
  }

  /**
   * Attaches to a process. Resolves when the first call was traced after that, so `provoke` has to make the process call one; what it
   * does is not waited for. Rejects with strace's last words if it can't attach.
   *
   * `inject` is strace's: `fdatasync:error=EIO`, or `fdatasync:delay_enter=100000` for so many microseconds.
   */
  static async attach(pid: number, inject: string, provoke: () => void): Promise<Tracer> {
    const call = inject.slice(0, inject.indexOf(':'))
    const child = spawn('strace', ['-f', '-p', String(pid), '-e', `trace=${call}`, '-e', `inject=${inject}`], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    atExit(() => child.kill('SIGKILL'))
    const lines = createInterface({ input: child.stderr })
    const tracer = new Tracer(child)
    let said = ''
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', () => reject(new Error(`strace ended: ${said.slice(-1000)}`)))
      let isAttached = false
      lines.on('line', (line) => {
        if (!isAttached) said += `${line}\n`
        if (!isAttached && line.includes('attached')) {
          isAttached = true
          provoke()
        }
        if (!/\((INJECTED|DELAYED)\)/.test(line)) return
        tracer.#callCount += 1
        resolve()
      })
    })
    child.removeAllListeners('exit')
    return tracer
  }

  /** Lets go of the process, which runs on as before. */
  async detach(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const exited = once(this.#child, 'exit')
    this.#child.kill('SIGINT')
    await exited
  }
}
