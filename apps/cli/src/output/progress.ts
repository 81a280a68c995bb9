import { type CliIo, isTerminal } from '../io.ts'

const refreshMs = 100

/** One line on stderr that is written over while something runs; nothing at all where no person looks. */
export class Progress {
  readonly #io: CliIo
  readonly #timer: NodeJS.Timeout | undefined

  constructor(io: CliIo, text: () => string) {
    this.#io = io
    if (!isTerminal(io.stderr)) return
    this.#timer = setInterval(() => io.stderr.write(`\r\u001B[K${text()}`), refreshMs)
    this.#timer.unref()
  }

  /** Clears the line. Idempotent. */
  end(): void {
    if (this.#timer === undefined) return
    clearInterval(this.#timer)
    this.#io.stderr.write('\r\u001B[K')
  }

  [Symbol.dispose](): void {
    this.end()
  }
}
