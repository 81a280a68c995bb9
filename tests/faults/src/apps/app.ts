import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { atExit } from '../at-exit.ts'

/** A program of users' on the SDK, in a process of its own that tells what it does, and can be killed and frozen at any moment. */
export class App<Note> {
  readonly name: string
  readonly #child: ChildProcess
  readonly #forget: () => void
  #isFrozen = false
  #isKilled = false

  /** `script` stands beside this file. Should it end by itself with anything but 0, this process does too. */
  constructor(name: string, script: string, words: readonly string[], onNote: (note: Note, app: App<Note>) => void) {
    this.name = name
    this.#child = fork(fileURLToPath(new URL(`${script}.js`, import.meta.url)), [...words])
    this.#forget = atExit(() => this.#child.kill('SIGKILL'))
    this.#child.on('message', (note) => onNote(note as Note, this))
    this.#child.once('exit', (code) => {
      if (code !== 0 && !this.#isKilled) throw new Error(`${name} ended with ${code}`)
    })
  }

  /** Whether it is there, frozen or not. */
  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
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
    this.#child.send(word)
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

  /** Resolves once it has ended by itself, or was killed. */
  async ended(): Promise<void> {
    if (this.running) await once(this.#child, 'exit')
  }
}
