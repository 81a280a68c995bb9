import { present } from '@millrace/base'
import type { ReadSession } from '@millrace/simulator/checkers'
import type { SharedHistory } from '../apps/sender-notes.ts'
import type { ReaderNote } from './client-note.ts'

/** Enters into a history what one program that reads tells. */
export class ReaderNotes {
  readonly #shared: SharedHistory
  readonly #name: string
  readonly #sessions = new Map<number, ReadSession>()

  constructor(shared: SharedHistory, name: string) {
    this.#shared = shared
    this.#name = name
  }

  enter(note: ReaderNote): void {
    const { history } = this.#shared
    this.#shared.at = note.at
    if (note.did === 'session') this.#sessions.set(note.session, history.session(this.#name, note.isolation))
    else history.polled(present(this.#sessions.get(note.session), 'it has begun'), note.records)
  }
}
