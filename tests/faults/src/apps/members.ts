import { present } from '@millrace/base'
import { GroupBook } from '../groups/group-book.ts'
import { waitFor } from '../wait-for.ts'
import { App, type Program } from './app.ts'
import type { MemberNote } from './member-process.ts'
import { now } from './now.ts'

/** How the members of a group are run, and what they are. */
export interface MemberKind {
  /** Else they commit automatically, and don't tell when. */
  readonly commitsByHand: boolean
  launch(name: string): { readonly program: Program; readonly words: readonly string[] }
}

/** Programs that read a topic in one group. They come, go, are killed and frozen; the book has all that they did. */
export class Members {
  readonly group: string
  readonly book = new GroupBook()
  /** How often commits were refused, by code. */
  readonly refusals: Record<string, number> = {}
  readonly #partitions: number
  readonly #kind: MemberKind
  readonly #apps = new Map<string, App<MemberNote>>()
  /** Who says that it has a partition. */
  readonly #owners = new Map<number, string>()
  #onNote: ((note: MemberNote, name: string) => void) | undefined

  constructor(group: string, partitions: number, kind: MemberKind) {
    this.group = group
    this.#partitions = partitions
    this.#kind = kind
  }

  /** Those that are there and get time. */
  get names(): string[] {
    return [...this.#apps].filter(([, app]) => app.awake).map(([name]) => name)
  }

  join(name: string): void {
    const { program, words } = this.#kind.launch(name)
    this.#apps.set(
      name,
      new App<MemberNote>(`${this.group} ${name}`, program, words, (note) => this.#enter(name, note)),
    )
  }

  async leave(name: string): Promise<void> {
    await this.#app(name).stop()
    this.#apps.delete(name)
  }

  async kill(name: string): Promise<void> {
    this.#gone(name)
    await this.#app(name).kill()
    // It may have been given something just before the signal struck.
    this.#gone(name)
    this.#apps.delete(name)
  }

  freeze(name: string): void {
    this.#gone(name)
    this.#app(name).freeze()
  }

  thaw(name: string): void {
    // What it was given as the signal struck it has not kept either.
    this.#gone(name)
    this.#app(name).thaw()
  }

  /** Has those that commit by hand commit all that they have read. */
  commit(): void {
    for (const name of this.names) this.#app(name).tell('commit')
  }

  /** Resolves with who commits next; of those that commit automatically, who may. */
  nextCommit(): Promise<string> {
    return this.next(this.#kind.commitsByHand ? 'committing' : 'read')
  }

  /** Resolves with who does that next. */
  next(did: MemberNote['did']): Promise<string> {
    return new Promise((resolve) => {
      this.#onNote = (note, name) => {
        if (note.did !== did) return
        this.#onNote = undefined
        resolve(name)
      }
    })
  }

  /** Resolves once each partition has an owner and every member has some, with how long that took in milliseconds. */
  async stable(deadlineMs = 120_000): Promise<number> {
    const lacking = (): string | undefined => {
      const { names } = this
      const owners = Array.from({ length: this.#partitions }, (_, partition) => this.#owners.get(partition) ?? 'nobody')
      const idle = names.filter((name) => !owners.includes(name))
      const isWhole = owners.every((owner) => names.includes(owner)) && idle.length === 0
      return isWhole ? undefined : `owners ${owners.join(' ')}; members ${names.join(' ')}`
    }
    return waitFor(`group ${this.group} is stable`, lacking, deadlineMs)
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#apps.keys()].map((name) => this.leave(name)))
  }

  #app(name: string): App<MemberNote> {
    return present(this.#apps.get(name), `${name} has joined`)
  }

  #gone(name: string): void {
    this.book.enter(name, { at: now(), did: 'gone' })
    for (const [partition, owner] of this.#owners) if (owner === name) this.#owners.delete(partition)
  }

  #enter(name: string, note: MemberNote): void {
    this.book.enter(name, note)
    if (note.did === 'refused') this.refusals[note.code] = (this.refusals[note.code] ?? 0) + 1
    if ('partitions' in note) {
      for (const partition of note.partitions) {
        if (note.did === 'assigned') this.#owners.set(partition, name)
        else if (this.#owners.get(partition) === name) this.#owners.delete(partition)
      }
    }
    this.#onNote?.(note, name)
  }
}
