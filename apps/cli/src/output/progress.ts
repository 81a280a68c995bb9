import { type CliIo, isTerminal } from '../io.ts'
import { grouped } from './render.ts'

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

const barLength = 30

/** `[#######-----------------------]  25 %  1,234 of 5,000 bytes`; without a bar while nobody knows how many there will be. */
export function progressBar(done: number, total: number, unit: string): string {
  if (!Number.isFinite(total)) return `${grouped(done)} ${unit}`
  const fraction = total <= 0 ? 1 : Math.min(1, Math.max(0, done / total))
  const filled = Math.floor(fraction * barLength)
  const percent = String(Math.floor(fraction * 100)).padStart(3)
  return `[${'#'.repeat(filled)}${'-'.repeat(barLength - filled)}] ${percent} %  ${grouped(done)} of ${grouped(total)} ${unit}`
}
