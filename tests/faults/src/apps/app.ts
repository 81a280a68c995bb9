import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { atExit } from '../at-exit.ts'
import { jsonLine } from '../json-line.ts'

/** A script beside this file, which is forked; or any other program, which is told a word a line and answers with a line of JSON a note. */
export type Program = string | { readonly command: readonly string[] }

/** A program of users', in a process of its own that tells what it does, and can be killed and frozen at any moment. */
export class App<Note> {
  readonly name: string
  readonly #child: ChildProcess
  /** It has ended, and all that it told was heard. */
  readonly #closed: Promise<unknown>
  readonly #forget: () => void
  #isFrozen = false
  #isKilled = false

  /** Should it end by itself with anything but 0, this process does too. */
  constructor(name: string, program: Program, words: readonly string[], onNote: (note: Note, app: App<Note>) => void) {
    this.name = name
    this.#child = started(program, words)
    this.#closed = once(this.#child, 'close')
    this.#forget = atExit(() => this.#child.kill('SIGKILL'))
    const { stdout } = this.#child
    if (stdout === null) this.#child.on('message', (note) => onNote(note as Note, this))
    else {
      createInterface({ input: stdout }).on('line', (line) => {
        const note = jsonLine(line, this.#isKilled) as Note | undefined
        if (note !== undefined) onNote(note, this)
      })
    }
    this.#child.once('exit', (code) => {
      if (code !== 0 && !this.#isKilled) throw new Error(`${name} ended with ${code}`)
    })
  }

  /** Whether it is there, frozen or not. */
  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** What it ended with by itself; null if it runs, or a signal ended it. */
  get exitCode(): number | null {
    return this.#child.exitCode
  }

  /** Whether it was killed. */
  get killed(): boolean {
    return this.#isKilled
  }

  /** Whether it is there and gets time. */
  get awake(): boolean {
    return this.running && !this.#isFrozen
  }

  tell(word: string): void {
    const { stdin } = this.#child
    if (stdin === null) this.#child.send(word)
    else stdin.write(`${word}\n`)
  }

  /** It gets no time any more (SIGSTOP), and does not know of it. */
  freeze(): void {
    this.#isFrozen = true
    this.#child.kill('SIGSTOP')
  }

  thaw(): void {
    this.#child.kill('SIGCONT')
    this.#isFrozen = false
  }

  /** As kill -9. */
  async kill(): Promise<void> {
    this.#isKilled = true
    this.#forget()
    await this.ended()
  }

  /** Asks it to end, and waits until it has. */
  async stop(): Promise<void> {
    this.tell('stop')
    await this.ended()
  }

  /** Resolves once it has ended by itself, or was killed, and all that it told was heard. */
  async ended(): Promise<void> {
    await this.#closed
  }
}

function started(program: Program, words: readonly string[]): ChildProcess {
  if (typeof program === 'string') return fork(fileURLToPath(new URL(`${program}.js`, import.meta.url)), [...words])
  const [file = '', ...first] = program.command
  const child = spawn(file, [...first, ...words], { stdio: ['pipe', 'pipe', 'inherit'] })
  // One that was killed is told nothing.
  child.stdin.on('error', () => undefined)
  return child
}
