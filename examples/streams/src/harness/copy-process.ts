import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** A copy of an example as a process of its own, as `npm start` runs it. */
export class CopyProcess {
  readonly #child: ChildProcess
  readonly #ended: Promise<{ readonly code: number | null }>
  readonly #said: string[] = []
  #heard: () => void = () => {}

  constructor(example: string, number: number, brokers: string, state: string) {
    const words = [program, 'run', example, String(number), '--brokers', brokers, '--state', state]
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
    this.#child = child
    this.#ended = once(child, 'close').then(([code]) => ({ code: code as number | null }))
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.#said.push(line)
      this.#heard()
    })
  }

  /** Resolves once a line of it ends so. Rejects if it ends before. */
  async says(what: string): Promise<void> {
    const heard = new Promise<void>((resolve) => {
      this.#heard = () => {
        if (this.#said.some((line) => line.endsWith(what))) resolve()
      }
      this.#heard()
    })
    const gone = this.#ended.then(({ code }) => {
      throw new Error(`the copy ended with ${code} before it said ${what}`)
    })
    await Promise.race([heard, gone])
  }

  /** Ends it, and waits until it is gone. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<{ readonly code: number | null }> {
    this.#child.kill(signal)
    return this.#ended
  }
}
