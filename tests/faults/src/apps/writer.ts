import { assert } from '@millrace/base'
import { App } from './app.ts'
import { SenderNotes, type SharedHistory } from './sender-notes.ts'
import type { WriterNote } from './writer-process.ts'

/** A program that writes transactions, and what it told. */
export class Writer {
  readonly app: App<WriterNote>
  committedCount = 0
  /** Codes of what it did not give up on purpose. */
  readonly failures: string[] = []
  readonly #notes: SenderNotes
  #onNote: ((note: WriterNote) => void) | undefined

  /** `id`: its transactional id. */
  constructor(
    name: string,
    id: string,
    addresses: readonly string[],
    topic: string,
    partitions: number,
    shared: SharedHistory,
  ) {
    this.#notes = new SenderNotes(shared, name, topic, id)
    const words = [addresses.join(','), name, id, topic, String(partitions)]
    this.app = new App<WriterNote>(name, 'writer-process', words, (note) => this.#enter(note))
  }

  get name(): string {
    return this.app.name
  }

  /** Resolves at the next thing of that kind that it does; rejects if it ends instead. */
  async next(did: WriterNote['did']): Promise<void> {
    const done = new Promise<void>((resolve) => {
      this.#onNote = (note) => {
        if (note.did !== did) return
        this.#onNote = undefined
        resolve()
      }
    })
    await Promise.race([done, this.app.ended()])
    assert(this.app.running, `${this.name} ended by itself: ${this.failures.join()}`)
  }

  /** Resolves once so many more transactions are committed. */
  async commits(count: number): Promise<void> {
    const wanted = this.committedCount + count
    while (this.committedCount < wanted) await this.next('end')
  }

  #enter(note: WriterNote): void {
    this.#notes.enter(note)
    if (note.did === 'end' && note.code !== '') this.failures.push(note.code)
    if (note.did === 'end' && note.outcome === 'committed') this.committedCount += 1
    this.#onNote?.(note)
  }
}
