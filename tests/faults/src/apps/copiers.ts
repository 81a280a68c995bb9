import { present } from '@millrace/base'
import { App } from './app.ts'
import type { CopierNote } from './copier-process.ts'

/** Programs that copy a topic together, each under a transactional id of its own. One that ends by itself is started again. */
export class Copiers {
  readonly ids: readonly string[]
  /** Records that copiers were told are copied for good. */
  copiedCount = 0
  /** How often transactions failed, by code. */
  readonly failures: Record<string, number> = {}
  readonly #addresses: readonly string[]
  readonly #topics: readonly [source: string, target: string]
  readonly #apps = new Map<string, App<CopierNote>>()
  #onNote: ((note: CopierNote, id: string) => void) | undefined
  #isStopping = false

  constructor(count: number, addresses: readonly string[], source: string, target: string) {
    this.ids = Array.from({ length: count }, (_, index) => `copier-${index + 1}`)
    this.#addresses = addresses
    this.#topics = [source, target]
    for (const id of this.ids) this.start(id)
  }

  /** Starts a copier that is not there. */
  start(id: string): void {
    const words = [this.#addresses.join(','), id, ...this.#topics]
    const app = new App<CopierNote>(id, 'copier-process', words, (note) => this.#note(note, id))
    this.#apps.set(id, app)
    void app.ended().then(() => {
      if (!this.#isStopping && this.#apps.get(id) === app && !app.killed) this.start(id)
    })
  }

  app(id: string): App<CopierNote> {
    return present(this.#apps.get(id), `${id} was started`)
  }

  /** Resolves with the id of the copier at the next note that `isWanted`. */
  next(isWanted: (note: CopierNote) => boolean): Promise<string> {
    return new Promise((resolve) => {
      this.#onNote = (note, id) => {
        if (!isWanted(note)) return
        this.#onNote = undefined
        resolve(id)
      }
    })
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    await Promise.all([...this.#apps.values()].filter((app) => app.running).map((app) => app.stop()))
  }

  #note(note: CopierNote, id: string): void {
    this.copiedCount += note.copied ?? 0
    if (note.failed !== undefined) this.failures[note.failed] = (this.failures[note.failed] ?? 0) + 1
    this.#onNote?.(note, id)
  }
}
