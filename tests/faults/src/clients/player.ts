import { present } from '@millrace/base'
import { App, type Program } from '../apps/app.ts'
import { type ClientNote, isProgress } from './client-note.ts'

/** How a program is started. */
export interface Launch {
  readonly program: Program
  readonly words: readonly string[]
}

/** What is done with what a program tells, and when it is heard of no more. */
export interface Listener {
  enter(note: ClientNote): void
  gone?(): void
}

/** A program that plays, and who hears it. */
interface Playing {
  readonly app: App<ClientNote>
  readonly listener: Listener
}

/** What one that was frozen was given as the signal struck it has not kept. */
function goOn({ app, listener }: Playing): void {
  listener.gone?.()
  app.thaw()
}

/** One role, which one program after the other plays: where one ends, or was killed, another is started, under a name of its own. */
export class Player {
  readonly role: string
  /** How often it got on. */
  progress = 0
  /** Why programs ended, or what they ended did not get through, by code. */
  readonly failures: Record<string, number> = {}
  readonly #launch: (name: string) => Launch
  readonly #listen: (name: string) => Listener
  readonly #apps = new Set<App<ClientNote>>()
  #current: Playing | undefined
  #started = 0
  #isStopping = false
  #onNote: ((note: ClientNote) => void) | undefined

  constructor(role: string, launch: (name: string) => Launch, listen: (name: string) => Listener) {
    this.role = role
    this.#launch = launch
    this.#listen = listen
    this.#start()
  }

  /** Resolves at the next thing of that kind that is done. */
  next(did: ClientNote['did']): Promise<void> {
    return new Promise((resolve) => {
      this.#onNote = (note) => {
        if (note.did !== did) return
        this.#onNote = undefined
        resolve()
      }
    })
  }

  /** Kills (-9) who plays; another one begins. */
  async kill(): Promise<void> {
    const { app, listener } = this.#playing()
    listener.gone?.()
    await app.kill()
    // It may have been given something just before the signal struck.
    listener.gone?.()
    this.#apps.delete(app)
    this.#start()
  }

  /** Freezes who plays. */
  freeze(): void {
    const { app, listener } = this.#playing()
    listener.gone?.()
    app.freeze()
  }

  thaw(): void {
    goOn(this.#playing())
  }

  /** Freezes who plays and has another one begin; resolves with what has the first go on. */
  supersede(): () => void {
    const former = this.#playing()
    this.freeze()
    this.#start()
    return () => goOn(former)
  }

  /** Has all that play end, those that were superseded too. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await Promise.all([...this.#apps].filter((app) => app.running).map((app) => app.stop()))
  }

  #playing(): Playing {
    return present(this.#current, 'somebody plays')
  }

  #start(): void {
    const name = `${this.role}-${(this.#started += 1)}`
    const { program, words } = this.#launch(name)
    const listener = this.#listen(name)
    const app = new App<ClientNote>(name, program, words, (note) => {
      if (isProgress(note)) this.progress += 1
      if ('code' in note && note.code !== '') this.failures[note.code] = (this.failures[note.code] ?? 0) + 1
      listener.enter(note)
      this.#onNote?.(note)
    })
    this.#apps.add(app)
    this.#current = { app, listener }
    void app.ended().then(() => {
      this.#apps.delete(app)
      if (!this.#isStopping && !app.killed && this.#current?.app === app) this.#start()
    })
  }
}
